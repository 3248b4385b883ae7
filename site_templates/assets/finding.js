/* Finding: your role on the home page and in other lists of names by typing, and playbooks in the catalogue by what they are; the address holds the
   filter. Without this script both are complete lists. */
(() => {
  "use strict";
  const { words, names, fill, presentId, plain } = playpress;
  const input = (name) => {
    const field = document.createElement("input");
    field.type = "search";
    field.className = "pp-field";
    field.placeholder = name;
    field.setAttribute("aria-label", name);
    return field;
  };

  /* The home page: roles by name */
  const cards = document.querySelector("h2#roles ~ .pp-cards");
  if (cards) {
    const field = input(words.findRole);
    const links = [...cards.querySelectorAll("a")];
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    const find = () => {
      const wanted = plain(field.value);
      for (const link of links) link.closest("li").hidden = !plain(link.textContent).includes(wanted);
      for (const card of cards.children) card.hidden = !card.querySelector("li:not([hidden])");
      said.textContent = cards.querySelector("li:not([hidden])") ? "" : words.findNone;
    };
    field.addEventListener("input", find);
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && field.value.trim()) links.find((link) => !link.closest("li").hidden)?.click();
    });
    cards.before(field, said);
  }

  /* Long lists of names to choose from */
  const LONG = 12;
  for (const choice of document.querySelectorAll(".pp-choice")) {
    const links = [...choice.querySelectorAll("a")];
    if (links.length < LONG) continue;
    const field = input(words.filterText);
    const said = document.createElement("p");
    said.setAttribute("role", "status");
    field.addEventListener("input", () => {
      const wanted = plain(field.value);
      for (const link of links) link.closest("li").hidden = !plain(link.textContent).includes(wanted);
      for (const list of choice.querySelectorAll("ul")) {
        for (const part of [list, list.previousElementSibling]) part?.toggleAttribute("hidden", !list.querySelector("li:not([hidden])"));
      }
      said.textContent = choice.querySelector("li:not([hidden])") ? "" : words.choiceNone;
    });
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && field.value.trim()) links.find((link) => !link.closest("li").hidden)?.click();
    });
    choice.before(field, said);
  }

  /* The catalogue */
  const table = document.querySelector(".pp-catalogue");
  if (!table || table.rows.length < 3) return;
  const CATEGORY = 2, OWNER = 3, GOALS = 4, STATUS = 6;
  const rows = [...table.tBodies[0].rows];
  const texts = (cell) => {
    const links = [...cell.querySelectorAll("a")].map((link) => link.textContent.trim());
    return links.length ? links : [cell.textContent.trim()].filter(Boolean);
  };
  const ids = (attribute) => (row) => row.dataset[attribute].split(" ").filter(Boolean);
  const filters = [
    { key: "category", of: (row) => texts(row.cells[CATEGORY]) },
    { key: "owner", of: (row) => texts(row.cells[OWNER]) },
    { key: "role", as: "does", kind: "roles", of: ids("roles"), named: new Map(names.roles) },
    { key: "status", of: (row) => texts(row.cells[STATUS]) },
    { key: "goal", of: (row) => texts(row.cells[GOALS]) },
    { key: "tool", kind: "tools", of: ids("tools"), named: new Map(names.tools) },
  ];
  const bar = document.createElement("form");
  bar.className = "pp-filters";
  bar.setAttribute("role", "search");
  bar.setAttribute("aria-label", words.filters);
  bar.addEventListener("submit", (event) => event.preventDefault());
  const field = input(words.filterText);
  bar.append(field);
  for (const filter of filters) {
    const name = (value) => filter.named?.get(value) ?? value;
    const values = [...new Set(rows.flatMap(filter.of))].filter((value) => !filter.named || filter.named.has(value));
    values.sort((a, b) => name(a).localeCompare(name(b), document.documentElement.lang));
    filter.select = document.createElement("select");
    filter.select.className = "pp-field";
    filter.select.append(new Option(fill(words.filterChoice, { filter: words[filter.key], choice: words.filterAny }), ""), ...values.map((value) => new Option(name(value), value)));
    filter.select.setAttribute("aria-label", words[filter.key]);
    filter.select.addEventListener("change", () => find());
    if (values.length > 1) bar.append(filter.select);
  }
  const clear = document.createElement("button");
  clear.type = "button";
  clear.className = "pp-button";
  clear.textContent = words.filterClear;
  const found = document.createElement("p");
  found.setAttribute("role", "status");
  bar.append(clear);
  table.before(bar, found);

  const find = (isTyped = true) => {
    const wanted = plain(field.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = plain(row.textContent);
      const fits = wanted.every((word) => text.includes(word)) &&
        filters.every(({ select, of }) => !select.value || of(row).includes(select.value));
      row.hidden = !fits;
      shown += fits;
    }
    found.textContent = shown ? fill(words.filterFound, { shown, all: rows.length }) : words.filterNone;
    if (!isTyped) return;
    const here = new URL(location.href);
    for (const [key, value] of [["text", field.value], ...filters.map(({ key, as = key, select }) => [as, select.value])]) {
      if (value) here.searchParams.set(key, value);
      else here.searchParams.delete(key);
    }
    history.replaceState(history.state, "", here);
  };
  const given = new URL(location.href).searchParams;
  field.value = given.get("text") ?? "";
  for (const { key, as = key, kind, select } of filters) {
    const asked = given.get(as) ?? "";
    const value = kind ? presentId(kind, asked) : asked;
    select.value = [...select.options].some((option) => option.value === value) ? value : "";
  }
  field.addEventListener("input", () => find());
  clear.addEventListener("click", () => {
    field.value = "";
    for (const { select } of filters) select.value = "";
    find();
    field.focus();
  });
  find(false);
})();
