/* What our scripts for the reader's role read off a page: its steps, who does them, the columns of its tables, the places
   where a step is drawn or listed. They read nothing else, so a page that is built otherwise needs changes only here. */
(() => {
  "use strict";
  const { idOf } = playpress;

  /* The role to whose page a link leads, and all of them in an element. */
  const roleOf = (link) => {
    const address = link?.getAttribute("href");
    return address && idOf(address, "roles");
  };
  const rolesIn = (element) => new Set([...element.querySelectorAll("a[href]")].map(roleOf).filter(Boolean));

  /* The steps of a page: the card of each, which can be closed, and the roles that have a part in it. */
  const stepsIn = (content) => [...content.querySelectorAll(".pp-step")].map((card) =>
    ({ id: card.querySelector("summary > [id]").id, card, roles: rolesIn(card.querySelector(".pp-facts")) }));

  /* Who takes part in a step where it is drawn: in the picture of a variant, whom the variant's own table names. */
  const columnsOf = (table) => [...table.querySelectorAll("thead th")].map((cell) => roleOf(cell.querySelector("a")));
  const stepOf = (link) => /^#(.+)$/.exec(link.getAttribute("href") ?? "")?.[1];
  const varied = new WeakMap();
  const rolesOfRow = (row, columns) => new Set(columns.filter((role, n) => role && row.cells[n].textContent.trim()));
  const rolesOf = (table) => new Map([...table.tBodies[0].rows].map((row) =>
    [stepOf(row.querySelector("th a")), rolesOfRow(row, columnsOf(table))]));
  const rolesDrawn = (link, { id, roles }) => {
    const table = link.closest(".pp-variant")?.querySelector(".pp-raci");
    if (!table) return roles;
    if (!varied.has(table)) varied.set(table, rolesOf(table));
    return varied.get(table).get(id) ?? roles;
  };

  playpress.structure = {
    rolesDrawn,
    roleOf,
    rolesIn,
    stepsIn,
    /* The id of the step to which a link on the same page leads. */
    stepOf,
    /* Boxes and lanes of pictures, and links in the table of contents. */
    drawn: () => document.querySelectorAll(".pp-diagram-svg a"),
    /* The shape of each step in the small flow, which stands once on a page, in the order of the steps. */
    shapes: () => document.querySelectorAll("a.pp-small path.s"),
    contents: () => document.querySelectorAll(".md-nav--secondary a[href^='#']"),
    /* The tables of who does what, and the role of each of their columns; the first cell of a row says what the row is about. */
    matrices: () => document.querySelectorAll(".pp-raci"),
    columnsOf,
    /* Rows of other tables, and tiles. */
    rows: () => [...document.querySelectorAll(".md-typeset tbody tr, .pp-tiles > ul > li")].filter((row) => !row.closest(".pp-raci")),
    cards: () => document.querySelectorAll(".pp-cards a"),
  };
})();
