/* Buttons that play a process or one of its worked examples. They load the player when one is first pressed. Without this script
   there are none, and all that is played can be read in the picture, the steps and the examples. */
(() => {
  "use strict";
  const { words, base, make, fill, forContent } = playpress;
  const FILES = ["player.css", "player-core.js"];

  const load = (name) => new Promise((done, failed) => {
    const address = `${base}assets/playpress/${name}`;
    const file = name.endsWith(".css") ? make("link", { rel: "stylesheet", href: address }) : make("script", { src: address });
    file.addEventListener("load", done);
    file.addEventListener("error", failed);
    document.head.append(file);
  });
  let loading = null;
  const loaded = () => (loading ??= Promise.all(FILES.map(load)).catch(() => { loading = null; }));

  const offer = (frame) => {
    const flow = JSON.parse(frame.dataset.process.replace(/["']/g, (mark) => (mark === "'" ? '"' : "'")));
    const openers = make("div", { class: "pp-buttons pp-play-openers" });
    let player = null;
    const play = async (button, example) => {
      await loaded();
      player ??= playpress.player?.(frame, flow, openers);
      player?.(button, example);
    };
    const add = (name, example) => {
      const button = make("button", { type: "button", class: "pp-button" }, "▶ ", make("span", {}, name));
      button.addEventListener("click", () => play(button, example));
      openers.append(button);
    };
    add(words.play, null);
    for (const example of flow.examples) add(fill(words.playExample, { name: example.name }), example);
    // above the picture: the panel stays in sight below it
    (document.getElementById("flow-by-role")?.closest(".pp-views") ?? frame).before(openers);
  };

  forContent((content) => {
    for (const frame of content.querySelectorAll(".pp-player[data-process]")) if (!frame.closest(".pp-book")) offer(frame);
  });
})();
