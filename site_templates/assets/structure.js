/* What our scripts for the reader's role read off a page: its steps, who does them, the columns of its tables, the places
   where a step is drawn or listed. They read nothing else, so a page that is built otherwise needs changes only here. */
(() => {
  "use strict";
  const { idOf, teams } = playpress;

  /* The role to whose page a link leads, and all of them in an element. */
  const roleOf = (link) => {
    const address = link?.getAttribute("href");
    return address && idOf(address, "roles");
  };
  /* The team to whose entry a link leads: those have ids of their own on the list of roles. */
  const teamOf = (link) => {
    const team = /#(?:c\d+-)?team-([^#]+)$/.exec(link?.getAttribute("href") ?? "")?.[1];
    return team && Object.hasOwn(teams, team) ? team : undefined;
  };
  /* The roles for which a link stands: a role, all of a team, or none. */
  const rolesOf = (link) => {
    const role = roleOf(link), team = teamOf(link);
    return role ? [role] : team ? teams[team] : [];
  };
  const rolesIn = (element) => new Set([...element.querySelectorAll("a[href]")].flatMap(rolesOf));

  /* The steps of a page: the card of each, which can be closed, and the roles that have a part in it. */
  const stepsIn = (content) => [...content.querySelectorAll(".pp-step")].map((card) =>
    ({ id: card.querySelector("summary > [id]").id, card, roles: rolesIn(card.querySelector(".pp-facts")) }));

  /* Who takes part in a step where it is drawn: in the picture of a variant, whom the variant's own table names. */
  const columnsOf = (table) => [...table.querySelectorAll("thead th")].map((cell) => {
    const link = cell.querySelector("a");
    return { key: link?.getAttribute("href"), role: roleOf(link), roles: new Set(rolesOf(link)) };
  });
  const stepOf = (link) => /^#(.+)$/.exec(link.getAttribute("href") ?? "")?.[1];
  const varied = new WeakMap();
  const rolesOfRow = (row, columns) => new Set(columns.flatMap(({ roles }, n) =>
    row.cells[n].textContent.trim() ? [...roles] : []));
  const rolesOfTable = (table) => new Map([...table.tBodies[0].rows].map((row) =>
    [stepOf(row.querySelector("th a")), rolesOfRow(row, columnsOf(table))]));
  const rolesDrawn = (link, { id, roles }) => {
    const table = link.closest(".pp-variant")?.querySelector(".pp-raci");
    if (!table) return roles;
    if (!varied.has(table)) varied.set(table, rolesOfTable(table));
    return varied.get(table).get(id) ?? roles;
  };

  playpress.structure = {
    rolesDrawn,
    roleOf,
    rolesOf,
    rolesIn,
    stepsIn,
    /* The id of the step to which a link on the same page leads. */
    stepOf,
    /* Boxes and lanes of pictures, and links in the table of contents. */
    drawn: () => document.querySelectorAll(".pp-diagram-svg a"),
    /* The shapes in the small flow, which stands once on a page, and the numbers of the steps for which each stands: one, or
       the first and last of a phase. */
    shapes: () => [...document.querySelectorAll("a.pp-small path.s")].map((shape, n) => {
      const [, first = n + 1, last = first] = /^(\d*)–(\d*)$/.exec(shape.nextElementSibling?.textContent) ?? [];
      return { shape, first, last };
    }),
    contents: () => document.querySelectorAll(".md-nav--secondary a[href^='#']"),
    /* The tables of who does what, and of each of their columns its link and the roles for which it stands; the first cell of
       a row says what the row is about. */
    matrices: () => document.querySelectorAll(".pp-raci"),
    columnsOf,
    /* Rows of other tables, and tiles. */
    rows: () => [...document.querySelectorAll(".md-typeset tbody tr, .pp-tiles > ul > li")].filter((row) => !row.closest(".pp-raci")),
    cards: () => document.querySelectorAll(".pp-cards a"),
  };
})();
