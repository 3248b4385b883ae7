/* What depends on the reader's role beside playbooks: the day on the home page, "this is my role" on a role's page, the way
   to one's progress, and the order of reading, which is the way to the next page. Without this script the home page is the same for everybody, and the
   next page is that of the navigation. */
(() => {
  "use strict";
  const { words, fill, make, idOf, addressOf, root } = playpress;
  const like = document.querySelector(".md-nav a[href$='.html']") ?? { href: "" };
  const address = (folder, id, hash = "") => addressOf(folder, id, like) + (hash && `#${hash}`);
  const link = (href, ...text) => make("a", { href }, ...text);
  const isRead = ([playbook, , version]) => version !== undefined && playpress.learning.isRead(playbook, version);
  const isDone = (role, [, stage, text, read, quiz]) => playpress.learning.isDone(role, stage, text, { read, quiz });

  /* The home page */
  const frame = document.querySelector(".pp-my-day");
  const card = (title, ...lines) => make("div", { class: "pp-card" }, make("h3", {}, title), ...lines.map((line) => make("p", {}, ...line)));
  /* A task of which one playbook is left leads to it: to its quiz, if that alone is left. */
  const asked = ([, , text, read, quiz]) => {
    const { reads, quizzes } = playpress.learning.left({ read, quiz });
    const [playbook, ...others] = new Set([...reads, ...quizzes]);
    return playbook && !others.length ? link(address("playbooks", playbook, reads.length ? "" : "quiz"), text) : text;
  };
  const nextTask = (role, { tasks }) => tasks.find((one) => !isDone(role, one));
  /* What is read next is what the next task asks for, if it asks for any that is not read. */
  const nextToRead = (role, { tasks, reading }) => {
    const [, , , read, quiz] = nextTask(role, { tasks }) ?? [];
    const { reads } = playpress.learning.left({ read, quiz });
    return reading.find(([id]) => reads.includes(id)) ?? reading.find((one) => !isRead(one));
  };
  const task = (role, day) => {
    const { tasks } = day, next = nextTask(role, day);
    if (!tasks.length) return null;
    return next
      ? card(words.nextTask, [asked(next)], [link(address("roles", role, next[0]), next[1])])
      : card(words.nextTask, [words.allTasksDone]);
  };
  const playbook = (role, day) => {
    const next = nextToRead(role, day);
    if (!day.reading.length) return null;
    return next
      ? card(words.nextPlaybook, [link(address("playbooks", next[0]), make("strong", {}, next[1]))], [next[3]])
      : card(words.nextPlaybook, [words.allRead]);
  };
  const progress = (role, { tasks, reading }) => {
    const [done, read] = [playpress.learning.bar(words.tasksDone), playpress.learning.bar(words.playbooksRead)];
    done.show(tasks.filter((one) => isDone(role, one)).length, tasks.length);
    read.show(reading.filter(isRead).length, reading.length);
    const made = card(words.yourProgress);
    made.append(done, read, make("p", {}, link(address("progress", role), words.allTasks)));
    return tasks.length + reading.length ? made : null;
  };
  const people = (role, { people: lines, contact }) => {
    const reached = /^[^\s:]+@[^\s:]+$/.test(contact) ? link(`mailto:${contact}`, contact) : contact;
    return card(words.roleCard,
      ...lines.map(([title, id, name]) => [make("span", { class: "pp-label" }, title), " ", link(address("roles", id), name)]),
      ...(contact ? [[make("span", { class: "pp-label" }, words.contact), " ", reached]] : []),
      [link(address("roles", role), words.rolePage), " · ", link(address("cards", role), words.cardPage)]);
  };
  const tile = ([id, name, figure, unit, kind, state, target]) => make("li", {},
    make("strong", {}, link(address("kpis", id), name)), make("br", {}), make("span", { class: "pp-figure" }, figure), ` ${unit} `,
    ...(state ? [make("span", { class: `pp-state pp-${kind}` }, state)] : []), ...(target ? [make("br", {}), target] : []));
  const tiles = ({ kpis }) => kpis.length
    ? [make("h3", {}, words.yourKpis), make("div", { class: "pp-tiles" }, make("ul", {}, ...kpis.map(tile)))]
    : [];
  const ask = () => [
    make("div", { class: "pp-part-head" }, make("p", {}, make("strong", {}, words.whichRole)), playpress.rolePicker()),
    make("p", {}, words.whichRoleHelp),
  ];
  const filled = (role, day) => {
    const change = make("button", { type: "button", class: "pp-button" }, words.changeRole);
    change.addEventListener("click", () => playpress.choose(""));
    const cards = [task(role, day), playbook(role, day), progress(role, day), people(role, day)].filter(Boolean);
    return [
      make("div", { class: "pp-part-head" }, make("h2", { id: "my-day" }, fill(words.yourDay, { role: playpress.roleName(role) })), change),
      make("div", { class: "pp-today" }, ...cards), ...tiles(day),
    ];
  };

  /* The way to the next page: the order in which the role reads its playbooks; who has no role begins with what everyone reads */
  const nav = document.querySelector("nav.md-footer__inner");
  const kept = nav && [...nav.children].map((way) => [way, way.cloneNode(true)]);
  const page = idOf(location.href, "playbooks");
  const isHome = location.pathname.replace(/index\.html$/, "") === root;
  const ways = (role, day) => {
    const reading = day?.reading ?? playpress.firstReads;
    const at = reading.findIndex(([id]) => id === page);
    const start = isHome || (role && [idOf(location.href, "roles"), idOf(location.href, "cards"), idOf(location.href, "progress")].includes(role));
    if (at < 0 && !start) return null;
    const end = role ? [address("progress", role), words.yourProgress] : [`${root}${/\.html$/.test(like.href) ? "index.html" : ""}#roles`, words.findYourRole];
    const to = at >= 0 ? reading[at + 1] : day ? nextToRead(role, day) : reading.find((one) => !isRead(one));
    const before = at > 0 ? reading[at - 1] : null;
    return {
      next: to ? [address("playbooks", to[0]), to[1], to[3]] : end,
      previous: before ? [address("playbooks", before[0]), before[1]] : null,
    };
  };
  const point = (way, [href, title, time]) => {
    if (!way) return;
    const direction = way.querySelector(".md-footer__direction");
    way.setAttribute("href", href);
    const said = time ? `${title} · ${time}` : title;
    way.setAttribute("aria-label", `${direction.textContent}: ${said}`);
    way.querySelector(".md-ellipsis").textContent = said;
  };
  const lead = (role, day) => {
    if (!nav) return;
    nav.replaceChildren(...kept.map(([, copy]) => copy.cloneNode(true)));
    const found = ways(role, day);
    if (!found) return;
    point(nav.querySelector(".md-footer__link--next"), found.next);
    if (found.previous) point(nav.querySelector(".md-footer__link--prev"), found.previous);
  };

  /* With a role chosen, the navigation leads straight to that role's progress */
  const isProgress = ({ pathname }) => new RegExp(`^${root}my-progress(?:/(?:index\\.html)?|\\.html)$`).test(pathname);
  const toProgress = document.querySelector(".pp-progress") ? []
    : [...document.querySelectorAll(".md-nav a[href]")].filter(isProgress).map((way) => [way, way.href]);
  const shorten = (role) => {
    for (const [way, all] of toProgress) way.href = role ? addressOf("progress", role, { href: all }) : all;
  };

  /* A role's page */
  const offer = document.querySelector(".pp-choose");
  const own = idOf(location.href, "roles");
  const mine = make("button", { type: "button", class: "pp-button pp-main" });
  mine.addEventListener("click", () => playpress.choose(playpress.role() === own ? "" : own));
  if (offer && playpress.roleName(own)) offer.prepend(mine);

  const show = async () => {
    const role = playpress.role();
    shorten(role);
    mine.textContent = own && role === own ? words.isMyRole : words.thisIsMyRole;
    mine.setAttribute("aria-pressed", String(Boolean(own) && role === own));
    const day = role ? await playpress.dayOf(role) : null;
    if (role !== playpress.role()) return;
    lead(role, day);
    frame?.replaceChildren(...(day ? filled(role, day) : ask()));
  };
  document.addEventListener("pp-role", show);
  document.addEventListener("pp-progress", show);
  show();
})();
