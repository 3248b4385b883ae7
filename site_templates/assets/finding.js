/* Finding: names in long lists by typing, playbooks in the catalogue by what they are
   (the address holds the filter), and a term or team on whichever part of a long page it stands. Without this script all of
   them are lists. */
(() => {
  "use strict";
  const { words, names, make, fill, presentId, plain, addressOf, root } = playpress;
  const MOST_FOUND = 100;
  const link = (text, href) => make("a", { href }, text);
  const input = (name) => make("input", { type: "search", class: "pp-field", placeholder: name, "aria-label": name });
  const status = () => make("p", { role: "status" });

  /* A page in parts: what is not on this one may be on the next, where it went when the list grew */
  const parts = document.querySelector(".pp-parts");
  const place = /^#((?:term|team)-[a-z0-9-]+)$/.exec(location.hash);
  const there = new URL(location.href);
  const looked = Number(there.searchParams.get("looked"));
  if (parts && place && !document.getElementById(place[1]) && looked < parts.querySelectorAll("li").length) {
    const here = parts.querySelector("li:not(:has(a))");
    there.pathname = (here.nextElementSibling ?? parts.querySelector("li")).querySelector("a").pathname;
    there.searchParams.set("looked", looked + 1);
    location.replace(there);
  } else if (looked) {
    there.searchParams.delete("looked");
    history.replaceState(history.state, "", there);
  }

  /* Long lists of names to choose from */
  const LONG = 12;
  for (const choice of document.querySelectorAll(".pp-choice")) {
    const links = [...choice.querySelectorAll("a")];
    if (links.length < LONG) continue;
    const field = input(words.filterText), said = status();
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
  if (!table || (table.rows.length < 3 && !parts)) return;
  const only = table.dataset.category; // the category of all of them, which no column says then
  const OWNER = only ? 2 : 3, GOALS = OWNER + 1, STATUS = OWNER + 3;
  const body = table.tBodies[0], own = [...body.rows];
  let rows = own;
  const textsOf = (cell) => {
    const links = [...cell.querySelectorAll("a")].map((link) => link.textContent.trim());
    return links.length ? links : [cell.textContent.trim()].filter(Boolean);
  };
  const ids = (attribute) => (row) => row.dataset[attribute].split(" ").filter(Boolean);
  const filters = [
    ...only ? [] : [{ key: "category", of: (row) => textsOf(row.cells[2]) }],
    { key: "owner", of: (row) => textsOf(row.cells[OWNER]) },
    { key: "role", as: "does", kind: "roles", of: ids("roles"), named: new Map(names.roles) },
    { key: "status", of: (row) => textsOf(row.cells[STATUS]) },
    { key: "goal", of: (row) => textsOf(row.cells[GOALS]) },
    { key: "tool", kind: "tools", of: ids("tools"), named: new Map(names.tools) },
  ];
  const bar = make("form", { class: "pp-filters", role: "search", "aria-label": words.filters });
  bar.addEventListener("submit", (event) => event.preventDefault());
  const field = input(words.filterText);
  bar.append(field);
  for (const filter of filters) {
    filter.select = make("select", { class: "pp-field", "aria-label": words[filter.key] });
    filter.select.addEventListener("change", () => find());
  }
  const offer = () => {
    for (const filter of filters) {
      const name = (value) => filter.named?.get(value) ?? value;
      const values = [...new Set(rows.flatMap(filter.of))].filter((value) => !filter.named || filter.named.has(value));
      values.sort((a, b) => name(a).localeCompare(name(b), document.documentElement.lang));
      filter.select.replaceChildren(new Option(fill(words.filterChoice, { filter: words[filter.key], choice: words.filterAny }), ""), ...values.map((value) => new Option(name(value), value)));
      if (values.length > 1) clear.before(filter.select);
      else filter.select.remove();
    }
  };
  const clear = make("button", { type: "button", class: "pp-button" }, words.filterClear);
  const found = status();
  bar.append(clear);
  table.before(bar, found);

  const texts = new Map();
  const show = (fitting, isFiltered) => {
    const shown = !isFiltered && parts ? own : fitting.slice(0, parts ? MOST_FOUND : fitting.length);
    body.replaceChildren(...shown);
    for (const way of document.querySelectorAll(".pp-parts, .pp-next")) way.hidden = isFiltered;
    found.textContent = !fitting.length ? words.filterNone
      : isFiltered && shown.length < fitting.length ? fill(words.filterMore, { shown: shown.length, found: fitting.length })
      : fill(words.filterFound, { shown: shown.length, all: rows.length });
  };
  const find = (isTyped = true) => {
    const wanted = plain(field.value).split(/\s+/).filter(Boolean);
    const fitting = rows.filter((row) => {
      texts.set(row, texts.get(row) ?? plain(row.textContent));
      return wanted.every((word) => texts.get(row).includes(word)) &&
        filters.every(({ select, of }) => !select.value || of(row).includes(select.value));
    });
    show(fitting, Boolean(wanted.length) || filters.some(({ select }) => select.value));
    if (!isTyped) return;
    const here = new URL(location.href);
    for (const [key, value] of [["text", field.value], ...filters.map(({ key, as = key, select }) => [as, select.value])]) {
      if (value) here.searchParams.set(key, value);
      else here.searchParams.delete(key);
    }
    history.replaceState(history.state, "", here);
  };
  const start = () => {
    offer();
    const given = new URL(location.href).searchParams;
    field.value ||= given.get("text") ?? "";
    for (const { key, as = key, kind, select } of filters) {
      const asked = given.get(as) ?? "";
      const value = kind ? presentId(kind, asked) : asked;
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    find(false);
  };

  /* Where the page has only a part of the rows, all of them are in a file, which is read once the page is there */
  const rowOf = (known) => ([id, name, summary, category, owner, goals, steps, status, review, roles, tools]) => {
    const row = make("tr", {});
    Object.assign(row.dataset, { roles, tools, category });
    const titles = table.tHead.rows[0].cells;
    const linked = (folder, id) => known[folder][id] ? link(known[folder][id], addressOf(folder, id, own[0].querySelector("a"))) : id;
    const listed = goals.flatMap((id, n) => n ? [", ", linked("goals", id)] : [linked("goals", id)]);
    const contents = [[link(name, addressOf("playbooks", id, own[0].querySelector("a")))], [summary], ...only ? [] : [[linked("categories", category)]], [linked("roles", owner)], listed, [steps], [status], [review]];
    contents.slice(0, titles.length).forEach((content, n) => {
      const cell = make(n ? "td" : "th", n ? {} : { scope: "row" }, ...content);
      if (n > 1) cell.dataset.label = titles[n].textContent;
      row.append(cell);
    });
    return row;
  };
  if (parts) {
    const script = make("script", { src: `${root}catalogue/rows.js` });
    script.addEventListener("load", () => {
      const { known, rows: all } = playpress.catalogue;
      rows = all.map(rowOf(known)).filter((row) => !only || row.dataset.category === only);
      start();
    });
    document.head.append(script);
  }
  field.addEventListener("input", () => find());
  clear.addEventListener("click", () => {
    field.value = "";
    for (const { select } of filters) select.value = "";
    find();
    field.focus();
  });
  start();
})();
