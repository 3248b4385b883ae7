/* The page "My progress": whoever picks a role there has chosen it, and sees no list of roles any more; what is kept can be
   taken along as a file. Without this script the page is a list of roles. */
(() => {
  "use strict";
  const { words, idOf, make, learning } = playpress;
  const page = document.querySelector(".pp-progress");

  /* The picker */
  const links = [...document.querySelectorAll(".pp-choice a")];
  const way = (link) => link.getAttribute("href"); // as it is written: on paper only addresses outside are shown
  for (const link of links) link.setAttribute("href", `${way(link)}?role=${idOf(link.href, "progress")}`);
  const summary = make("p", { class: "pp-summary", role: "status" });
  const change = make("button", { class: "pp-button", type: "button" }, words.changeRole);
  change.addEventListener("click", () => playpress.choose(""));
  const show = () => {
    const role = playpress.role();
    const own = role && links.find((link) => idOf(link.href, "progress") === role);
    summary.replaceChildren(...(own ? [`${words.yourRole}: ${own.textContent} · `, make("a", { href: way(own) }, words.allTasks)] : [words.chooseRole]));
    change.hidden = !own;
    page.classList.toggle("pp-own", Boolean(own));
    for (const contents of document.querySelectorAll(".md-nav--secondary")) contents.hidden = Boolean(own);
  };
  document.addEventListener("pp-role", show);

  /* A file to take along */
  const said = make("p", { class: "pp-imported", role: "status" });
  const file = make("input", { type: "file", accept: "application/json,.json", hidden: true });
  file.addEventListener("change", async () => {
    const isTaken = learning.replace(await file.files[0].text());
    file.value = "";
    said.textContent = isTaken ? words.imported : words.importBad;
  });
  const save = () => {
    const link = make("a", { href: URL.createObjectURL(new Blob([learning.saved()], { type: "application/json" })), download: "progress.json" });
    link.click();
    URL.revokeObjectURL(link.href);
  };
  const forget = ({ currentTarget: pressed }) => {
    const isSure = pressed.textContent === words.forgetSure;
    pressed.textContent = isSure ? words.forget : words.forgetSure;
    if (isSure) learning.replace(null);
  };
  const button = (text, act) => {
    const made = make("button", { class: "pp-button", type: "button" }, text);
    made.addEventListener("click", act);
    return made;
  };
  page.append(summary, change);
  document.querySelector(".pp-file")?.append(
    make("div", { class: "pp-buttons" }, button(words.export, save), button(words.import, () => file.click()), button(words.forget, forget), file),
    said,
  );
  show();
})();
