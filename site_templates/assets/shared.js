/* What our scripts share: the words and names that the script of data hands over, and how they read a page. Loaded first
   after that. */
(() => {
  "use strict";
  const { words, names, teams, earlierIds, asOf, firstReads } = window.playpressData;
  const { base } = JSON.parse(document.getElementById("__config").textContent); // the way to the site's root

  /* What a page puts off, for browsers without script it is simply there, comes into its place. It is our own page's HTML. What
     is in a closed part is held together until the reader does anything: as long as nobody can look for it, it is not laid
     out, though the theme asks where each heading is. */
  for (const later of [...document.querySelectorAll("noscript.pp-later")]) {
    const come = document.createElement("template"), { parentElement: around } = later;
    come.innerHTML = later.textContent;
    if (around.matches(".pp-tab:not([open])") && !location.hash) {
      const held = document.createElement("div");
      held.className = "pp-held";
      held.append(come.content);
      later.replaceWith(held);
    } else later.replaceWith(come.content);
  }
  const SIGNS = ["pointerdown", "pointermove", "wheel", "scroll", "keydown", "focusin", "toggle", "hashchange", "beforeprint", "blur"];
  const isOfReader = ({ type, target }) => type === "scroll" ? target === document : type !== "toggle" || target.matches(":has(> .pp-held)");
  const release = (event) => {
    if (!isOfReader(event)) return; // the theme scrolls the navigation, and boxes tell of themselves that are open at first
    for (const held of document.querySelectorAll(".pp-held")) held.replaceWith(...held.childNodes);
    for (const sign of SIGNS) removeEventListener(sign, release, true);
  };
  for (const sign of SIGNS) addEventListener(sign, release, { capture: true, passive: true });

  /* The name of a thing's files: its id, or one that differs where no file can be called so (`file_stem` in `address.py`). */
  const fileOf = (id) => /^(?:index|con|prn|aux|nul|(?:com|lpt)[0-9])$/.test(id) ? `${id}-` : id;
  const site = new URL(base.replace(/\/?$/, "/"), location.href);
  const root = site.pathname;
  const files = new Map();
  const loadFile = (name) => new Promise((loaded, failed) => {
    const address = new URL(`assets/playpress/${name}`, site).href, { make } = window.playpress;
    const file = name.endsWith(".css") ? make("link", { rel: "stylesheet", href: address }) : make("script", { src: address });
    file.addEventListener("load", loaded);
    file.addEventListener("error", () => { file.remove(); failed(new Error(name)); });
    document.head.append(file);
  });
  window.playpress = {
    words,
    names,
    /* The roles of each team, by id. */
    teams,
    asOf,
    /* What everyone reads, in order: [id, name]. */
    firstReads,
    /* The address of the site's folder. */
    base: site.href,
    /* An element with its attributes and what is in it; `true` is an attribute without value, `false` none. */
    make: (name, attributes, ...children) => {
      const element = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) if (value !== false) element.setAttribute(key, value === true ? "" : value);
      element.append(...children);
      return element;
    },
    /* Load one of our files, once; what could not be had is asked for again the next time. */
    load: (name) => {
      if (!files.has(name)) files.set(name, loadFile(name).catch((problem) => { files.delete(name); throw problem; }));
      return files.get(name);
    },
    /* A message with its {gaps} filled; numbers are written as in the page's language. */
    fill: (template, values) => template.replace(/\{(\w+)\}/g, (_, name) =>
      typeof values[name] === "number" ? values[name].toLocaleString(document.documentElement.lang || "en") : values[name]),
    /* A text in lower case and without accents, as people type it. */
    plain: (text) => text.toLowerCase().normalize("NFKD").replace(/[\p{M}\u00ad\u200b-\u200d]/gu, "")
      .replace(/[łßøđæœ]/g, (letter) => ({ ł: "l", ß: "ss", ø: "o", đ: "d", æ: "ae", œ: "oe" })[letter]),
    /* The key under which the browser keeps something: one for each handbook of an address. */
    storageKey: (what) => `pp-${what}:${site.pathname}`,
    /* The id of the thing to whose page, or chapter, an address leads; see `fileOf`. */
    idOf: (address, folder) => {
      const chapter = /^#(c\d+)/.exec(address);
      const page = chapter && document.getElementById(chapter[1])?.dataset.page;
      const match = new RegExp(`/${folder}/([^/]+?)(?:/(?:index\\.html)?|\\.html)$`).exec(new URL(page ?? address, location.href).pathname);
      return match && match[1].replace(/-$/, "");
    },
    /* The address of a thing's page; `like` is a link to any page: in some editions a page is a folder, in others a file. */
    addressOf: (folder, id, like) => `${root}${folder}/${fileOf(id)}${/\.html(#|$)/.test(like.href) ? ".html" : "/"}`,
    root,
    fileOf,
    /* The id that a thing has today, for one that it had when a link was made or something was kept. */
    presentId: (kind, id) => Object.hasOwn(earlierIds[kind], id) ? earlierIds[kind][id] : id,
    /* A heading and everything up to the next one of its level or above. */
    section: (heading) => {
      const isEnd = ({ tagName }) => /^H[1-6]$/.test(tagName) && tagName <= heading.tagName;
      const parts = [heading];
      for (let next = heading.nextElementSibling; next && !isEnd(next); next = next.nextElementSibling) parts.push(next);
      return parts;
    },
    /* Do something to what is on the page, and to what comes onto it later. */
    forContent: (act) => {
      act(document);
      document.addEventListener("pp-content", ({ target }) => act(target));
    },
    /* The role that the reader has chosen; the lens knows better. */
    role: () => "",
  };
})();
