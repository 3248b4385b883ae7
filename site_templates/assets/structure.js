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

  playpress.structure = {
    roleOf,
    rolesOf,
    rolesIn,
    stepsIn,
    /* The id of the step to which a link on the same page leads. */
    stepOf: (link) => /^#(.+)$/.exec(link.getAttribute("href") ?? "")?.[1],
    /* Boxes and lanes of pictures, and links in the table of contents. */
    drawn: () => document.querySelectorAll(".pp-diagram-svg a"),
    /* The shape of each step in the small flow, which stands once on a page, in the order of the steps. */
    shapes: () => document.querySelectorAll("a.pp-small path.s"),
    contents: () => document.querySelectorAll(".md-nav--secondary a[href^='#']"),
    /* The tables of who does what, and of each of their columns its link and the roles for which it stands; the first cell of
       a row says what the row is about. */
    matrices: () => document.querySelectorAll(".pp-raci"),
    columnsOf: (table) => [...table.querySelectorAll("thead th")].map((cell) => {
      const link = cell.querySelector("a");
      return { key: link?.getAttribute("href"), role: roleOf(link), roles: new Set(rolesOf(link)) };
    }),
    /* Rows of other tables, and tiles. */
    rows: () => [...document.querySelectorAll(".md-typeset tbody tr, .pp-tiles > ul > li")].filter((row) => !row.closest(".pp-raci")),
    cards: () => document.querySelectorAll(".pp-cards a"),
  };
})();
