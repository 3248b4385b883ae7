/* The home page: a role by typing its name, and all of them folded away once one is chosen. Without this script they are a list. */
(() => {
  "use strict";
  const { words, names, make, plain, addressOf } = playpress;
  const MOST_ROLES = 20;
  const link = (text, href) => make("a", { href }, text);
  const cards = document.querySelector("h2#roles ~ .pp-cards");
  const field = make("input", { type: "search", class: "pp-field", placeholder: words.findRole, "aria-label": words.findRole });
  const links = [...cards.querySelectorAll("a")];
  const said = make("p", { role: "status" }), all = make("ul", {});
  const folded = make("details", {}, make("summary", {}, words.allRoles));
  const isShort = names.roles.length > links.length; /* too many roles: the page only has their teams */
  const findInAll = (wanted) => {
    const fitting = wanted ? names.roles.filter(([, name]) => plain(name).includes(wanted)).slice(0, MOST_ROLES) : [];
    all.replaceChildren(...fitting.map(([id, name]) => make("li", {}, link(name, addressOf("roles", id, links[0])))));
    cards.hidden = Boolean(wanted);
    said.textContent = wanted && !fitting.length ? words.findNone : "";
  };
  const find = () => {
    const wanted = plain(field.value.trim());
    folded.open = Boolean(wanted);
    if (isShort) return findInAll(wanted);
    for (const link of links) link.closest("li").hidden = !plain(link.textContent).includes(wanted);
    for (const card of cards.children) card.hidden = !card.querySelector("li:not([hidden])");
    said.textContent = cards.querySelector("li:not([hidden])") ? "" : words.findNone;
  };
  field.addEventListener("input", find);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !field.value.trim()) return;
    (isShort ? all.querySelector("a") : links.find((link) => !link.closest("li").hidden))?.click();
  });
  cards.before(field, said, all, folded);
  /* Who has chosen a role need not see them all: they filled a screen */
  const fold = (role) => (role ? folded.append(cards) : folded.after(cards), folded.hidden = !role);
  document.addEventListener("pp-role", ({ detail }) => fold(detail));
  fold(playpress.role());
})();
