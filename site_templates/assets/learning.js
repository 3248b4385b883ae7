/* Learning: boxes for tasks, "read in version …", and bars that tell how far one is. Quizzes (quiz.js) and the page "My
   progress" (my-progress.js) share what is kept here, in this browser only. Without this script tasks and readings are lists. */
(() => {
  "use strict";
  const { words, fill, idOf, presentId, addressOf, make } = playpress;
  const KEY = playpress.storageKey("progress");
  const empty = () => ({ tasks: {}, read: {}, quiz: {} });

  /* What is kept: tasks by role and key, read versions by playbook, quiz answers by playbook and question */
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
  const tell = () => document.dispatchEvent(new Event("pp-progress"));
  const keep = () => {
    try { localStorage.setItem(KEY, JSON.stringify(progress)); } catch { /* kept until the page closes */ }
    tell();
  };
  /* Take over what was done meanwhile on other pages: in another tab, or before coming back to this one. */
  const renew = () => { progress = load(); tell(); };
  window.addEventListener("storage", (event) => { if (event.key === KEY) renew(); });
  window.addEventListener("pageshow", (event) => { if (event.persisted) renew(); });

  /* A task is known by its words: a changed task is a new one. */
  const keyOf = (text) => {
    let hash = 5381;
    for (const letter of text.replace(/\s+/g, " ").trim()) hash = ((hash * 33) ^ letter.codePointAt(0)) >>> 0;
    return hash.toString(36);
  };
  /* Quiz answers are kept as "+" or "-", for right and wrong, and the key of the option; earlier versions kept only that. */
  const isRight = (answer) => answer === true || String(answer).startsWith("+");
  /* What a task asks for, if it says so, and what is left of it: playbooks read, in whatever version, and quizzes. */
  const listed = (text) => (text ?? "").split(" ").filter(Boolean);
  const isPassed = ([playbook, questions]) => Object.values(progress.quiz[playbook] ?? {}).filter(isRight).length >= Number(questions);
  const left = (asks) => ({
    reads: listed(asks?.read).filter((playbook) => progress.read[playbook] === undefined),
    quizzes: listed(asks?.quiz).map((quiz) => quiz.split("/")).filter((quiz) => !isPassed(quiz)).map(([playbook]) => playbook),
  });
  const ticksItself = (asks) => {
    const { reads, quizzes } = left(asks);
    return Boolean(asks?.read || asks?.quiz) && !reads.length && !quizzes.length;
  };
  const isTicked = (role, key, asks) => progress.tasks[role]?.[key] ?? ticksItself(asks);

  /* How far one is: words with figures, and a bar. `show` fills it; without anything to do there is none. */
  const bar = (said) => {
    const text = make("span", {}), line = make("progress", { "aria-hidden": "true" });
    const element = make("p", { class: "pp-far" }, text, line);
    element.show = (done, all) => {
      element.hidden = !all;
      text.textContent = fill(said, { done, all });
      line.max = all || 1;
      line.value = done;
      element.classList.toggle("pp-full", done === all);
    };
    return element;
  };
  /* The way to the progress of the chosen role; empty without one. `like` is a link to any page. */
  const wayToProgress = (like) => {
    const role = playpress.role();
    return role ? [make("a", { href: addressOf("progress", role, like) }, words.toProgress)] : [];
  };

  playpress.learning = {
    isRead: (playbook, version) => progress.read[playbook] === version,
    isDone: (role, stage, text, asks) => isTicked(role, keyOf(`${stage} ${text}`), asks),
    /* The playbooks that a task still asks for: to be read, and whose quizzes to pass. */
    left,
    bar,
    keyOf,
    isRight,
    wayToProgress,
    /* The answers that are kept of a playbook's quiz, by the key of the question. */
    answers: (playbook) => progress.quiz[playbook] ?? {},
    answer: (playbook, question, given) => {
      progress.quiz[playbook] ??= {};
      progress.quiz[playbook][question] = given;
      keep();
    },
    saved: () => JSON.stringify(progress, null, 1),
    /* Take a saved progress in place of the present one, or none at all; false if the text is no progress. */
    replace: (text) => {
      const found = text === null ? empty() : parsed(text);
      if (found) { progress = found; keep(); }
      return Boolean(found);
    },
  };

  /* Tasks: a box before each */
  const ROLE = idOf(location.href, "roles") ?? idOf(location.href, "progress");
  const boxes = [];
  const box = () => make("input", { type: "checkbox", autocomplete: "off" }); // no browser fills it in by itself
  for (const item of ROLE ? document.querySelectorAll(".pp-tasks > ul > li") : []) {
    const stage = item.closest(".pp-tasks").previousElementSibling?.firstChild?.textContent ?? "";
    const key = keyOf(`${stage} ${item.textContent}`);
    const asks = item.querySelector(".pp-asks")?.dataset;
    const input = box();
    item.append(make("label", { class: "pp-task" }, input, make("span", {}, ...item.childNodes)));
    input.addEventListener("change", () => {
      progress.tasks[ROLE] ??= {};
      if (input.checked === ticksItself(asks)) delete progress.tasks[ROLE][key];
      else progress.tasks[ROLE][key] = input.checked;
      keep();
    });
    boxes.push({ key, input, asks });
  }

  /* Readings: whether each was read, and in this version */
  const readings = [];
  for (const item of document.querySelectorAll(".pp-reading > ol > li")) {
    const link = item.querySelector("a[href]");
    const state = make("strong", { class: "pp-kept" });
    item.append(" ", state);
    readings.push({ playbook: idOf(link.href, "playbooks"), version: item.querySelector(".pp-version")?.textContent ?? "", state });
  }

  /* The end of a playbook: a box that says it was read */
  const note = document.querySelector(".pp-read");
  const here = idOf(location.href, "playbooks");
  const onward = make("span", { class: "pp-onward" });
  if (note && here) {
    const version = note.querySelector(".pp-version")?.textContent ?? "";
    const input = box();
    const state = make("strong", { class: "pp-kept" });
    const said = version ? fill(words.markRead, { version }) : words.markReadPlain;
    note.replaceChildren(make("label", { class: "pp-task" }, input, make("span", {}, said)), state, onward);
    input.addEventListener("change", () => {
      if (input.checked) progress.read[here] = version;
      else delete progress.read[here];
      keep();
    });
    readings.push({ playbook: here, version, state, input });
  }

  /* Bars: tasks and, on the page of a role's progress, readings */
  const frame = document.querySelector(".pp-bars");
  const listedHere = readings.filter(({ input }) => !input);
  const tasksBar = bar(words.tasksDone), readBar = bar(words.playbooksRead);
  frame?.setAttribute("role", "status");
  frame?.append(tasksBar, readBar);

  const show = () => {
    for (const { key, input, asks } of boxes) input.checked = isTicked(ROLE, key, asks);
    for (const { playbook, version, state, input } of readings) {
      const read = progress.read[playbook];
      const isOld = read !== undefined && read !== version;
      state.textContent = isOld ? fill(words.readOld, { version: read }) : read !== undefined && !input ? `✓ ${words.read}` : "";
      state.classList.toggle("pp-old", isOld);
      if (input) {
        input.checked = read === version;
        onward.replaceChildren(...(read === version ? wayToProgress(location) : []));
      }
    }
    tasksBar.show(boxes.filter(({ input }) => input.checked).length, boxes.length);
    readBar.show(listedHere.filter(({ playbook, version }) => progress.read[playbook] === version).length, listedHere.length);
  };
  document.addEventListener("pp-progress", show);
  document.addEventListener("pp-role", show);
  show();
})();
