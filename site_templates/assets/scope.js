/* Under which name the theme keeps things in the browser, and how: one for each site of an address. In place of the theme's
   script in the page. The theme's other scripts and ours rely on these names. */
(() => {
  "use strict";
  const scope = new URL(document.currentScript.dataset.scope, location.href);
  if (!scope.pathname.endsWith("/")) scope.pathname += "/";
  Object.assign(window, {
    __md_scope: scope,
    __md_hash: (text) => [...text].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0),
    __md_get: (key, storage = localStorage, { pathname } = window.__md_scope) => JSON.parse(storage.getItem(`${pathname}.${key}`)),
    __md_set: (key, value, storage = localStorage, { pathname } = window.__md_scope) => {
      try { storage.setItem(`${pathname}.${key}`, JSON.stringify(value)); } catch { /* not kept, but used */ }
    },
  });
})();
