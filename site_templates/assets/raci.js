/* Matrices of the letters R A C I on a phone: a list by role or team, made of the table, which stays for wide screens, paper
   and readers without scripts. The chosen role is first and open, before its team. */
(() => {
  "use strict";
  const { make, forContent } = playpress;
  const { rolesOf } = playpress.structure;
  const narrow = matchMedia("(max-width: 45em)");
  const LETTERS = ["r", "a", "c", "i"];

  /* The rows in which a column has letters. */
  const partsOf = (table, column) => [...table.tBodies[0].rows]
    .map((row) => ({ head: row.cells[0], letters: [...row.cells[column].children] }))
    .filter(({ letters }) => letters.length);
  const copies = (nodes) => [...nodes].map((node) => node.cloneNode(true));

  const total = (parts) => LETTERS.flatMap((letter) => {
    const those = parts.flatMap(({ letters }) => letters.filter((badge) => badge.classList.contains(`pp-letter-${letter}`)));
    return those.length ? [make("span", {}, those[0].cloneNode(true), ` ${those.length}`)] : [];
  });
  const roleList = (table, head, column) => {
    const parts = partsOf(table, column), link = head.querySelector("a");
    const items = parts.map(({ head: row, letters }) => make("li", {}, make("span", {}, ...copies(letters)), make("span", {}, ...copies(row.childNodes))));
    const page = link ? [make("li", {}, make("span", {}, "→"), link.cloneNode(true))] : [];
    return make("details", { "data-roles": link ? rolesOf(link).join(" ") : "" }, make("summary", {}, make("strong", {}, head.textContent.trim()), make("span", {}, ...total(parts))), make("ul", {}, ...items, ...page));
  };
  const build = (table) => {
    if (table.nextElementSibling?.classList.contains("pp-raci-roles")) return;
    const heads = [...table.tHead.rows[0].cells];
    table.after(make("div", { class: "pp-raci-roles" }, ...heads.flatMap((head, column) => (column ? [roleList(table, head, column)] : []))));
  };
  const mark = (role) => {
    for (const list of document.querySelectorAll(".pp-raci-roles")) {
      const mine = new Set([...list.children].filter(({ dataset }) => dataset.roles.split(" ").includes(role)));
      for (const details of list.children) {
        details.classList.toggle("pp-mine", mine.has(details));
        details.open = mine.has(details);
      }
      list.prepend(...[...mine].sort((one, other) => (other.dataset.roles === role) - (one.dataset.roles === role)));
    }
  };
  const start = (content) => {
    if (!narrow.matches) return;
    for (const table of content.querySelectorAll(".pp-raci")) build(table);
    mark(playpress.role());
  };
  forContent(start);
  narrow.addEventListener("change", () => start(document));
  document.addEventListener("pp-role", ({ detail }) => mark(detail));
})();
