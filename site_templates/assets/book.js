/* A handbook to print: the pages that its list names, put together on one page. Each becomes a chapter: its ids get the
   chapter's number before them, links between chapters lead within, headings go one level down, and what is no use on
   paper is left out. Only articles of our own pages come in, and no script. From disk, where pages cannot be fetched, and
   without this script the list stays a list. */
(() => {
  "use strict";
  const { words, fill } = playpress;
  const contents = document.querySelector(".pp-contents");
  const book = document.querySelector(".pp-book");
  if (!contents || !book || location.protocol === "file:") return;
  const NEVER = "script, style, link, meta, base, iframe, object, embed, form, .md-content__button, .md-source-file, " +
    ".pp-more, .pp-read, .pp-to-print, .pp-choose, .pp-own-card";
  const NAMES = ["id", "for", "name", "aria-labelledby", "aria-describedby"]; // attributes that hold ids
  const make = (tag, className, text = "") => {
    const made = document.createElement(tag);
    made.className = className;
    made.textContent = text;
    return made;
  };
  const pageOf = ({ pathname }) => pathname.replace(/(^|\/)index\.html$/, "$1").replace(/\/$/, "");

  /* The parts of the handbook, one of which is shown */
  const lists = [...contents.querySelectorAll(":scope > ul")];
  const asked = Number(new URL(location.href).searchParams.get("part"));
  const shown = lists[asked - 1] ? asked : 1;
  lists.forEach((list, n) => {
    const heading = document.getElementById(`part-${n + 1}`);
    for (const part of [heading, list]) part?.classList.toggle("pp-elsewhere", n + 1 !== shown);
    if (!heading) return;
    const link = make("a", "");
    link.href = `?part=${n + 1}`;
    if (n + 1 === shown) link.setAttribute("aria-current", "true");
    link.append(...[...heading.childNodes].filter((node) => !node.classList?.contains("headerlink")));
    heading.prepend(link);
  });
  const chapters = [...(lists[shown - 1]?.querySelectorAll(":scope > li") ?? [])].map((item, n) => {
    const link = item.querySelector("a[href]");
    const section = make("section", "pp-chapter");
    section.id = `c${n + 1}`;
    section.dataset.page = new URL(link.href).pathname;
    return { id: section.id, name: link.textContent, address: link.href, link, section };
  });
  if (!chapters.length) return;
  const chapterAt = new Map(chapters.map(({ address, id }) => [pageOf(new URL(address)), id]));

  /* A page's article as what a chapter holds */
  const within = (href, page, id) => {
    let to;
    try { to = new URL(href, page); } catch { return href; }
    if (to.origin !== location.origin) return href;
    const chapter = pageOf(to) === pageOf(new URL(page)) ? id : chapterAt.get(pageOf(to));
    if (chapter) return to.hash ? `#${chapter}-${to.hash.slice(1)}` : `#${chapter}`;
    return to.pathname + to.search + to.hash;
  };
  const deeper = (heading) => {
    const made = document.createElement(`h${Math.min(6, Number(heading.tagName[1]) + 1)}`);
    for (const { name, value } of [...heading.attributes]) made.setAttribute(name, value);
    made.append(...heading.childNodes);
    heading.replaceWith(made);
  };
  const chaptered = (article, page, id) => {
    for (const later of article.querySelectorAll("noscript.pp-later")) later.replaceWith(...later.childNodes);
    for (const element of article.querySelectorAll(NEVER)) element.remove();
    for (const box of article.querySelectorAll("details")) box.removeAttribute("name"); // with one, only one of them is open
    for (const box of article.querySelectorAll("details")) box.open = true;
    for (const element of article.querySelectorAll("*")) {
      for (const { name, value } of [...element.attributes]) {
        if (name.startsWith("on")) element.removeAttribute(name);
        else if (NAMES.includes(name)) element.setAttribute(name, value.split(/\s+/).map((one) => `${id}-${one}`).join(" "));
        else if (name === "href") element.setAttribute(name, within(value, page, id));
        else if (name === "src") element.setAttribute(name, new URL(value, page).pathname);
        else if (value.startsWith("url(#")) element.setAttribute(name, value.replace("url(#", `url(#${id}-`));
      }
    }
    for (const heading of article.querySelectorAll("h1, h2, h3, h4, h5")) deeper(heading);
    return article.childNodes;
  };
  const load = async ({ address, id, section }) => {
    const answer = await fetch(address);
    const article = answer.ok && new URL(answer.url).origin === location.origin &&
      new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("article");
    if (!article) throw new Error(address);
    section.append(...chaptered(article, address, id));
  };

  /* One chapter after the other comes in at its place; one that cannot be had is named and stops no other */
  const bar = make("div", "pp-buttons");
  const said = make("p", "pp-making");
  said.setAttribute("role", "status");
  bar.append(said);
  contents.before(bar);
  document.querySelector(".pp-alone")?.remove();
  book.append(...chapters.map(({ section }) => section));
  const lost = [];
  let done = 0;
  const tell = () => {
    const missing = lost.length ? ` ${fill(words.bookLost, { names: lost.join(", ") })}` : "";
    said.textContent = fill(words.bookLoaded, { done, all: chapters.length }) + missing;
  };
  const bring = async (chapter) => {
    try {
      await load(chapter);
      chapter.link.setAttribute("href", `#${chapter.id}`);
      done += 1;
    } catch {
      lost.push(chapter.name);
      chapter.section.replaceChildren(make("h2", "", chapter.name), make("p", "", fill(words.bookLost, { names: chapter.name })));
    }
    tell();
  };
  tell();
  book.setAttribute("aria-busy", "true");
  Promise.all(chapters.map(bring)).then(() => {
    const print = make("button", "pp-button", words.print);
    print.type = "button";
    print.addEventListener("click", () => window.print());
    bar.prepend(print);
    book.dispatchEvent(new Event("pp-content", { bubbles: true }));
    book.removeAttribute("aria-busy");
    if (/^#c\d/.test(location.hash)) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  });
})();
