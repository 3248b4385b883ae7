/* The role lens: choose your role once, and everywhere your steps, columns and figures stand out and the rest steps back.
   What belongs to a role is read off the links in the page. Without this script a page is simply complete. */
(() => {
  "use strict";
  const { words, names, idOf, presentId, forContent } = playpress;
  const KEY = playpress.storageKey("role");
  const known = new Map(names.roles);

  const roleOf = (link) => {
    const address = link.getAttribute("href");
    return address && idOf(address, "roles");
  };
  const rolesIn = (element) => new Set([...element.querySelectorAll("a[href]")].map(roleOf).filter(Boolean));
  const stepOf = (link) => steps.get(/^#(.+)$/.exec(link.getAttribute("href"))?.[1]);

  /* A step: its card, and the roles in it. */
  const steps = new Map();
  const collect = (content) => {
    for (const card of content.querySelectorAll(".pp-step")) {
      const heading = card.querySelector("summary > [id]"), facts = card.querySelector(".pp-facts");
      steps.set(heading.id, { card, roles: rolesIn(facts) });
    }
  };

  const mark = (element, isMine, isOther) => {
    element.classList.toggle("pp-mine", isMine);
    element.classList.toggle("pp-other", isOther);
  };

  const look = (role) => {
    const on = Boolean(role);
    document.documentElement.classList.toggle("pp-lens-on", on);
    for (const { card, roles } of steps.values()) mark(card, on && roles.has(role), on && !roles.has(role));
    for (const link of document.querySelectorAll(".pp-diagram-svg a")) {
      const step = stepOf(link);
      const isLane = roleOf(link);
      const isMine = step ? step.roles.has(role) : isLane === role;
      if (step || isLane) mark(link, on && isMine, on && !isMine);
    }
    for (const table of document.querySelectorAll(".pp-raci")) {
      const columns = [...table.querySelectorAll("thead th")].map((cell) => {
        const link = cell.querySelector("a");
        return link && roleOf(link);
      });
      for (const row of table.rows) {
        [...row.cells].forEach((cell, n) => {
          if (columns[n]) mark(cell, on && columns[n] === role, on && columns[n] !== role);
        });
      }
    }
    for (const row of document.querySelectorAll(".md-typeset tbody tr, .pp-tiles > ul > li")) {
      if (!row.closest(".pp-raci")) row.classList.toggle("pp-mine", on && rolesIn(row).has(role));
    }
    for (const link of document.querySelectorAll(".pp-cards a")) {
      link.classList.toggle("pp-mine", on && roleOf(link) === role);
    }
    document.dispatchEvent(new CustomEvent("pp-role", { detail: role }));
  };

  const remembered = () => {
    try { return localStorage.getItem(KEY); } catch { return null; }
  };
  const remember = (role) => {
    try { role ? localStorage.setItem(KEY, role) : localStorage.removeItem(KEY); } catch { /* not kept, but used */ }
  };

  const asked = presentId("roles", new URL(location.href).searchParams.get("role"));
  if (asked === "" || known.has(asked)) remember(asked);
  const kept = presentId("roles", remembered());
  const first = [asked, kept].find((role) => role === "" || known.has(role)) ?? "";

  const select = document.createElement("select");
  select.className = "pp-lens";
  select.setAttribute("aria-label", words.yourRole);
  select.title = words.yourRole;
  select.append(new Option(words.allRoles, ""), ...names.roles.map(([id, name]) => new Option(name, id)));
  select.value = first;
  select.addEventListener("change", () => {
    const here = new URL(location.href);
    if (select.value) here.searchParams.set("role", select.value);
    else here.searchParams.delete("role");
    history.replaceState(history.state, "", here);
    remember(select.value);
    look(select.value);
  });
  document.querySelector(".md-header__inner .md-header__title")?.after(select);
  playpress.role = () => select.value;
  forContent((content) => {
    collect(content);
    if (select.value) look(select.value);
  });
})();
