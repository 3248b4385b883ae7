/* Diagrams in full screen. Each diagram gets a button; in the dialog that it opens, the picture is moved and scaled by
   mouse, touch or keyboard. Nothing is lost without this script, and in the page a diagram never takes the scrolling. */
(() => {
  "use strict";
  const STEP = 1.25, PAN = 60, SMALLEST = 0.1, LARGEST = 8, CLICK = 4;
  const { words, forContent } = playpress;

  const button = (sign, name, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = sign;
    made.title = name;
    made.setAttribute("aria-label", name);
    made.addEventListener("click", act);
    return made;
  };

  const dialog = document.createElement("dialog");
  dialog.className = "pp-zoom";
  const stage = document.createElement("div");
  stage.className = "pp-zoom-stage";
  stage.tabIndex = 0;
  stage.setAttribute("role", "group");
  stage.setAttribute("aria-label", words.zoomKeys);
  const bar = document.createElement("div");
  bar.className = "pp-zoom-bar";
  bar.append(
    button("−", words.zoomOut, () => scaleBy(1 / STEP)),
    button("+", words.zoomIn, () => scaleBy(STEP)),
    button("⤢", words.zoomFit, () => fit()),
    button("✕", words.close, () => dialog.close()),
  );
  dialog.append(bar, stage);
  document.body.append(dialog);

  let picture = null, home = null, x = 0, y = 0, scale = 1, moved = 0;
  const pointers = new Map();

  const show = () => {
    const { width, height } = picture.viewBox.baseVal;
    picture.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    picture.style.width = `${width}px`;
    picture.style.height = `${height}px`;
  };
  const fit = () => {
    const { width, height } = picture.viewBox.baseVal;
    scale = Math.min(stage.clientWidth / width, stage.clientHeight / height, 2);
    x = (stage.clientWidth - width * scale) / 2;
    y = (stage.clientHeight - height * scale) / 2;
    show();
  };
  const scaleBy = (factor, at = { x: stage.clientWidth / 2, y: stage.clientHeight / 2 }) => {
    const next = Math.min(LARGEST, Math.max(SMALLEST, scale * factor));
    x = at.x - (at.x - x) * (next / scale);
    y = at.y - (at.y - y) * (next / scale);
    scale = next;
    show();
  };
  const move = (dx, dy) => { x += dx; y += dy; show(); };

  const open = (frame) => {
    picture = frame.querySelector("svg");
    home = document.createComment("");
    picture.before(home);
    dialog.setAttribute("aria-label", picture.querySelector("title")?.textContent ?? words.zoomOpen);
    stage.append(picture);
    dialog.showModal();
    stage.focus();
    fit();
  };
  dialog.addEventListener("close", () => {
    if (picture.hasAttribute("style")) picture.removeAttribute("style"); // unasked, Chromium leaves an empty one
    home.replaceWith(picture);
    picture = null;
    pointers.clear();
  });

  const place = (event) => {
    const frame = stage.getBoundingClientRect();
    return { x: event.clientX - frame.left, y: event.clientY - frame.top };
  };
  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    scaleBy(event.deltaY < 0 ? STEP : 1 / STEP, place(event));
  }, { passive: false });
  stage.addEventListener("pointerdown", (event) => {
    if (!pointers.size) moved = 0;
    pointers.set(event.pointerId, place(event));
  });
  stage.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = place(event);
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const far = (a, b) => Math.hypot(a.x - b.x, a.y - b.y) || 1;
      scaleBy(far(now, other) / far(before, other), { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    } else {
      move(now.x - before.x, now.y - before.y);
    }
    moved += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    pointers.set(event.pointerId, now);
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
    stage.addEventListener(end, (event) => pointers.delete(event.pointerId));
  }
  stage.addEventListener("dragstart", (event) => event.preventDefault());
  stage.addEventListener("click", (event) => {
    if (!event.target.closest("a")) return;
    if (moved > CLICK && event.detail) event.preventDefault();
    else dialog.close();
  });
  stage.addEventListener("focusin", (event) => { // a link that the keyboard reaches comes into view
    const frame = stage.getBoundingClientRect(), at = event.target.getBoundingClientRect();
    if (event.target === stage) return;
    const over = (low, high, from, to) => (low < from ? from - low + 20 : high > to ? to - high - 20 : 0);
    stage.scrollTo(0, 0);
    move(over(at.left, at.right, frame.left, frame.right), over(at.top, at.bottom, frame.top, frame.bottom));
  });
  dialog.addEventListener("keydown", (event) => {
    const acts = {
      "+": () => scaleBy(STEP), "=": () => scaleBy(STEP), "-": () => scaleBy(1 / STEP), 0: fit,
      ArrowLeft: () => move(PAN, 0), ArrowRight: () => move(-PAN, 0), ArrowUp: () => move(0, PAN), ArrowDown: () => move(0, -PAN),
    };
    if (!acts[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    acts[event.key]();
  });

  forContent((content) => {
    for (const frame of content.querySelectorAll(".pp-diagram")) {
      const opener = button("⤢", words.zoomOpen, () => open(frame));
      opener.className = "pp-zoom-open";
      frame.before(opener);
    }
  });
})();
