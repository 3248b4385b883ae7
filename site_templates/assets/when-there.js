/* What only some pages need is loaded where that is there: by what it is about, a script of ours. Last of the scripts that all
   pages load. */
(() => {
  "use strict";
  const { forContent, load } = playpress;
  const OF_THE_PAGE = {
    "quiz.js": ".pp-question",
    "my-progress.js": ".pp-progress",
    "roles.js": "h2#roles ~ .pp-cards",
    "finding.js": ".pp-choice, .pp-catalogue, .pp-parts",
    "book.js": ".pp-book",
  };
  const OF_CHAPTERS_TOO = { "map.js": ".pp-map", "raci.js": ".pp-raci" };
  const bring = (file) => load(file).catch(() => { /* a page is complete without it */ });

  forContent((content) => {
    const needed = content === document ? { ...OF_THE_PAGE, ...OF_CHAPTERS_TOO } : OF_CHAPTERS_TOO;
    for (const [file, about] of Object.entries(needed)) if (content.querySelector(about)) bring(file);
  });
  if (new URL(location.href).searchParams.has("h")) bring("highlight.js");
})();
