/* Buttons that play a process or one of its worked examples. They load the player when one is first pressed. Without this script
   there are none, and all that is played can be read in the picture, the steps and the examples. */
(() => {
  "use strict";
  const { words, make, fill, forContent, load } = playpress;
  const FILES = ["player.css", "player-core.js"];

  const offer = (frame) => {
    const flow = JSON.parse(frame.dataset.process.replace(/["']/g, (mark) => (mark === "'" ? '"' : "'")));
    const openers = make("div", { class: "pp-buttons pp-play-openers" });
    let player = null;
    const play = async (button, example) => {
      await Promise.all(FILES.map(load)).catch(() => { /* asked for again with the next press */ });
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
