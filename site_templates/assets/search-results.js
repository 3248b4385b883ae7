/* What a search has found, shown: the best hits first, the others by kind; choices of kind, category and role; and where to
   look if nothing is found. Texts come in pieces and become text, never HTML. Loaded by search-field.js. */
(() => {
  "use strict";
  const { fill, make, base } = playpress;
  const BEST = 3, LEAD = 28;
  const ICONS = {
    playbook: "M3 2h7a3 3 0 0 1 3 3v9H5a2 2 0 0 1-2-2zm2 8.5a1.5 1.5 0 0 0 0 2h6.5v-2zM5 4v1.5h5V4z",
    role: "M8 2a3 3 0 1 1 0 6 3 3 0 0 1 0-6m0 7c3.3 0 6 1.6 6 3.5V14H2v-1.5C2 10.6 4.7 9 8 9",
    team: "M5.5 3a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5m5.5 1a2 2 0 1 1 0 4 2 2 0 0 1 0-4M1 13c0-2.2 2-4 4.5-4S10 10.8 10 13zm10.5 0c0-1.4-.5-2.7-1.3-3.7 2.5-.5 4.8 1.2 4.8 3.7z",
    kpi: "M2 13h12v1.5H2zM3 8h2.5v4H3zm4-4h2.5v8H7zm4-2h2.5v10H11z",
    term: "M2 3c2-1 4-1 6 .5C10 2 12 2 14 3v10c-2-1-4-1-6 .5C6 12 4 12 2 13zm1.5 1v7c1.3-.4 2.5-.3 3.7.2V4.6C6 3.9 4.8 3.7 3.5 4",
    tool: "M10.5 1.5a4 4 0 0 1 2 .5L10 4.5 11.5 6 14 3.5a4 4 0 0 1-5.3 5L4 13.5 2.5 12l4.9-4.7a4 4 0 0 1 3.1-5.8",
    dataset: "M8 1.5c3.3 0 6 1 6 2.3v8.4c0 1.3-2.7 2.3-6 2.3s-6-1-6-2.3V3.8c0-1.3 2.7-2.3 6-2.3M3.5 6v1.7C4.3 8.5 6 9 8 9s3.7-.5 4.5-1.3V6c-1.2.6-2.8.9-4.5.9S4.7 6.6 3.5 6",
    goal: "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3m0 2.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5",
    category: "M1.5 3h5l1.5 2h6.5v8.5h-13z",
    step: "M2 2.5h5V7H2zm2.5 6H6V11h3V9h5v5H9v-1.5H4.5z",
    section: "M2 3h12v1.6H2zm0 3.5h12v1.6H2zm0 3.5h8v1.6H2z",
    question: "M8 1.5a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13M7.2 11v1.6h1.6V11zM8 3.8c-1.6 0-2.7 1-2.8 2.5h1.5c0-.7.5-1.1 1.3-1.1.7 0 1.2.4 1.2 1 0 1.2-2 1.3-2 3.6h1.5c0-1.7 2.1-1.9 2.1-3.7C10.8 4.7 9.6 3.8 8 3.8",
    exception: "M8 1.5 15 14H1zM7.2 6v4h1.6V6zm0 5v1.5h1.6V11",
    risk: "M8 1.5 13.5 3v5c0 3-2.3 5.3-5.5 6.5C4.8 13.3 2.5 11 2.5 8V3zm0 1.6v9.7c2.3-1 4-2.6 4-4.8V4.1z",
    variant: "M3 2h1.6v3.5c0 1.5 1 2 3.4 2.3 2.6.3 4.4 1.2 4.4 3.5V12H14l-2.4 2.5L9.2 12h1.6v-.7c0-1.3-.9-1.7-3.2-2C6.4 9.1 5.3 8.8 4.6 8.2V14H3z",
    mistake: "M5.2 1.5h5.6L14.5 5.2v5.6l-3.7 3.7H5.2L1.5 10.8V5.2zM5.6 4.5 4.5 5.6 6.9 8l-2.4 2.4 1.1 1.1L8 9.1l2.4 2.4 1.1-1.1L9.1 8l2.4-2.4-1.1-1.1L8 6.9z",
    quiz: "M2 2h12v12H2zm5 9 5-5-1.2-1.2L7 8.6 5.2 6.8 4 8z",
    page: "M3 1.5h6.5L13 5v9.5H3zM9 3v2.5h2.5z",
  };
  const icon = (kind) => {
    const space = "http://www.w3.org/2000/svg";
    const drawing = document.createElementNS(space, "svg"), path = document.createElementNS(space, "path");
    drawing.setAttribute("viewBox", "0 0 16 16");
    drawing.setAttribute("class", "pp-hit-mark");
    drawing.setAttribute("aria-hidden", "true");
    path.setAttribute("d", ICONS[kind] ?? ICONS.page);
    path.setAttribute("fill-rule", "evenodd");
    drawing.append(path);
    return drawing;
  };

  playpress.searchResults = ({ filters, hits, ask }) => {
    const words = playpress.searchWords;
    hits.setAttribute("aria-label", words.results);
    filters.setAttribute("aria-label", words.filters);
    const [oneOf, namesOf] = [0, 1].map((n) => (kind) => (words.kinds[kind] ?? words.kinds.page)[n]);

    /* One hit: its mark, its name, where it is, and the words in their sentence, as few of them before as tell what it is about */
    const near = (pieces) => {
      const [[text, isMarked], ...rest] = pieces;
      if (isMarked || !rest.length || text.length <= LEAD) return pieces;
      return [[`… ${text.slice(-LEAD).replace(/^\S*\s+/, "")}`, false], ...rest];
    };
    const piece = ([text, isMarked]) => isMarked ? make("mark", {}, text) : text;
    let count = 0;
    const option = (name, attributes, ...children) =>
      make(name, { role: "option", id: `pp-hit-${count++}`, class: "pp-hit", "aria-selected": "false", tabindex: "-1", ...attributes }, ...children);
    const hitOption = (saysKind) => ({ kind, named, href, where, number, said }) => option("a", { href, "data-kind": kind },
      icon(kind),
      make("span", { class: "pp-unseen" }, saysKind && where !== oneOf(kind) ? `${oneOf(kind)}: ` : ""),
      make("span", { class: "pp-hit-title" }, number ? `${number}. ` : "", ...named.map(piece)), " ",
      make("span", { class: "pp-hit-where" }, saysKind || where !== oneOf(kind) ? where : ""), " ",
      make("span", { class: "pp-hit-said" }, ...said.length ? near(said).map(piece) : []));
    const group = (name, options, className = "") => make("div", { role: "group", "aria-label": name, class: className },
      make("div", { class: "pp-hits-name", "aria-hidden": "true" }, name), ...options);

    /* The best three as they come, then each kind in the order of its best */
    const groups = (found) => {
      const kinds = new Set(found.map(({ kind }) => kind));
      const best = kinds.size > 1 ? found.slice(0, BEST) : [];
      const byKind = new Map([...kinds].map((kind) => [kind, []]));
      for (const hit of found.slice(best.length)) byKind.get(hit.kind).push(hit);
      return [
        ...best.length ? [group(words.best, best.map(hitOption(true)))] : [],
        ...[...byKind].filter(([, some]) => some.length).map(([kind, some]) => group(namesOf(kind), some.map(hitOption(false)))),
      ];
    };
    const way = ([title, path]) => hitOption(false)({ kind: "page", named: [[title]], href: new URL(path, base).href, where: "", said: [] });
    const ways = () => group(words.ways, words.pages.map(way), "pp-ways");
    const more = () => option("div", { class: "pp-hit pp-hit-more", "data-does": "more" }, words.more);

    /* Choices: kinds as buttons, category and role as lists; what was chosen stays while the words change */
    const chosen = { kind: "", category: "", role: "" };
    const choose = (what, value) => {
      chosen[what] = value;
      ask();
    };
    const kindButton = (kind, name, many) => {
      const button = make("button", { type: "button", class: "pp-narrower", "aria-pressed": String(chosen.kind === kind), "data-kind": kind }, `${name} `, make("span", { class: "pp-narrower-many" }, String(many)));
      button.addEventListener("click", () => choose("kind", kind));
      return button;
    };
    const list = (what, name, all, values) => {
      const select = make("select", { class: "pp-narrower", "aria-label": name }, new Option(all, ""), ...values.map(([id, text]) => new Option(text, id)));
      select.addEventListener("change", () => choose(what, select.value));
      return select;
    };
    /* All roles; of the one that the reader has chosen for every page, what is theirs stands first. */
    const everyRole = (roles) => {
      const own = roles.find(([id]) => id === playpress.role());
      return own ? fill(words.ownFirst, { role: own[1] }) : words.allRoles;
    };
    const kindsBox = make("div", { class: "pp-kinds" });
    let category = null, role = null;
    const showChoices = ({ kinds, categories, roles }) => {
      category ??= list("category", words.category, words.allCategories, Object.entries(categories));
      role ??= list("role", words.role, words.allRoles, roles);
      category.value = chosen.category;
      role.value = chosen.role;
      role.options[0].text = everyRole(roles);
      const counts = Object.keys(words.kinds).map((kind) => [kind, kinds[kind] ?? 0]).filter(([kind, many]) => many || kind === chosen.kind);
      const all = counts.reduce((sum, [, many]) => sum + many, 0);
      const focused = kindsBox.contains(document.activeElement) ? document.activeElement.dataset.kind : null;
      kindsBox.replaceChildren(kindButton("", words.all, all), ...counts.map(([kind, many]) => kindButton(kind, namesOf(kind), many)));
      if (!filters.firstChild) filters.append(kindsBox, category, role);
      filters.hidden = !all && !Object.values(chosen).some(Boolean);
      [...kindsBox.children].find(({ dataset }) => dataset.kind === focused)?.focus();
    };

    return {
      /* What to ask for besides the words */
      chosen: () => ({ kinds: chosen.kind ? [chosen.kind] : [], category: chosen.category, role: chosen.role || playpress.role(), roleOnly: Boolean(chosen.role) }),
      forget: () => {
        Object.assign(chosen, { kind: "", category: "", role: "" });
        filters.hidden = true;
      },
      /* Show an answer, or nothing but the ways if nothing was asked; return what to say of it. */
      show: (typed, answer) => {
        count = 0;
        if (!answer) {
          filters.hidden = true;
          hits.replaceChildren(ways());
          return "";
        }
        const { isNearest, hits: found } = answer;
        showChoices(answer);
        const isPoor = isNearest || !found.length;
        hits.replaceChildren(
          ...isNearest && found.length ? [group(words.nearest, found.map(hitOption(true)))] : groups(found),
          ...answer.more ? [more()] : [],
          ...isPoor ? [ways()] : [],
        );
        if (isPoor) return fill(found.length ? words.noneButNear : words.none, { words: typed });
        return fill(answer.more ? words.foundFirst : words.found, { count: found.length, all: found.length + answer.more });
      },
    };
  };
})();
