/* The search's field in the header: when it opens and closes, what is asked, and its keyboard. All else is loaded when a
   reader first comes to the field, so a page that nobody searches from asks for nothing. Without this script there is no field. */
(() => {
  "use strict";
  const { words, base, make, plain } = playpress;
  const header = document.querySelector(".md-header__inner");
  if (!header) return;
  const FILES = ["search.js", "search-words.js", "search-results.js", "search.css"];
  const FEW = 10, MORE = 20, LONG = 400; // milliseconds without an answer until that is said
  const isNarrow = matchMedia("(max-width: 59.984375em)");

  /* What there is to see */
  const field = make("input", {
    class: "pp-search-field", type: "text", role: "combobox", placeholder: words.search, "aria-label": words.search,
    "aria-autocomplete": "list", "aria-controls": "pp-hits", "aria-expanded": "false",
    autocomplete: "off", autocapitalize: "off", autocorrect: "off", spellcheck: "false", enterkeyhint: "go",
  });
  const rest = make("span", { class: "pp-search-rest", "aria-hidden": "true" });
  const button = (className, name) => make("button", { type: "button", class: className, "aria-label": name, title: name });
  const open = button("pp-search-open", words.search);
  const leave = button("pp-search-close", words.close);
  const filters = make("div", { class: "pp-search-filters", role: "group", hidden: true });
  const hint = make("p", { class: "pp-search-said", "aria-hidden": "true" });
  const hits = make("div", { class: "pp-search-hits", id: "pp-hits", role: "listbox", "aria-label": words.search });
  const panel = make("div", { class: "pp-search-panel", hidden: true }, filters, hint, hits);
  const said = make("p", { class: "pp-unseen", role: "status" });
  const box = make("div", { class: "pp-search-box" }, make("div", { class: "pp-search-bar" }, make("div", { class: "pp-search-typed" }, field, rest), leave), panel);
  const search = make("div", { class: "pp-search", role: "search", "aria-label": words.search }, open, box, said);
  const source = header.querySelector(".md-header__source");
  source ? source.before(search) : header.append(search);

  /* What is loaded; what could not be had is asked for again with the next key. */
  let results = null;
  const load = async () => {
    await Promise.all(FILES.map(playpress.load));
    await playpress.search.ready(base);
    results ??= playpress.searchResults({ filters, hits, ask: () => { limit = FEW; ask(); } });
  };
  /* What the search finds, for other scripts: they neither show nor ask for its panel. */
  playpress.find = async (typed, options) => {
    await Promise.all(["search.js", "search-words.js"].map(playpress.load));
    await playpress.search.ready(base);
    return playpress.search.ask(typed, options);
  };
  const prepare = () => load().catch(() => { /* said when something is asked */ });

  /* Asking: the newest question wins. */
  let asked = 0, shown = null, limit = FEW, wantsFirst = false;
  const tell = (text) => {
    hint.textContent = text;
    said.textContent = text;
  };
  /* There is no answer if another script has asked meanwhile: then this is asked again. */
  const answerTo = async (typed, number) => {
    let answer = null;
    while (!answer && number === asked) answer = await playpress.search.ask(typed, { ...results.chosen(), limit });
    return answer;
  };
  const ask = async () => {
    const number = ++asked, typed = field.value.trim();
    if (typed !== shown?.typed) limit = FEW;
    hits.setAttribute("aria-busy", "true");
    setTimeout(() => { if (number === asked && typed && hits.hasAttribute("aria-busy")) sayWait(); }, LONG);
    try {
      await load();
      if (number !== asked) return;
      const answer = typed && await answerTo(typed, number);
      if (number === asked) show(typed, answer);
    } catch {
      if (number === asked) fail();
    }
  };
  const show = (typed, answer) => {
    point(null);
    tell(results.show(typed, answer));
    if (typed !== shown?.typed) panel.scrollTop = 0;
    shown = { typed };
    suggest(answer || { hits: [] });
    hits.removeAttribute("aria-busy");
    if (typed || isOpen()) unfold();
    if (wantsFirst) follow(first());
    wantsFirst = false;
  };
  /* The rest of the word, after what is typed; the right arrow takes it. */
  const suggest = ({ hits: found, suggestion = "" }) => {
    const begun = /\S*$/.exec(field.value)[0];
    const isBegun = begun && suggestion.length > begun.length && field.scrollWidth <= field.clientWidth;
    const isWord = found.some(({ named, said }) => [...named, ...said].some(([text, isMarked]) => isMarked && plain(text) === plain(begun)));
    rest.replaceChildren(...isBegun && !isWord ? [make("span", {}, field.value), suggestion.slice(begun.length)] : []);
  };
  const complete = (event) => {
    if (!rest.lastChild || field.selectionStart < field.value.length) return;
    event.preventDefault();
    field.value += rest.lastChild.data;
    ask();
  };
  const forget = () => {
    asked += 1;
    shown = null;
    point(null);
    rest.replaceChildren();
    hits.replaceChildren();
    hits.removeAttribute("aria-busy");
    results?.forget();
    tell("");
  };
  const sayWait = () => {
    tell(words.searching);
    unfold();
  };
  const fail = () => {
    forget();
    tell(words.searchFailed);
    unfold();
  };

  /* Open and closed: a panel below the field, on a narrow screen the whole of it. */
  let watcher = null;
  const isOpen = () => search.classList.contains("pp-search-on");
  const unfold = () => {
    if (!search.contains(document.activeElement)) return;
    panel.hidden = false;
    field.setAttribute("aria-expanded", "true");
    if (isOpen()) return;
    search.classList.add("pp-search-on");
    document.documentElement.classList.toggle("pp-search-full", isNarrow.matches);
    if (isNarrow.matches && window.CloseWatcher) {
      watcher = new CloseWatcher();  // a phone's way back closes the search and does not leave the page
      watcher.onclose = () => fold();
    }
  };
  const fold = () => {
    wantsFirst = false;
    panel.hidden = true;
    field.setAttribute("aria-expanded", "false");
    point(null);
    search.classList.remove("pp-search-on");
    document.documentElement.classList.remove("pp-search-full");
    watcher?.destroy();
    watcher = null;
  };
  const begin = () => {
    search.classList.add("pp-search-starting");  // shown, so that it can have the focus
    field.focus();
    search.classList.remove("pp-search-starting");
    field.select();
  };

  /* The hit that the arrows have come to */
  const options = () => [...hits.querySelectorAll("[role='option']")];
  const first = () => hits.querySelector("[role='option']:not(.pp-ways > *)");
  const active = () => hits.querySelector("[aria-selected='true']");
  const point = (option) => {
    active()?.setAttribute("aria-selected", "false");
    if (!option) return field.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };
  const move = (by) => {
    const all = options(), at = all.indexOf(active());
    if (panel.hidden) return field.value.trim() && unfold();
    point(all[at < 0 && by < 0 ? all.length - 1 : at + by] ?? null);  // beyond the ends stands the field itself
  };
  const follow = (option, keys = {}) => option?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ...keys }));
  const change = () => {
    wantsFirst = false;
    rest.replaceChildren();
    if (field.value.trim() || isNarrow.matches) return ask();
    forget();
    fold();
  };
  const enter = ({ ctrlKey, metaKey, shiftKey }) => {
    if (active()) return follow(active(), { ctrlKey, metaKey, shiftKey });
    if (shown && shown.typed === field.value.trim()) follow(first(), { ctrlKey, metaKey, shiftKey });
    else wantsFirst = true;
  };
  const escape = () => {
    if (isOpen()) {
      if (document.activeElement !== field) field.focus();
      fold();
      if (isNarrow.matches) open.focus();
    } else if (field.value) {
      field.value = "";
      forget();
    } else field.blur();
  };

  const { searched = "", ...state } = history.state ?? {};
  if (searched) history.replaceState(state, "");
  field.value = searched;
  field.addEventListener("pointerenter", prepare);
  open.addEventListener("pointerenter", prepare);
  field.addEventListener("focus", () => {
    prepare();
    if (isNarrow.matches) { unfold(); ask(); }
    else if (shown?.typed && shown.typed === field.value.trim()) unfold();
    else if (field.value.trim()) ask();
  });
  field.addEventListener("input", change);
  open.addEventListener("click", begin);
  leave.addEventListener("click", () => { fold(); open.focus(); });
  field.addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight") return complete(event);
    const does = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: () => enter(event) }[event.key];
    if (!does || event.isComposing || event.altKey) return;
    event.preventDefault();
    does();
  });
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    escape();
  });
  hits.addEventListener("click", (event) => {
    const option = event.target.closest("[role='option']");
    if (!option) return;
    if (option.dataset.does === "more") { limit += MORE; ask(); }
    else if (!(event.ctrlKey || event.metaKey || event.shiftKey)) {
      history.replaceState({ ...history.state, searched: field.value }, "");  // for a reader who comes back
      fold();
    }
  });
  /* A click in the panel leaves the focus where the reader types, except on a choice that opens. */
  panel.addEventListener("mousedown", (event) => { if (event.button < 2 && !event.target.closest("select")) event.preventDefault(); });
  search.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !search.contains(relatedTarget)) fold(); });
  document.addEventListener("pointerdown", ({ target }) => { if (isOpen() && !search.contains(target)) fold(); });
  document.addEventListener("pp-role", () => { if (shown?.typed) ask(); });
  isNarrow.addEventListener("change", fold);
  addEventListener("pagehide", fold);

  const isTyping = ({ target }) => target.isContentEditable || target.matches?.("input:not([type='checkbox'], [type='radio']), select, textarea");
  document.addEventListener("keydown", (event) => {
    const isKey = ["/", "s", "f"].includes(event.key) && !(event.ctrlKey || event.metaKey || event.altKey);
    if (!isKey || isTyping(event) || event.defaultPrevented || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    begin();
  });
})();
