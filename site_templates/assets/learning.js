/* Learning: boxes for tasks, "read in version …", quizzes that answer back, and the pages of progress.
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
    holds(found.quiz, (given) => holds(given, (answer) => typeof answer === "boolean" || typeof answer === "string"));
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

  /* Quiz answers are kept as "+" or "-", for right and wrong, and the key of the option; earlier versions kept only that. */
  const isRight = (answer) => answer === true || String(answer).startsWith("+");

  /* Tasks: a box before each */
  const ROLE = idOf(location.href, "roles") ?? idOf(location.href, "progress");
  const boxes = [];
  /* What a task asks for, if it says so, and whether all of it is done: playbooks read, in whatever version, and quizzes. */
  const listed = (text) => (text ?? "").split(" ").filter(Boolean);
  const ticksItself = (asks) => Boolean(asks) &&
    listed(asks.read).every((playbook) => progress.read[playbook] !== undefined) &&
    listed(asks.quiz).every((quiz) => {
      const [playbook, questions] = quiz.split("/");
      return Object.values(progress.quiz[playbook] ?? {}).filter(isRight).length >= Number(questions);
    });
  for (const item of ROLE ? document.querySelectorAll(".pp-tasks > ul > li") : []) {
    const stage = item.closest(".pp-tasks").previousElementSibling?.firstChild?.textContent ?? "";
    const key = keyOf(`${stage} ${item.textContent}`);
    const asks = item.querySelector(".pp-asks")?.dataset;
    const label = make("label", "pp-task");
    const box = make("input", "");
    box.type = "checkbox";
    const text = make("span", "");
    text.append(...item.childNodes);
    label.append(box, text);
    item.append(label);
    box.addEventListener("change", () => {
      progress.tasks[ROLE] ??= {};
      if (box.checked === ticksItself(asks)) delete progress.tasks[ROLE][key];
      else progress.tasks[ROLE][key] = box.checked;
      keep();
    });
    boxes.push({ key, box, asks });
  }

  /* Readings: whether each was read, and in this version */
  const readings = [];
  for (const item of document.querySelectorAll(".pp-reading > ol > li")) {
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
  const questions = [...document.querySelectorAll(".pp-question")];
  const score = here && questions.length ? make("p", "pp-score") : null;
  const quiz = questions.map((question, n) => {
    const details = question.querySelector("details");
    const list = question.querySelector("ol");
    const answer = details.querySelector("strong").textContent.trim();
    const fields = make("fieldset", "");
    const title = make("legend", "");
    const heading = question.querySelector("p");
    title.append(...heading.childNodes);
    heading.remove();
    fields.append(title);
    const options = [...list.children].map((item) => {
      const label = make("label", "pp-option");
      const choice = make("input", "");
      choice.type = "radio";
      choice.name = `question-${n}`;
      label.append(choice, make("span", "", item.textContent.trim()));
      fields.append(label);
      return { choice, isRight: item.textContent.trim() === answer, key: keyOf(item.textContent) };
    });
    const check = make("button", "pp-button", words.check);
    check.type = "button";
    const said = make("p", "pp-said");
    said.setAttribute("role", "status");
    fields.append(check, said);
    list.replaceWith(fields);
    details.hidden = true;
    const mark = (chosen) => {
      said.textContent = !chosen ? "" : chosen.isRight ? words.right : words.wrong;
      details.hidden = !chosen?.isRight;
      details.open = Boolean(chosen?.isRight);
    };
    fields.addEventListener("change", () => mark());
    check.addEventListener("click", () => {
      const chosen = options.find(({ choice }) => choice.checked);
      mark(chosen);
      if (!chosen) { said.textContent = words.choose; return; }
      if (!here) return;
      progress.quiz[here] ??= {};
      progress.quiz[here][key] = `${chosen.isRight ? "+" : "-"}${chosen.key}`;
      keep();
    });
    /* Show the answer that was kept, unless it is on the page already: a choice that was not checked yet stays. */
    const key = keyOf(title.textContent);
    let shown;
    const restore = (kept) => {
      const given = options.find((option) => kept === true ? option.isRight : String(kept).slice(1) === option.key);
      if (kept !== shown) {
        for (const option of options) option.choice.checked = option === given;
        mark(given);
      }
      shown = kept;
      return Boolean(given?.isRight);
    };
    return { key, restore };
  });
  if (score) questions.at(-1).after(score);

  /* The progress of a role in figures; and for all roles a file to take along, with the way to the chosen role first */
  const way = document.querySelector(".pp-way");
  const page = document.querySelector(".pp-progress");
  const summary = make("p", "pp-summary");
  summary.setAttribute("role", "status");
  way?.before(summary);
  if (page) {
    const bar = make("div", "pp-buttons");
    const button = (text, act) => {
      const made = make("button", "pp-button", text);
      made.type = "button";
      made.addEventListener("click", () => act(made));
      return made;
    };
    const said = make("p", "pp-imported");
    said.setAttribute("role", "status");
    const file = make("input", "");
    file.type = "file";
    file.accept = "application/json,.json";
    file.hidden = true;
    file.addEventListener("change", async () => {
      const found = parsed(await file.files[0].text());
      file.value = "";
      if (found) { progress = found; keep(); }
      said.textContent = found ? words.imported : words.importBad;
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
    page.append(summary, bar, said);
  }

  /* What other scripts ask. */
  playpress.learning = {
    isRead: (playbook, version) => progress.read[playbook] === version,
    isDone: (role, stage, text, asks) => progress.tasks[role]?.[keyOf(`${stage} ${text}`)] ?? ticksItself(asks.read || asks.quiz ? asks : null),
  };

  const show = () => {
    for (const { key, box, asks } of boxes) box.checked = progress.tasks[ROLE]?.[key] ?? ticksItself(asks);
    for (const { playbook, version, state, box } of readings) {
      const read = progress.read[playbook];
      const isOld = read !== undefined && read !== version;
      state.textContent = isOld ? fill(words.readOld, { version: read }) : read !== undefined && !box ? `✓ ${words.read}` : "";
      state.classList.toggle("pp-old", isOld);
      if (box) box.checked = read === version;
    }
    if (score) {
      const given = progress.quiz[here] ?? {};
      const right = quiz.filter(({ key, restore }) => restore(given[key])).length;
      score.textContent = fill(words.quizScore, { right, all: questions.length });
    }
    if (way) {
      const toRead = [...way.querySelectorAll(".pp-reading > ol > li")];
      const read = toRead.filter((item) => item.querySelector(".pp-state:not(.pp-old)")?.textContent).length;
      summary.textContent = [
        fill(words.tasksDone, { done: boxes.filter(({ box }) => box.checked).length, all: boxes.length }),
        fill(words.playbooksRead, { done: read, all: toRead.length }),
      ].join(" · ");
    }
    if (page) {
      const role = playpress.role();
      const own = role && [...document.querySelectorAll(".pp-choice a")].find((link) => idOf(link.href, "progress") === role);
      summary.textContent = own ? `${words.yourRole}: ` : words.chooseRole;
      if (own) summary.append(own.cloneNode(true));
    }
  };
  document.addEventListener("pp-progress", show);
  document.addEventListener("pp-role", show);
  window.addEventListener("storage", (event) => {
    if (event.key === KEY) { progress = load(); show(); }
  });
  show();
})();
