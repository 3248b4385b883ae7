/* Small helps in a page: what a term means on hover, focus and tap; a menu for each step, with a button that copies the link
   to it; one part of a playbook stays open, and the address says which; and at the foot, which state of the handbook this is.
   Without this script a term's meaning is its title, links are links, and the home page alone tells the state. */
(() => {
  "use strict";
  const { words, asOf, forContent } = playpress;

  /* The state; the home page has it among its own words */
  if (asOf && !document.querySelector(".pp-my-day")) {
    const state = document.createElement("div");
    state.className = "md-copyright__highlight pp-as-of";
    state.textContent = asOf;
    document.querySelector(".md-copyright")?.append(state);
  }

  /* Terms */
  const tip = document.createElement("div");
  tip.className = "pp-tip";
  tip.id = "pp-tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.querySelector("main").append(tip);
  const LINGER = 250;
  let shown = null, going = 0;
  const hideSoon = () => { going = setTimeout(hide, LINGER); };
  const stay = () => clearTimeout(going);
  tip.addEventListener("mouseenter", stay);
  tip.addEventListener("mouseleave", hideSoon);
  const hide = () => {
    stay();
    shown?.removeAttribute("aria-describedby");
    shown = null;
    tip.hidden = true;
  };
  const show = (link) => {
    stay();
    shown = link;
    tip.textContent = link.dataset.meaning;
    tip.hidden = false;
    link.setAttribute("aria-describedby", tip.id);
    const at = link.getBoundingClientRect();
    const left = Math.min(Math.max(8, at.left), document.documentElement.clientWidth - tip.offsetWidth - 8);
    const above = at.top - tip.offsetHeight - 6;
    tip.style.left = `${left + scrollX}px`;
    tip.style.top = `${(above > 60 ? above : at.bottom + 6) + scrollY}px`;
  };
  const explain = (link) => {
    link.dataset.meaning = link.title;
    link.removeAttribute("title");
    link.classList.add("pp-term");
    link.addEventListener("mouseenter", () => show(link));
    link.addEventListener("mouseleave", hideSoon);
    link.addEventListener("focus", () => show(link));
    link.addEventListener("blur", hide);
    link.addEventListener("pointerdown", (event) => { link.dataset.tapped = event.pointerType === "touch" && shown !== link ? "1" : ""; });
    link.addEventListener("click", (event) => {
      if (!link.dataset.tapped) return;
      event.preventDefault();
      show(link);
    });
  };
  forContent((content) => content.querySelectorAll("a[href*='#term-'][title]").forEach(explain));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    hide();
    const menu = event.target.closest?.(".pp-more[open]");
    if (menu) { menu.open = false; menu.firstElementChild.focus(); }
  });

  /* What the end of an address names; anything may stand there, also what no browser can decode */
  const named = (hash) => {
    try { return decodeURIComponent(hash.slice(1)); }
    catch { return hash.slice(1); }
  };

  /* An address that names what has come into the page only now: the browser goes there, and opens what it is in */
  const target = location.hash ? document.getElementById(named(location.hash)) : null;
  if (target?.closest(".pp-tab:not([open])")) location.replace(location.href);

  /* The title of a step stands outside of what opens by itself */
  const unfold = () => {
    const card = location.hash ? document.getElementById(named(location.hash))?.closest(".pp-step") : null;
    if (card) card.open = true;
  };
  addEventListener("hashchange", unfold);
  unfold();

  /* An address that names a view of a process chooses it */
  const choose = () => {
    const view = location.hash && document.getElementById(named(location.hash))?.closest(".pp-view");
    const tab = view && document.getElementById(`${view.id}-tab`);
    if (tab) { tab.checked = true; view.scrollIntoView(); }
  };
  addEventListener("hashchange", choose);
  choose();

  /* What a reader opens is named by the address: it is there for who comes back, reloads, or is sent the link */
  const keep = (id) => {
    const here = new URL(location.href);
    here.hash = id;
    history.replaceState(history.state, "", here);
  };
  document.addEventListener("change", ({ target }) => { if (target.name === "flow-view") keep(target.id.replace(/-tab$/, "")); });

  /* The parts of a playbook: one of them stays open. On paper all are, in browsers too that cannot be told so by style */
  const parts = [...document.querySelectorAll(".pp-tab")];
  for (const part of parts) {
    part.firstElementChild.addEventListener("click", (event) => {
      if (part.open) event.preventDefault();
      else keep(part.querySelector(".pp-tab-title").id);
    });
  }
  let seen = null;
  addEventListener("beforeprint", () => {
    seen ??= parts.find(({ open }) => open);
    for (const part of parts) part.removeAttribute("name");
    for (const part of parts) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of parts) part.open = part === seen;
    for (const part of parts) part.setAttribute("name", "part");
    seen = null;
  });

  /* The menu of a step closes as menus do */
  document.addEventListener("click", ({ target }) => {
    for (const menu of document.querySelectorAll(".pp-more[open]")) if (!menu.contains(target)) menu.open = false;
  });

  /* Links to steps */
  const copy = async (text) => {
    try { await navigator.clipboard.writeText(text); }
    catch {
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  };
  for (const card of document.querySelectorAll(".pp-step")) {
    const { id } = card.querySelector("summary > [id]");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "pp-copy";
    button.textContent = words.copyLink;
    button.addEventListener("click", async () => {
      const here = new URL(location.href);
      here.hash = id;
      here.searchParams.delete("role");
      await copy(here.href);
      button.textContent = words.copied;
      setTimeout(() => { button.textContent = words.copyLink; }, 2000);
    });
    card.querySelector(".pp-report")?.append(button);
  }
})();
