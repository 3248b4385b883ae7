/* The role lens: choose your role once, and everywhere your steps, columns and figures stand out and the rest steps back.
   What belongs to a role is read off the links in the page. Without this script a page is simply complete. */
(() => {
  "use strict";
  const { words, names, idOf, presentId, forContent, root, fileOf } = playpress;
  const { roleOf, rolesIn, rolesDrawn, stepsIn, stepOf, drawn, shapes, contents, matrices, columnsOf, rows, cards } = playpress.structure;
  const KEY = playpress.storageKey("role");
  const known = new Map(names.roles);
  const steps = new Map();

  const mark = (element, isMine, isOther) => {
    element.classList.toggle("pp-mine", isMine);
    element.classList.toggle("pp-other", isOther);
  };

  /* What a role's day consists of, from a file of its own that is loaded once it is needed */
  playpress.days = {};
  const loading = new Map();
  const load = (role) => new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = `${root}progress/${fileOf(role)}.js`;
    script.addEventListener("load", () => resolve(playpress.days[role]));
    script.addEventListener("error", () => resolve());
    document.head.append(script);
  });
  playpress.dayOf = (role) => {
    if (!loading.has(role)) loading.set(role, load(role));
    return loading.get(role);
  };

  /* Steps in pictures and in the table of contents; lanes; processes in which the role has a part */
  const markLinks = (role, on) => {
    const parts = on && new Set(playpress.days[role]?.parts);
    for (const link of drawn()) {
      const step = steps.get(stepOf(link)), lane = roleOf(link), process = idOf(link.href.baseVal ?? link.href, "playbooks");
      const isKnown = step || lane || (process && parts?.size);
      const isMine = step ? rolesDrawn(link, step).has(role) : lane ? lane === role : Boolean(parts && parts.has(process));
      if (isKnown || !on) mark(link, on && isMine, on && !isMine);
    }
    const inOrder = [...steps.values()];
    for (const { shape, first, last } of shapes()) {
      shape.classList.toggle("pp-mine", on && inOrder.slice(first - 1, last).some(({ roles }) => roles.has(role)));
    }
    for (const link of contents()) {
      const step = steps.get(stepOf(link));
      if (step) mark(link, on && step.roles.has(role), on && !step.roles.has(role));
    }
    for (const link of cards()) link.classList.toggle("pp-mine", on && roleOf(link) === role);
    for (const row of rows()) {
      const process = row.cells && idOf(row.querySelector("th a[href], td:first-child a[href]")?.href ?? "", "playbooks");
      row.classList.toggle("pp-mine", on && (rolesIn(row).has(role) || Boolean(process && parts.has(process))));
    }
  };

  /* The reader's own column, or else that of their team, is the first of a table of who does what; without a role all are
     as they were */
  const orders = new WeakMap();
  const arrange = (table, role) => {
    const columns = columnsOf(table);
    if (!orders.has(table)) orders.set(table, columns);
    const asWas = orders.get(table), own = asWas.find((column) => column.role === role) ?? asWas.find(({ roles }) => roles.has(role));
    const wanted = own ? [asWas[0], own, ...asWas.slice(1).filter((column) => column !== own)] : asWas;
    const keys = columns.map(({ key }) => key);
    if (wanted.every(({ key }, n) => key === keys[n])) return;
    for (const row of table.rows) {
      const cells = new Map(keys.map((key, n) => [key, row.cells[n]]));
      row.append(...wanted.map(({ key }) => cells.get(key)).filter(Boolean));
    }
  };
  const markTables = (role, on) => {
    for (const table of matrices()) {
      if (new Set(columnsOf(table).map(({ key }) => key)).size === columnsOf(table).length) arrange(table, role);
      const columns = columnsOf(table);
      for (const row of table.rows) {
        [...row.cells].forEach((cell, n) => {
          if (columns[n].roles.size) mark(cell, on && columns[n].roles.has(role), on && !columns[n].roles.has(role));
        });
      }
    }
  };

  const look = (role) => {
    const on = Boolean(role);
    document.documentElement.classList.toggle("pp-lens-on", on);
    for (const { card, roles } of steps.values()) mark(card, on && roles.has(role), on && !roles.has(role));
    markTables(role, on);
    markLinks(role, on);
    document.dispatchEvent(new CustomEvent("pp-role", { detail: role }));
    if (on && !playpress.days[role]) {
      playpress.dayOf(role).then((day) => { if (day && select.value === role) markLinks(role, on); });
    }
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

  const pick = (label, none) => {
    const select = document.createElement("select");
    select.setAttribute("aria-label", label);
    select.append(new Option(none, ""), ...names.roles.map(([id, name]) => new Option(name, id)));
    return select;
  };
  const select = pick(words.yourRole, words.allRoles);
  select.className = "pp-lens";
  select.title = words.yourRole;
  select.value = first;
  const choose = (role) => {
    select.value = role;
    const here = new URL(location.href);
    if (role) here.searchParams.set("role", role);
    else here.searchParams.delete("role");
    history.replaceState(history.state, "", here);
    remember(role);
    look(role);
  };
  select.addEventListener("change", () => choose(select.value));
  document.querySelector(".md-header__inner .md-header__title")?.after(select);

  playpress.role = () => select.value;
  playpress.roleName = (role) => known.get(role) ?? "";
  playpress.choose = choose;
  /* A field to choose a role with, for frames that ask for it. */
  playpress.rolePicker = () => {
    const picker = pick(words.yourRole, words.pickRole);
    picker.className = "pp-pick";
    picker.addEventListener("change", () => { if (picker.value) choose(picker.value); });
    return picker;
  };
  forContent((content) => {
    for (const step of stepsIn(content)) steps.set(step.id, step);
    if (select.value) look(select.value);
  });
})();
