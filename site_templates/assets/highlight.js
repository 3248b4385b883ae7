/* The words that a search has led here by, marked in the page: `?h=` in the address. Nothing in the page is changed for it,
   so no text can be spoiled; a browser that cannot mark without that marks nothing. */
(() => {
  "use strict";
  const { plain } = playpress;
  const wanted = new Set(plain(new URL(location.href).searchParams.get("h") ?? "").split(/\s+/).filter(Boolean));
  const article = document.querySelector("article");
  if (!wanted.size || !article || !CSS.highlights) return;
  const WORD = /[\p{L}\p{N}#](?:[\p{L}\p{N}\p{M}#+\u00ad\u200b-\u200d]|[&.\-\u2010\u2011](?=[\p{L}\p{N}]))*/gu;
  const found = new Highlight();
  const texts = document.createNodeIterator(article, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (node.parentElement.closest("script, style, svg")) continue;
    for (const { 0: word, index } of node.data.matchAll(WORD)) {
      if (!wanted.has(plain(word))) continue;
      found.add(new StaticRange({ startContainer: node, startOffset: index, endContainer: node, endOffset: index + word.length }));
    }
  }
  CSS.highlights.set("pp-found", found);
})();
