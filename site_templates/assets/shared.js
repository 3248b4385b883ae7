/* What our scripts share: the words and names that the site hands over, and how they read a page. Loaded first. */
(() => {
  "use strict";
  const { words, names, base } = JSON.parse(document.getElementById("pp-words").textContent);
  const root = new URL(`${base}/`, location.href).pathname;
  window.playpress = {
    words,
    names,
    /* A message with its {gaps} filled. */
    fill: (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]),
    /* The key under which the browser keeps something: one for each handbook of an address. */
    storageKey: (what) => `pp-${what}:${root}`,
    /* The id of the thing whose page an address leads to; a page called "index-" stands for the id "index". */
    idOf: (address, folder) => {
      const match = new RegExp(`/${folder}/([^/]+?)(?:/(?:index\\.html)?|\\.html)$`).exec(new URL(address, location.href).pathname);
      return match && match[1].replace(/-$/, "");
    },
    /* A heading and everything up to the next one. */
    section: (heading) => {
      const parts = [heading];
      for (let next = heading.nextElementSibling; next && !/^H[123]$/.test(next.tagName); next = next.nextElementSibling) {
        parts.push(next);
      }
      return parts;
    },
    /* The role that the reader has chosen; the lens knows better. */
    role: () => "",
  };
})();
