/* Pictures in the page: the heads of lanes and the names of phases stay in sight while the reader scrolls, and a picture
   that is wider than its frame says so. Without this script a picture is whole, and scrolls where it is too wide. */
(() => {
  "use strict";
  const { words, make, forContent } = playpress;
  const NAMESPACE = "http://www.w3.org/2000/svg";

  /* A second drawing of a part of a picture: for the eye alone, so without links and ids. */
  const copyOf = (part, x, y, width, height, scale) => {
    const copy = document.createElementNS(NAMESPACE, "svg");
    const attributes = { class: "pp-diagram-svg pp-grid", viewBox: `${x} ${y} ${width} ${height}`, width: width * scale, height: height * scale };
    for (const [name, value] of Object.entries(attributes)) copy.setAttribute(name, value);
    const drawn = part.cloneNode(true);
    for (const one of [drawn, ...drawn.querySelectorAll("*")]) for (const name of ["id", "href", "aria-label"]) one.removeAttribute(name);
    copy.append(drawn);
    return copy;
  };

  const layOver = (frame, picture) => {
    const [outer, inner] = [frame, picture].map((element) => element.getBoundingClientRect());
    const scale = inner.width / picture.viewBox.baseVal.width;
    const heads = picture.querySelector(":scope > .heads"), phases = picture.querySelectorAll(":scope > .phase");
    const left = inner.left - outer.left + frame.scrollLeft, top = inner.top - outer.top;
    const over = [];
    if (heads) over.push(headsOver(frame, picture, heads, scale, left, top));
    if (phases.length) over.push(bandsOver(frame, picture, phases, scale, left, top));
    return over;
  };

  const headsOver = (frame, picture, heads, scale, left, top) => {
    const width = picture.viewBox.baseVal.width * scale;
    const height = heads.querySelector(".head").height.baseVal.value;
    const over = make("div", { class: "pp-heads", "aria-hidden": "true" }, copyOf(heads, 0, 0, picture.viewBox.baseVal.width, height, scale));
    const above = parseFloat(getComputedStyle(frame).marginTop) + top; // margins of rows of a grid do not collapse
    const place = { marginLeft: frame.offsetLeft + left, marginTop: above, marginBottom: -(above + height * scale), width: Math.min(width, frame.clientWidth - (left - frame.clientLeft)) };
    for (const [name, value] of Object.entries(place)) over.style[name] = `${value}px`;
    frame.before(over);
    return over;
  };

  const bandsOver = (frame, picture, phases, scale, left, top) => {
    const over = make("div", { class: "pp-bands", "aria-hidden": "true" });
    const width = parseFloat(/translate\(([\d.]+)/.exec(phases[0].getAttribute("transform"))[1]) * 2;
    const place = { left: frame.offsetLeft + left, top: frame.offsetTop + top, width: width * scale, height: picture.viewBox.baseVal.height * scale };
    for (const [name, value] of Object.entries(place)) over.style[name] = `${value}px`;
    for (const phase of phases) {
      const band = phase.previousElementSibling, y = band.y.baseVal.value, high = band.height.baseVal.value;
      const long = Math.min(high, phase.getBBox().width + 8);
      const named = make("div", { class: "pp-band" }, copyOf(phase, 0, y + (high - long) / 2, width, long, scale));
      named.style.top = `${y * scale}px`;
      named.style.height = `${high * scale}px`;
      over.append(named);
    }
    frame.after(over);
    return over;
  };

  /* Say whether there is more to the right of what a frame shows, and move the heads along. */
  const mark = (frame) => {
    const { parentElement: around, scrollLeft, scrollWidth, clientWidth } = frame;
    around.classList.toggle("pp-beyond", scrollLeft < scrollWidth - clientWidth - 1);
    const heads = around.querySelector(":scope > .pp-heads");
    if (heads) heads.scrollLeft = scrollLeft;
  };

  const tell = (frame, picture, scrolls) => {
    const said = frame.parentElement.querySelector(":scope > .pp-scrolls-on");
    if (scrolls && !said) frame.before(make("p", { class: "pp-scrolls-on" }, words.scrolls));
    if (!scrolls) said?.remove();
    const reached = { tabindex: "0", role: "region", "aria-label": picture.querySelector("title")?.textContent ?? words.zoomOpen };
    for (const [name, value] of Object.entries(reached)) scrolls ? frame.setAttribute(name, value) : frame.removeAttribute(name);
  };

  const watch = (frame, picture) => {
    let over = [];
    const renew = () => {
      if (!frame.clientWidth || picture.parentElement !== frame) return; // not shown, or in full screen
      for (const one of over) one.remove();
      tell(frame, picture, frame.scrollWidth > frame.clientWidth + 1);
      over = layOver(frame, picture);
      mark(frame);
    };
    new ResizeObserver(renew).observe(frame);
    frame.addEventListener("scroll", () => mark(frame), { passive: true });
    document.addEventListener("change", () => setTimeout(renew)); // the lens may have coloured it
  };

  forContent((content) => {
    for (const frame of content.querySelectorAll(".pp-picture > .pp-diagram")) {
      const picture = frame.querySelector("svg");
      if (picture) watch(frame, picture);
    }
  });
})();
