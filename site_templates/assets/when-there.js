/* What only some pages need is loaded where that is there: by what it is about, a script of ours. What comes onto a page later
   is looked at, too. Last of the scripts that all pages load. */
(() => {
  "use strict";
  const { forContent, load } = playpress;
  const ABOUT = {
    "quiz.js": ".pp-question",
    "map.js": ".pp-map",
    "raci.js": ".pp-raci",
    "my-progress.js": ".pp-progress",
    "finding.js": "h2#roles ~ .pp-cards, .pp-choice, .pp-catalogue, .pp-parts",
    "book.js": ".pp-book",
  };
  const bring = (file) => load(file).catch(() => { /* a page is complete without it */ });

  forContent((content) => {
    for (const [file, about] of Object.entries(ABOUT)) if (content.querySelector(about)) bring(file);
  });
  if (new URL(location.href).searchParams.has("h")) bring("highlight.js");
})();
