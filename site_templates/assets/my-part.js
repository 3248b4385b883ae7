/* A playbook as the reader's role sees it: its part is open and first, and steps of others fold to a line. The frame of the
   part asks for a role as long as none is chosen. Without this script the parts of all roles open by themselves. */
(() => {
  "use strict";
  const { words, fill, make, forContent } = playpress;
  const { stepsIn } = playpress.structure;

  /* The frame */
  const frames = new Set();
  const page = playpress.idOf(location.href, "playbooks");
  const isForAll = playpress.firstReads.some(([id]) => id === page);
  const named = (step) => {
    const heading = document.getElementById(step);
    const text = heading && [...heading.childNodes].filter((node) => !node.classList?.contains("headerlink")).map((node) => node.textContent).join("");
    return text?.trim();
  };
  const button = (text, act) => {
    const made = make("button", { type: "button", class: "pp-button" }, text);
    made.addEventListener("click", act);
    return made;
  };
  /* Marks name their steps if they are few: else they would be longer than the steps themselves. */
  const MOST_NAMED = 6, MOST_LINES = matchMedia("(max-width: 30em)").matches ? 1 : 2;
  const label = (part) => part.querySelectorAll(".pp-marks").forEach((marks) => {
    const links = [...marks.querySelectorAll("a")];
    for (const link of links) {
      const name = named(link.hash.slice(1));
      if (name && links.length <= MOST_NAMED) link.replaceChildren(name);
      else if (name) {
        link.title = name;
        link.setAttribute("aria-label", name);
      }
    }
  });
  const shorten = (part) => {
    for (const list of part.querySelectorAll(".pp-passing ul")) {
      const further = [...list.children].slice(MOST_LINES);
      if (further.length < 2) continue;
      for (const line of further) line.hidden = true;
      const more = make("button", { type: "button", class: "pp-further" }, fill(words.showMore, { n: further.length }));
      more.addEventListener("click", () => {
        for (const line of further) line.hidden = false;
        more.remove();
      });
      list.after(more);
    }
  };
  /* The roles to choose from: those with a part in the process, and how much that is, before all others. */
  const picker = (frame) => {
    const made = playpress.rolePicker();
    const counts = new Map([...frame.querySelectorAll(".pp-part")].map((part) =>
      [part.dataset.role, part.querySelector(".pp-count").textContent]));
    const [none, ...options] = made.options;
    const groups = [true, false].map((isIn) => options.filter(({ value }) => counts.has(value) === isIn));
    for (const option of groups[0]) option.append(` – ${counts.get(option.value)}`);
    made.replaceChildren(none, ...groups.map((group, n) =>
      group.length ? make("optgroup", { label: n ? words.withoutPart : words.withPart }, ...group) : "").filter(Boolean));
    return made;
  };
  const prepare = (frame) => {
    const head = make("div", { class: "pp-part-head" });
    frame.prepend(head);
    for (const part of frame.querySelectorAll(".pp-part")) {
      label(part);
      shorten(part);
    }
    frame.querySelector(".pp-all-parts").open = true;
    frame.classList.add("pp-live");
    frames.add({ frame, head });
  };
  const tell = ({ frame, head }, chosen) => {
    const isInBook = frame.closest(".pp-book");
    const role = (isInBook && playpress.idOf("#c1", "roles")) || chosen; // a role's handbook begins with its page
    const parts = [...frame.querySelectorAll(".pp-part")];
    const mine = parts.find((part) => part.dataset.role === role);
    for (const part of parts) {
      part.open = part === mine;
      part.classList.toggle("pp-mine", part === mine);
    }
    if (!role && isInBook) { // a book is no place to choose: each chapter would ask
      head.replaceChildren();
      return;
    }
    if (!role) {
      head.replaceChildren(make("p", {}, make("strong", {}, words.whichRole)), picker(frame));
      return;
    }
    const name = playpress.roleName(role);
    const said = mine
      ? [make("strong", {}, fill(words.youHave, { steps: mine.querySelector(".pp-count").textContent })), ` · ${name}`]
      : [make("strong", {}, fill(isForAll ? words.noPartButFirst : words.noPart, { role: name }))];
    const change = isInBook ? "" : button(words.changeRole, () => {
      playpress.choose("");
      head.querySelector("select")?.focus();
    });
    head.replaceChildren(make("p", {}, ...said), change);
  };

  /* A step that is folded to a line still says who does it. */
  const nameDoers = ({ card }) => {
    const mark = card.querySelector(".pp-facts .pp-letter-r");
    if (!mark) return;
    const { textContent: line } = mark.parentElement;
    card.firstElementChild.append(make("span", { class: "pp-who" }, mark.cloneNode(true), line.slice(mark.textContent.length)));
  };

  /* Steps of others fold to a line; one that an address names stays open. A book is for paper, so nothing folds there */
  let steps = [];
  const decoded = (hash) => {
    try { return decodeURIComponent(hash.slice(1)); } catch { return hash.slice(1); }
  };
  const open = (hash) => {
    const step = steps.find(({ id }) => id === decoded(hash));
    if (step) step.card.open = true;
  };
  const show = (role) => {
    for (const entry of frames) tell(entry, role);
    const hasPart = steps.some(({ roles }) => roles.has(role));
    for (const { card, roles } of steps) card.open = !hasPart || roles.has(role);
    open(location.hash);
  };
  document.addEventListener("pp-role", ({ detail }) => show(detail));
  addEventListener("hashchange", () => open(location.hash));
  document.addEventListener("click", ({ target }) => {
    const link = target.closest?.("a[href^='#']");
    if (link) open(link.getAttribute("href"));
  });
  forContent((content) => {
    if (content === document) {
      steps = stepsIn(document);
      steps.forEach(nameDoers);
    }
    for (const frame of content.querySelectorAll(".pp-my-part")) prepare(frame);
    show(playpress.role());
  });
})();
