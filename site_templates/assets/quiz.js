/* The quiz of a playbook: choose, check, and be told why, with the way to the step that tells. What was answered is kept
   with one's progress. Without this script answers open by themselves. */
(() => {
  "use strict";
  const { words, fill, idOf, make, learning } = playpress;
  const { keyOf } = learning;
  const here = idOf(location.href, "playbooks");

  /* Why an answer is right, and the step that tells, as they stand in the answer that opens without script. */
  const reasons = (details) => [...details.querySelectorAll(".pp-because, .pp-told")].flatMap((part) => [" ", ...part.cloneNode(true).childNodes]);

  const questionOf = (question, n) => {
    const details = question.querySelector("details"), list = question.querySelector("ol");
    const answer = details.querySelector("strong").textContent.trim();
    const heading = question.querySelector("p");
    const title = make("legend", {}, ...heading.childNodes);
    const options = [...list.children].map((item) => {
      const text = item.textContent.trim();
      const choice = make("input", { type: "radio", name: `question-${n}`, autocomplete: "off" });
      const label = make("label", { class: "pp-option" }, choice, make("span", {}, text));
      return { choice, label, isRight: text === answer, key: keyOf(item.textContent) };
    });
    const check = make("button", { class: "pp-button", type: "button" }, words.check);
    const said = make("p", { class: "pp-said", role: "status" });
    const fields = make("fieldset", {}, title, ...options.map(({ label }) => label), check, said);
    heading.remove();
    list.replaceWith(fields);
    details.hidden = true;

    const mark = (chosen) => {
      for (const option of options) {
        option.label.classList.toggle("pp-right", option === chosen && option.isRight);
        option.label.classList.toggle("pp-wrong", option === chosen && !option.isRight);
      }
      said.classList.toggle("pp-wrong", Boolean(chosen) && !chosen.isRight);
      said.classList.toggle("pp-right", Boolean(chosen?.isRight));
      said.replaceChildren(...(chosen ? [make("strong", {}, chosen.isRight ? words.right : words.wrong), ...reasons(details)] : []));
    };
    fields.addEventListener("change", () => mark());
    check.addEventListener("click", () => {
      const chosen = options.find(({ choice }) => choice.checked);
      mark(chosen);
      if (!chosen) { said.textContent = words.choose; return; }
      shown = `${chosen.isRight ? "+" : "-"}${chosen.key}`;
      if (here) learning.answer(here, key, shown);
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
  };

  const all = [...document.querySelectorAll(".pp-question")];
  const quiz = all.map(questionOf);
  if (!here || !quiz.length) return;
  const score = learning.bar(words.quizScore);
  const passed = make("p", { class: "pp-passed", role: "status" });
  all.at(-1).after(score, passed);
  const show = () => {
    const given = learning.answers(here);
    const right = quiz.filter(({ key, restore }) => restore(given[key])).length;
    score.show(right, quiz.length);
    passed.replaceChildren(...(right === quiz.length ? [words.passed, " ", ...learning.wayToProgress(location)] : []));
  };
  document.addEventListener("pp-progress", show);
  document.addEventListener("pp-role", show);
  show();
})();
