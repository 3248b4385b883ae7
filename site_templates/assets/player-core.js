/* The player itself, loaded when a reader first plays something: a token walks through the picture of a process, step by step.
   Its reader gives the answers, lets something go wrong, and sees who does what and how long it takes; or it follows a worked
   example of the page. The flow's data stand in an attribute of the player's frame. */
(() => {
  "use strict";
  const { words, make, fill } = playpress;
  const language = document.documentElement.lang || "en";
  const RADIUS = 9, NEAR = 14, COVERED = 60, SPEED = 0.5, LONGEST = 1200, WEEKS_SHOWN = 2, FINE = 10;

  /* Pieces of work move along the flow as in `process/replay.py`: a state is never changed, so going back is easy. */
  const BEGIN = { pieces: [], ends: [], been: [], work: 0, wait: 0, least: false, excused: false, stopped: false, now: "", thrown: -1, moved: [] };

  const engine = (flow) => {
    const ids = Object.keys(flow.steps);
    const here = (state, id) => state.pieces.filter((piece) => piece.to === id);
    const taken = (state, id, brokenOff) => {
      const found = here(state, id), { joins = [] } = flow.steps[id];
      const first = joins.map((from) => found.find((piece) => piece.from === from));
      if (joins.length && first.every(Boolean)) return first;
      return found.filter((piece) => brokenOff || !joins.includes(piece.from)).slice(0, 1);
    };
    const ready = (state) => (state.stopped ? [] : ids.filter((id) => taken(state, id).length));
    const isOver = (state) => state.stopped || (state.ends.length > 0 && (!state.pieces.length || state.excused));
    const waiting = (state) => ids.filter((id) => here(state, id).length && !taken(state, id).length);
    const missing = (state, id) => flow.steps[id].joins.filter((from) => !here(state, id).some((piece) => piece.from === from));
    const start = () => ({ ...BEGIN, pieces: [{ from: "^start", to: ids[0], at: 0 }], now: ids[0], moved: [["^start", ids[0]]] });
    /* What a step took: hours of the case, else those that the playbook says. */
    const spent = (id, own) => {
      const { work, wait } = flow.steps[id], [ownWork, ownWait] = own ?? [work, wait];
      return { work: ownWork ?? 0, wait: ownWait ?? 0, known: Boolean(own) || work !== undefined };
    };
    const finish = (state, id, ways, { own, thrown = -1 } = {}) => {
      const resume = thrown < 0 ? null : flow.exceptions[thrown][4];
      const used = taken(state, id, Boolean(resume));
      const { work, wait, known } = resume && !own ? { work: 0, wait: 0, known: false } : spent(id, own);
      const at = Math.max(0, ...used.map((piece) => piece.at)) + work + wait;
      const ends = ways.filter((way) => flow.ends[way]);
      const sent = ways.filter((way) => flow.steps[way]).map((to) => ({ from: id, to, at }));
      const next = {
        ...state,
        pieces: [...state.pieces.filter((piece) => !used.includes(piece)), ...sent],
        ends: [...state.ends, ...ends.map((to) => ({ from: id, to, at }))],
        been: [...state.been, id],
        work: state.work + work,
        wait: state.wait + wait,
        least: state.least || !known,
        excused: state.excused || Boolean(resume),
        stopped: ends.some((end) => !flow.ends[end][1]),
        thrown: resume ? thrown : -1,
        moved: ways.map((way) => (resume ? [id, `^exception-${flow.exceptions[thrown][0]}`, way] : [id, way])),
      };
      const can = ready(next);
      return { ...next, now: isOver(next) ? "" : ways.find((way) => can.includes(way)) ?? can[0] ?? "" };
    };
    const clock = (state) => Math.max(0, ...[...state.pieces, ...state.ends].map((piece) => piece.at));
    return { ids, start, ready, waiting, missing, finish, clock, isOver };
  };

  /* Hours as people say them; the same as `shown_as` in `process/duration.py`. */
  const spoken = (hours, { day, week }) => {
    const sizes = { minute: 1 / 60, hour: 1, day, week: day * week };
    const unit = hours < 1 ? "minute" : hours < day ? "hour" : hours < WEEKS_SHOWN * sizes.week ? "day" : "week";
    const amount = hours / sizes[unit], digits = amount >= FINE || unit === "minute" ? 0 : 1;
    return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long", maximumFractionDigits: digits }).format(amount);
  };

  const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  /* The picture: marks, and tokens that walk along its lines. */
  const picture = (first) => {
    const svg = () => [...document.querySelectorAll("#flow-by-role svg, .pp-zoom svg")].find((one) => node(one, first) && one.getClientRects().length);
    const node = (one, id) => one.querySelector(`[data-node="${CSS.escape(id)}"]`);
    const lines = new WeakMap();
    const isNear = (point, box) => point.x > box.x - NEAR && point.x < box.x + box.width + NEAR && point.y > box.y - NEAR && point.y < box.y + box.height + NEAR;
    const linesOf = (one) => {
      if (!lines.has(one)) {
        const boxes = [...one.querySelectorAll("[data-node]")].map((part) => [part.dataset.node, part.getBBox()]);
        const at = (point) => boxes.filter(([, box]) => isNear(point, box)).map(([id]) => id);
        lines.set(one, [...one.querySelectorAll(".line path")].map((path) => {
          const length = path.getTotalLength();
          return { path, length, from: at(path.getPointAtLength(0)), to: at(path.getPointAtLength(length)) };
        }));
      }
      return lines.get(one);
    };
    /* The lines from one node to another, past bars of forks and joins; none where the picture has no such way. */
    const way = (one, from, to) => {
      const found = [[from, []]], seen = new Set([from]);
      for (const [at, so] of found) {
        for (const line of linesOf(one).filter((line) => line.from.includes(at))) {
          if (line.to.includes(to)) return [...so, line];
          for (const id of line.to) if (id[0] === "^" && !seen.has(id)) { seen.add(id); found.push([id, [...so, line]]); }
        }
      }
      return [];
    };
    const middle = (one, id) => {
      const box = node(one, id)?.getBBox();
      return box && { x: box.x + Math.min(RADIUS + 3, box.width / 2), y: box.y };
    };
    const points = (one, stops) => {
      const found = [middle(one, stops[0])];
      stops.slice(1).forEach((to, n) => {
        for (const { path, length } of way(one, stops[n], to)) {
          const count = Math.max(2, Math.ceil(length / 12));
          for (let i = 0; i <= count; i += 1) found.push(path.getPointAtLength(length * i / count));
        }
        found.push(middle(one, to));
      });
      return found.filter(Boolean);
    };
    const walk = (token, course) => {
      if (course.length < 2 || isStill()) return;
      const far = [0];
      course.slice(1).forEach((point, n) => far.push(far[n] + Math.hypot(point.x - course[n].x, point.y - course[n].y)));
      const all = far.at(-1) || 1;
      const frames = course.map((point, n) => ({ transform: `translate(${point.x}px, ${point.y}px)`, offset: far[n] / all }));
      token.animate(frames, { duration: Math.min(LONGEST, all / SPEED), easing: "ease-in-out" });
    };
    const put = (one, id, course) => {
      const at = middle(one, id);
      if (!at) return;
      const token = document.createElementNS(one.namespaceURI, "circle");
      token.setAttribute("class", "pp-token");
      token.setAttribute("r", RADIUS);
      token.setAttribute("transform", `translate(${at.x} ${at.y})`);
      one.append(token);
      walk(token, course);
    };
    /* Scroll a node into what can be seen of the picture between the panel and the header, with what may stick to that. */
    const bring = (one, id, panel) => {
      const part = node(one, id);
      if (!part) return;
      const frame = one.parentElement, box = part.getBoundingClientRect(), around = frame.getBoundingClientRect();
      const behavior = isStill() ? "instant" : "smooth";
      const top = (document.querySelector(".md-header")?.getBoundingClientRect().bottom ?? 0) + COVERED, bottom = innerHeight - panel.offsetHeight;
      if (box.top < top || box.bottom > bottom - NEAR) scrollBy({ top: (box.top + box.bottom - top - bottom) / 2, behavior });
      if (box.left < around.left || box.right > around.right) frame.scrollBy({ left: (box.left + box.right - around.left - around.right) / 2, behavior });
    };
    const clear = () => {
      for (const token of document.querySelectorAll(".pp-token")) token.remove();
      for (const part of document.querySelectorAll(".pp-at, .pp-been, .pp-beside")) part.classList.remove("pp-at", "pp-been", "pp-beside");
      for (const one of document.querySelectorAll(".pp-played")) one.classList.remove("pp-played");
    };
    /* Show where all pieces of work are; `places` are [node, class], `tokens` are [node, stops of the way to it]. */
    const show = (places, tokens, look, panel) => {
      clear();
      const one = svg();
      if (!one) return;
      one.classList.add("pp-played");
      for (const [id, name] of places) node(one, id)?.classList.add(name);
      for (const [id, stops] of tokens) put(one, id, stops ? points(one, stops) : []);
      if (look) bring(one, look, panel);
    };
    return { show, clear, has: (id) => { const one = svg(); return Boolean(one && node(one, id)); } };
  };

  const button = (name, act, ...more) => {
    const made = make("button", { type: "button", class: "pp-button" }, name, ...more);
    made.addEventListener("click", act);
    return made;
  };

  /* Make the player of a frame; it returns a function that opens it for an example (null: for the process itself). */
  playpress.player = (frame, flow, openers) => {
    const { ids, start, ready, waiting, missing, finish, clock, isOver } = engine(flow);
    const drawn = picture(ids[0]);
    const named = (id) => (flow.ends[id] ? flow.ends[id][0] : `${ids.indexOf(id) + 1}. ${flow.steps[id].name}`);
    let past = [], example = null, opener = null;

    const panel = make("div", { class: "pp-play", role: "group", "aria-label": words.play });
    const now = make("div", { class: "pp-play-now", role: "status" });
    const ways = make("div", { class: "pp-play-ways" });
    const clocks = make("dl", { class: "pp-play-clocks" });
    frame.append(panel);

    const state = () => past.at(-1);
    const move = (next) => { past.push(next); render(); };

    const length = (hours, isLeast = false) => (isLeast ? fill(words.playLeast, { time: spoken(hours, flow) }) : spoken(hours, flow));
    const takes = ({ work, wait }) => [work && fill(words.playWorkOf, { time: length(work) }), wait && fill(words.playWaitOf, { time: length(wait) })].filter(Boolean).join(", ");
    const facts = (rows) => make("dl", { class: "pp-play-facts" }, ...rows.filter(([, text]) => text).map(([term, text]) => make("div", {}, make("dt", {}, term), make("dd", {}, text))));

    /* What the page says of a step of the example, or after its last one. */
    const told = (index) => {
      const box = document.getElementById(example.id)?.closest("details");
      const items = box?.querySelectorAll("li") ?? [];
      if (index < items.length) {
        const copy = make("div", { class: "pp-play-told" }, ...[...items[index].cloneNode(true).childNodes]);
        copy.querySelector("strong")?.remove();
        while (copy.firstElementChild?.tagName === "BR") copy.firstElementChild.remove();
        return [copy];
      }
      const lesson = box?.querySelector(".pp-lesson")?.cloneNode(true);
      return lesson ? [make("p", {}, lesson)] : [];
    };

    const sayNow = () => {
      const { now: id, been, ends, thrown } = state();
      const index = past.length - 2, parts = [];
      if (thrown >= 0) {
        parts.push(make("p", { class: "pp-play-thrown" }, fill(words.playThrown, { exception: flow.exceptions[thrown][2] }), " ", make("a", { href: `#exceptions-${thrown + 1}` }, words.playThen)));
      }
      if (past.length === 1) return [make("p", {}, fill(words.playStarts, { trigger: flow.trigger })), ...(example ? [make("p", { class: "pp-play-case" }, example.name)] : [])];
      if (!id) {
        const end = isOver(state()) ? fill(words.playEnd, { end: ends.map((one) => named(one.to)).join(", ") }) : words.playStuck;
        return [...parts, make("p", { class: "pp-play-name" }, end), ...(example ? told(Infinity) : [])];
      }
      const step = flow.steps[id], round = been.filter((one) => one === id).length + 1;
      const where = [fill(words.playStep, { n: ids.indexOf(id) + 1, all: ids.length }), step.type, round > 1 && fill(words.playRound, { n: round })];
      parts.push(make("p", { class: "pp-play-where" }, where.filter(Boolean).join(" · ")));
      parts.push(make("p", { class: "pp-play-name" }, make("a", { href: `#step-${id}` }, named(id))));
      if (example) return [...parts, ...told(index), facts([[words.playNeeds, step.needs?.join(", ")]])];
      return [...parts, facts([[words.playWho, step.who], [words.playTakes, takes(step)], [words.playNeeds, step.needs?.join(", ")]])];
    };

    const choose = (id, step) => step.ways.map(([to, label], n) => button(`${n + 1}`, () => move(finish(state(), id, [to])), make("span", {}, make("b", {}, label), ` → ${named(to)}`)));

    const throwable = (id) => {
      const found = flow.exceptions.map((one, n) => [one, n]).filter(([one]) => !one[3].length || one[3].includes(id));
      if (!found.length) return [];
      const buttons = found.map(([one, n]) => button(one[1] ? `${one[1]}.` : "", () => (one[4] ? move(finish(state(), id, [one[4]], { thrown: n })) : move({ ...state(), thrown: n, moved: [] })), make("span", {}, one[2])));
      return [make("details", { class: "pp-play-throw" }, make("summary", {}, words.playThrow), make("div", {}, ...buttons))];
    };

    const sayWays = () => {
      const here = state(), { now: id } = here;
      if (past.length === 1) return [button(words.playGo, () => move(start()))];
      if (!id) return [];
      if (example) {
        const { ways: led, own, thrown } = example.steps[past.length - 2];
        return [button(words.playNext, () => {
          const after = finish(here, id, led, { own, thrown });
          move({ ...after, now: example.steps[past.length - 1]?.step ?? "" });
        })];
      }
      const step = flow.steps[id], targets = step.ways.map(([to]) => to);
      const onward = step.asks ? [make("p", {}, words.playAsk), ...choose(id, step)] : [button(words.playNext, () => move(finish(here, id, [...new Set(targets)])))];
      const beside = ready(here).filter((one) => one !== id).map((one) => button("", () => { past[past.length - 1] = { ...here, now: one, moved: [] }; render(); }, fill(words.playBeside, { step: named(one) })));
      return [...onward, ...beside, ...throwable(id)];
    };

    const sayClocks = () => {
      const { work, wait, least, been } = state();
      const rows = [[words.playWork, work], [words.playWait, wait], [words.playClock, clock(state())]];
      const texts = rows.map(([term, hours]) => make("div", {}, make("dt", {}, term), make("dd", {}, length(hours, least))));
      return been.length ? texts : rows.map(([term]) => make("div", {}, make("dt", {}, term), make("dd", {}, length(0))));
    };

    const mark = () => {
      if (past.length === 1) return drawn.show([["^start", "pp-at"]], [["^start", null]], "^start", panel);
      const here = state(), late = waiting(here);
      const place = (id) => (late.includes(id) && drawn.has(`^join-${id}`) ? `^join-${id}` : id);
      const pieces = [...here.pieces, ...here.ends].map((piece) => [piece.to, place(piece.to)]);
      const tokens = pieces.map(([to, at]) => {
        const stops = here.moved.find((one) => one.at(-1) === to);
        return [at, stops && [...stops.slice(0, -1), at]];
      });
      const places = [...here.been.map((id) => [id, "pp-been"]), ...pieces.map(([, at]) => [at, "pp-beside"]), ...(here.now ? [[here.now, "pp-at"]] : here.ends.map((end) => [end.to, "pp-at"]))];
      return drawn.show(places, tokens, here.now || here.ends.at(-1)?.to, panel);
    };

    const bar = make("div", { class: "pp-play-bar" });
    const back = button(words.playBack, () => { past.pop(); render(); });
    const again = button(words.playAgain, () => { past = past.slice(0, 1); render(); });
    bar.append(back, again, button(words.close, () => close()));
    const way = make("p", { class: "pp-play-way" });
    panel.append(bar, now, ways, clocks, way, make("p", { class: "pp-play-keys" }, words.playKeys));

    const render = () => {
      const isInside = panel.contains(document.activeElement) || document.activeElement === document.body;
      now.replaceChildren(...sayNow());
      const late = past.length > 1 && !isOver(state()) ? waiting(state()) : [];
      now.append(...late.map((id) => make("p", { class: "pp-play-late" }, fill(words.playWaits, { step: named(id), others: missing(state(), id).map(named).join(", ") }))));
      ways.replaceChildren(...sayWays());
      clocks.replaceChildren(...sayClocks());
      const { been } = state();
      way.textContent = been.length ? fill(words.playWay, { steps: been.map((id) => ids.indexOf(id) + 1).join(" → ") }) : "";
      back.disabled = again.disabled = past.length === 1;
      mark();
      if (isInside) (ways.querySelector("button") ?? again).focus({ preventScroll: true });
    };

    const open = (by, chosen) => {
      opener = by;
      example = chosen;
      past = [BEGIN];
      document.getElementById("flow-by-role-tab")?.click();
      openers.hidden = true;
      panel.hidden = false;
      panel.classList.add("pp-open");
      panel.setAttribute("aria-label", chosen ? fill(words.playExample, { name: chosen.name }) : words.play);
      render();
      ways.querySelector("button")?.focus({ preventScroll: true });
    };
    const close = () => {
      panel.hidden = true;
      panel.classList.remove("pp-open");
      openers.hidden = false;
      drawn.clear();
      opener?.focus({ preventScroll: true });
    };

    panel.hidden = true;
    panel.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const only = ways.querySelectorAll(":scope > button");
      const acts = { ArrowLeft: () => back.click(), Home: () => again.click(), Escape: close, ArrowRight: () => { if (!ways.querySelector("p")) only[0]?.click(); } };
      const act = acts[event.key] ?? (/^[1-9]$/.test(event.key) && ways.querySelector("p") && only[event.key - 1] ? () => only[event.key - 1].click() : null);
      if (!act) return;
      event.preventDefault();
      act();
    });
    return open;
  };
})();
