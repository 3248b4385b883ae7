/* Learning: boxes for tasks, "read in version …", quizzes that answer back, and the page "My progress".
   Everything is kept in this browser only. Without this script tasks are lists and quiz answers open by themselves. */
(() => {
  "use strict";
  const { words, names, fill, idOf, presentId } = playpress;
  const KEY = playpress.storageKey("progress");
  const empty = () => ({ tasks: {}, read: {}, quiz: {} });

  const isPlain = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);
  const holds = (value, isRight) => isPlain(value) && Object.values(value).every(isRight);
  const isProgress = (found) => isPlain(found) &&
    holds(found.tasks, (tasks) => holds(tasks, (done) => typeof done === "boolean")) &&
    holds(found.read, (version) => typeof version === "string") &&
    holds(found.quiz, (given) => holds(given, (right) => typeof right === "boolean"));
  const underPresentIds = (kind, kept) => Object.fromEntries(Object.entries(kept).map(([id, what]) => [presentId(kind, id), what]));
  const parsed = (text) => {
    let found;
    try { found = JSON.parse(text); } catch { return null; }
    return isProgress(found) ? {
      tasks: underPresentIds("roles", found.tasks),
      read: underPresentIds("playbooks", found.read),
      quiz: underPresentIds("playbooks", found.quiz),
    } : null;
  };
  const load = () => {
    try { return parsed(localStorage.getItem(KEY)) ?? empty(); } catch { return empty(); }
  };
  let progress = load();
  const keep = () => {
    try { localStorage.setItem(KEY, JSON.stringify(progress)); } catch { /* kept until the page closes */ }
    document.dispatchEvent(new Event("pp-progress"));
  };
  const make = (tag, className, text = "") => {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  };
  /* A task is known by its words: a changed task is a new one. */
  const keyOf = (text) => {
    let hash = 5381;
    for (const letter of text.replace(/\s+/g, " ").trim()) hash = ((hash * 33) ^ letter.codePointAt(0)) >>> 0;
    return hash.toString(36);
  };

  /* Tasks: a box before each */
  const roleOf = (element) => {
    const link = element.closest(".pp-way")?.querySelector("h2 a[href]");
    return idOf(link ? link.href : location.href, "roles");
  };
  const boxes = [];
  for (const item of document.querySelectorAll(".pp-tasks > ul > li")) {
    const role = roleOf(item);
    if (!role) continue; // in the whole handbook nobody ticks
    const stage = item.closest(".pp-tasks").previousElementSibling?.firstChild?.textContent ?? "";
    const key = keyOf(`${stage} ${item.textContent}`);
    const label = make("label", "pp-task");
    const box = make("input", "");
    box.type = "checkbox";
    const text = make("span", "");
    text.append(...item.childNodes);
    label.append(box, text);
    item.append(label);
    box.addEventListener("change", () => {
      progress.tasks[role] ??= {};
      if (box.checked) progress.tasks[role][key] = true;
      else delete progress.tasks[role][key];
      keep();
    });
    boxes.push({ role, key, box });
  }

  /* Readings: whether each was read, and in this version */
  const readings = [];
  for (const item of document.querySelectorAll(".pp-reading > ol > li")) {
    if (item.closest(".pp-book")) continue;
    const link = item.querySelector("a[href]");
    const playbook = idOf(link.href, "playbooks");
    const version = item.querySelector(".pp-version")?.textContent ?? "";
    const state = make("strong", "pp-state");
    item.append(" ", state);
    readings.push({ playbook, version, state });
  }

  /* The end of a playbook: a box that says it was read */
  const note = document.querySelector(".pp-read");
  const here = idOf(location.href, "playbooks");
  let readBox = null;
  if (note && here) {
    const version = note.querySelector(".pp-version")?.textContent ?? "";
    const label = make("label", "pp-task");
    readBox = make("input", "");
    readBox.type = "checkbox";
    const state = make("strong", "pp-state");
    label.append(readBox, make("span", "", version ? fill(words.markRead, { version }) : words.markReadPlain));
    note.replaceChildren(label, state);
    readBox.addEventListener("change", () => {
      if (readBox.checked) progress.read[here] = version;
      else delete progress.read[here];
      keep();
    });
    readings.push({ playbook: here, version, state, box: readBox });
  }

  /* The quiz: choose, check, and be told why */
  const questions = [...document.querySelectorAll(".pp-question")].filter((question) => !question.closest(".pp-book"));
  const score = here && questions.length ? make("p", "pp-score") : null;
  questions.forEach((question, n) => {
    const details = question.querySelector("details");
    const list = question.querySelector("ol");
    const answer = details.querySelector("strong").textContent.trim();
    const fields = make("fieldset", "");
    const title = make("legend", "");
    const heading = question.querySelector("p");
    title.append(...heading.childNodes);
    heading.remove();
    fields.append(title);
    const options = [...list.children].map((item, index) => {
      const label = make("label", "pp-option");
      const choice = make("input", "");
      choice.type = "radio";
      choice.name = `question-${n}`;
      label.append(choice, make("span", "", item.textContent.trim()));
      fields.append(label);
      return { choice, isRight: item.textContent.trim() === answer, index };
    });
    const check = make("button", "pp-button", words.check);
    check.type = "button";
    const said = make("p", "pp-said");
    said.setAttribute("role", "status");
    fields.append(check, said);
    list.replaceWith(fields);
    details.hidden = true;
    check.addEventListener("click", () => {
      const chosen = options.find(({ choice }) => choice.checked);
      said.textContent = !chosen ? words.choose : chosen.isRight ? words.right : words.wrong;
      if (!chosen) return;
      details.hidden = !chosen.isRight;
      details.open = chosen.isRight;
      if (!here) return;
      progress.quiz[here] ??= {};
      progress.quiz[here][keyOf(title.textContent)] = chosen.isRight;
      keep();
    });
  });
  if (score) questions.at(-1).after(score);

  /* My progress: the chosen role's way, figures, and a file to take along */
  const page = document.querySelector(".pp-progress");
  const summary = page && make("p", "pp-summary");
  if (page) {
    summary.setAttribute("role", "status");
    const bar = make("div", "pp-bar");
    const button = (text, act) => {
      const made = make("button", "pp-button", text);
      made.type = "button";
      made.addEventListener("click", () => act(made));
      return made;
    };
    const file = make("input", "");
    file.type = "file";
    file.accept = "application/json,.json";
    file.hidden = true;
    file.addEventListener("change", async () => {
      const found = parsed(await file.files[0].text());
      file.value = "";
      if (found) { progress = found; keep(); }
      summary.textContent = found ? `${words.imported} ${summary.textContent}` : words.importBad;
    });
    bar.append(
      button(words.export, () => {
        const link = make("a", "");
        link.href = URL.createObjectURL(new Blob([JSON.stringify(progress, null, 1)], { type: "application/json" }));
        link.download = "progress.json";
        link.click();
        URL.revokeObjectURL(link.href);
      }),
      button(words.import, () => file.click()),
      button(words.forget, (pressed) => {
        if (pressed.textContent === words.forget) { pressed.textContent = words.forgetSure; return; }
        pressed.textContent = words.forget;
        progress = empty();
        keep();
      }),
      file,
    );
    page.before(summary, bar);
  }

  const show = () => {
    for (const { role, key, box } of boxes) box.checked = Boolean(progress.tasks[role]?.[key]);
    for (const { playbook, version, state, box } of readings) {
      const read = progress.read[playbook];
      const isOld = read !== undefined && read !== version;
      state.textContent = isOld ? fill(words.readOld, { version: read }) : read !== undefined && !box ? `✓ ${words.read}` : "";
      state.classList.toggle("pp-old", isOld);
      if (box) box.checked = read === version;
    }
    if (score) {
      const given = progress.quiz[here] ?? {};
      const right = questions.filter((q) => given[keyOf(q.querySelector("legend").textContent)]).length;
      score.textContent = fill(words.quizScore, { right, all: questions.length });
    }
    if (page) {
      const role = playpress.role();
      for (const way of page.querySelectorAll(".pp-way")) {
        way.hidden = Boolean(role) && idOf(way.querySelector("h2 a").href, "roles") !== role;
      }
      const own = boxes.filter((task) => task.role === role);
      const toRead = [...page.querySelectorAll(".pp-way:not([hidden]) .pp-reading > ol > li")];
      const read = toRead.filter((item) => item.querySelector(".pp-state:not(.pp-old)")?.textContent).length;
      summary.textContent = role
        ? [
            names.roles.find(([id]) => id === role)?.[1],
            fill(words.tasksDone, { done: own.filter(({ box }) => box.checked).length, all: own.length }),
            fill(words.playbooksRead, { done: read, all: toRead.length }),
          ].join(" · ")
        : words.chooseRole;
    }
  };
  document.addEventListener("pp-progress", show);
  document.addEventListener("pp-role", show);
  window.addEventListener("storage", (event) => {
    if (event.key === KEY) { progress = load(); show(); }
  });
  show();
})();
