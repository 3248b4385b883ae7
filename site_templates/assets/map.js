/* Maps of processes: what a process gets and gives, when one points at it, reaches it with the keyboard or taps it; the
   processes of the chosen role. Everything that it tells stands in the page too. */
(() => {
  "use strict";
  const { words, make, fill, forContent } = playpress;
  const KINDS = [["to", "feeds", "mapGets"], ["from", "feeds", "mapGives"], ["from", "calls", "mapRuns"], ["to", "calls", "mapRunBy"]];
  const numberOf = (element, prefix) => [...element.classList].find((name) => new RegExp(`^${prefix}\\d+$`).test(name))?.slice(prefix.length);
  const nameOf = (box) => box.querySelector("text").textContent;

  const start = (map) => {
    const picture = map.querySelector(".pp-landscape");
    if (!picture) return;
    const boxes = new Map([...picture.querySelectorAll(".process")].map((box) => [numberOf(box, "b"), box]));
    const ways = [...picture.querySelectorAll(".way")];
    const panel = make("div", { class: "pp-map-says", role: "status" });
    map.append(panel);
    let chosen = null;

    const said = (number, [end, kind, word]) => {
      const other = end === "to" ? "from" : "to";
      const those = ways.filter((way) => way.classList.contains(`${end}${number}`) && way.classList.contains(kind));
      if (!those.length) return [];
      const items = those.map((way) => {
        const name = nameOf(boxes.get(numberOf(way, other)));
        const what = way.querySelector("desc").textContent;
        return make("li", {}, kind === "feeds" && what ? fill(words[end === "to" ? "mapFrom" : "mapTo"], { what, process: name }) : name);
      });
      return [make("div", {}, make("strong", {}, words[word]), make("ul", {}, ...items))];
    };
    const tell = (box) => {
      const number = numberOf(box, "b"), state = box.querySelector(".mark title")?.textContent;
      const href = box.getAttribute("href");
      const name = href ? make("a", { href }, nameOf(box)) : make("span", {}, nameOf(box));
      const lists = KINDS.flatMap((kind) => said(number, kind));
      panel.replaceChildren(
        make("p", {}, name, ...(state ? [` – ${state}`] : [])),
        ...(lists.length ? [make("div", { class: "pp-map-lists" }, ...lists)] : [make("p", {}, words.mapAlone)]),
      );
    };
    const choose = (box) => {
      if (box === chosen) return;
      chosen = box;
      picture.classList.toggle("pp-chosen", Boolean(box));
      const number = box && numberOf(box, "b");
      const lit = new Set(box ? [box] : []);
      for (const way of ways) {
        const isLit = Boolean(box) && (way.classList.contains(`from${number}`) || way.classList.contains(`to${number}`));
        way.classList.toggle("pp-lit", isLit);
        if (isLit) for (const end of ["from", "to"]) lit.add(boxes.get(numberOf(way, end)));
      }
      for (const one of boxes.values()) {
        one.classList.toggle("pp-lit", lit.has(one));
        one.classList.toggle("pp-here", one === box);
      }
      if (box) tell(box);
      else panel.replaceChildren(make("p", {}, words.mapHint));
    };
    const boxAt = (event) => event.target.closest(".process");
    picture.addEventListener("pointerover", (event) => {
      if (event.pointerType !== "touch" && boxAt(event)) choose(boxAt(event));
    });
    picture.addEventListener("pointerleave", (event) => {
      if (event.pointerType !== "touch") choose(picture.querySelector(".process:focus-visible"));
    });
    picture.addEventListener("focusin", (event) => { if (boxAt(event)?.matches(":focus-visible")) choose(boxAt(event)); });
    picture.addEventListener("focusout", () => choose(null));
    picture.addEventListener("keydown", (event) => { if (event.key === "Escape") choose(null); });
    picture.addEventListener("click", (event) => { // the first tap tells, the second one follows the link
      const box = boxAt(event);
      if (event.pointerType !== "touch" || box === chosen) return;
      if (box) event.preventDefault();
      choose(box);
    });
    panel.append(make("p", {}, words.mapHint));
  };

  const light = (content, role) => {
    for (const box of content.querySelectorAll(".pp-landscape .process")) {
      box.classList.toggle("pp-mine", Boolean(role) && box.classList.contains(`role-${role}`));
    }
  };

  forContent((content) => {
    for (const map of content.querySelectorAll(".pp-map")) start(map);
    light(content, playpress.role());
  });
  document.addEventListener("pp-role", ({ detail }) => light(document, detail));
})();
