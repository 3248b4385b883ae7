/* On the page for addresses that lead nowhere: the pages whose names come nearest to what was asked for, as the search finds
   them. Without script, without the search's files or without a match the page has its usual links. */
(async () => {
  "use strict";
  const { find, make, root } = window.playpress;
  const place = document.querySelector(".pp-nearest");
  if (!place || !find) return;
  const MOST = 5;

  /* The words of an address below the site, the last part first: "playbooks/campaign-managment/" asks for "campaign managment". */
  const spoken = (part) => {
    try { return decodeURIComponent(part); } catch { return part; }
  };
  const { pathname } = location;
  const below = pathname.startsWith(root) ? pathname.slice(root.length) : pathname;
  const questions = below.split("/").reverse()
    .map((part) => spoken(part).replace(/\.\w+$/, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim())
    .filter((words) => words && words !== "index").slice(0, 2);

  for (const words of questions) {
    const { hits = [] } = await find(words, { limit: 3 * MOST }).catch(() => null) ?? {};
    const pages = new Map();
    for (const { href, kind, where, title } of hits) {
      const { pathname: page, hash } = new URL(href, location.href), isTerm = kind === "term";
      const address = isTerm ? page + hash : page, name = hash && !isTerm ? where : title;
      if (name && !pages.has(address)) pages.set(address, name);
    }
    const links = [...pages].slice(0, MOST).map(([href, name]) => make("li", {}, make("a", { href }, name)));
    if (!links.length) continue;
    place.querySelector("ul").append(...links);
    place.hidden = false;
    return;
  }
})();
