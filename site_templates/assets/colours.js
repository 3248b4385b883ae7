/* Light or dark: what the reader chose, else what the reader's system asks for. Runs in the header, so that the page's text
   is drawn once, in the right colours. It takes over the theme's own switch, which comes later and makes the browser work
   out the style of the whole page four times; the choice is kept where the theme keeps it. Without it a page is light. It
   also sets the theme's marks of a page with script, trusting that the theme's script comes. */
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.replace("no-js", "js"); // set later, each would cost a round more
  root.classList.add("js-focus-visible");
  root.setAttribute("data-js-focus-visible", "");

  const header = document.querySelector(".md-header");
  const form = header.querySelector("form[data-md-component='palette']");
  if (!form) return;
  form.removeAttribute("data-md-component");
  form.autocomplete = "off"; // else the browser checks what it remembers once we have shown what is kept
  const choices = [...form.querySelectorAll("input")];
  const toolbar = document.createElement("meta");
  toolbar.name = "theme-color";
  document.head.append(toolbar);

  const kept = () => {
    try { return choices[__md_get("__palette")?.index]; } catch { return undefined; }
  };
  const bySystem = () => choices.find((choice) => matchMedia(choice.dataset.mdColorMedia).matches) ?? choices[0];
  /* A choice may leave it to the system; then another one tells the colours. */
  const colours = (choice) => {
    if (choice.dataset.mdColorMedia !== "(prefers-color-scheme)") return choice;
    return choices.find((other) => other !== choice && matchMedia(other.dataset.mdColorMedia).matches) ?? choice;
  };
  const show = (choice) => {
    choice.checked = true;
    for (const other of choices) {
      const label = other.nextElementSibling; // none where the project's settings give a choice no sign
      if (label instanceof HTMLLabelElement) label.hidden = other !== choice;
    }
    const { mdColorScheme, mdColorPrimary, mdColorAccent } = colours(choice).dataset;
    Object.assign(document.body.dataset, { mdColorMedia: choice.dataset.mdColorMedia, mdColorScheme, mdColorPrimary, mdColorAccent });
    root.style.colorScheme = ""; // a scheme need not name one
    const { backgroundColor, colorScheme } = getComputedStyle(header);
    toolbar.content = backgroundColor;
    root.style.colorScheme = colorScheme;
  };

  /* Everything changes at once: the theme has no transitions while its mark is there. */
  const change = (choice) => {
    document.body.dataset.mdColorSwitching = "";
    show(choice);
    requestAnimationFrame(() => requestAnimationFrame(() => { delete document.body.dataset.mdColorSwitching; }));
  };
  const changeToKept = () => change(kept() ?? bySystem());

  form.addEventListener("change", ({ target }) => {
    change(target);
    const { mdColorMedia: media, mdColorScheme: scheme, mdColorPrimary: primary, mdColorAccent: accent } = target.dataset;
    try { __md_set("__palette", { index: choices.indexOf(target), color: { media, scheme, primary, accent } }); }
    catch { /* not kept, but shown */ }
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const next = choices[(choices.indexOf(event.target) + 1) % choices.length];
    next.click();
    next.focus();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changeToKept);
  addEventListener("pageshow", ({ persisted }) => { if (persisted) changeToKept(); });
  show(kept() ?? bySystem());
})();
