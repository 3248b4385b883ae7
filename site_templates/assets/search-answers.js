/* The search without its interface: what is typed to hits, best first. The last piece of `search.js`.

   playpress.search.ready(base)          loads what every search needs; `base` is the address of the site's root
   playpress.search.ask(typed, options)  a promise of the answer; of null if another question has been asked since; it
                                         fails if nothing is found and files that might have it could not be loaded
     options: limit (10), kinds (ids), category (id), role (id: its own steps first), roleOnly (nothing but these and its own page)
     answer:  hits  [{ kind, title, named, href, where, number, said, category }]; `named` is the title and `said` the sentence,
                    both in pieces [text, isMarked]
              more  how many hits there are besides; kinds { kind: hits }; categories { id: name }; roles [[id, name]]
              isNearest: nothing has the words as typed, these come nearest; suggestion: the last word, completed */
const SENTENCE = 170, LONG = 5, MOST_READ = 20, ENTRIES = 8;
const address = (path, anchor, words) => {
  const page = path.replace(/\.md$/, "");
  const file = head.offline ? `${page}.html` : page.replace(/(^|\/)index$/, "$1").replace(/([^/])$/, "$1/");
  const marked = words.length ? `?h=${encodeURIComponent(words.join(" "))}` : "";
  return root + file + marked + (anchor ? `#${anchor}` : "");
};
const read = new Map();
const formsOfRaw = (word) => {
  let forms = read.get(word);
  if (!forms) read.set(word, forms = formsOf(plain(word)));
  return forms;
};
const isFound = (word, forms) => formsOfRaw(word).some((form) => forms.has(form));
const marked = (text, forms) => {
  const pieces = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(RAW_WORD)) {
    if (!isFound(word, forms)) continue;
    if (index > end) pieces.push([text.slice(end, index), false]);
    pieces.push([word, true]);
    end = index + word.length;
  }
  if (end < text.length) pieces.push([text.slice(end), false]);
  return pieces;
};
/* The line that says most beside the title: the one with most of the words that the title lacks, a whole sentence before
   a label with its value, and of these one with the words. A label that stands for what was typed counts as a word. */
const SENTENCE_END = /[.!?]["'”“»)\]]*$/;
const sentence = (text, forms, title) => {
  const found = (line) => (line.match(RAW_WORD) ?? []).filter((word) => isFound(word, forms)).map((word) => formsOfRaw(word).map(stemOf));
  const labels = [...forms].filter((form) => form[0] === "=").map((form) => `${head.labels[form.slice(1)]}: `), known = new Set(found(title).flat());
  const worth = (line) => {
    const words = found(line), further = new Set(words.filter((stems) => !stems.some((stem) => known.has(stem))).map(([stem]) => stem));
    return 100 * (further.size + labels.some((label) => line.startsWith(label))) + 10 * SENTENCE_END.test(line) + Math.min(words.length, 9);
  };
  const lines = text.split("\n").filter(Boolean);
  let line = "", most = -1;
  for (const next of lines) { const its = worth(next); if (its > most) [line, most] = [next, its]; }
  const first = [...line.matchAll(RAW_WORD)].find(([word]) => isFound(word, forms))?.index ?? 0;
  const from = first < SENTENCE / 2 ? 0 : line.indexOf(" ", first - SENTENCE / 3) + 1;
  const shown = line.length - from > SENTENCE ? `${line.slice(from, from + SENTENCE).replace(/\s+\S*$/, "")} …` : line.slice(from);
  return (from ? "… " : "") + (head.language === "fr" ? shown.replace(/(?<=\S): /g, "\u00a0: ") : shown);
};
const show = async (hit, forms, pairs) => {
  const page = Math.floor(hit.id / STEP), local = hit.id % STEP;
  const block = await load(`t-${page}-${Math.floor(local / ENTRIES)}`);
  if (!block) return null;
  const [path, pageTitle, category, entries] = block, [kind, anchor, title, number, text] = entries[local % ENTRIES];
  const name = head.kinds[kind], said = sentence(text, forms, title);
  const words = [...new Set((`${title} ${said}`.match(RAW_WORD) ?? []).filter((word) => isFound(word, forms)).map(plain))];
  const raw = () => (`${title} ${text}`.match(RAW_WORD) ?? []).map((word) => formsOfRaw(word)[0]);
  const line = pairs.length ? ` ${raw().join(" ")} ` : "";
  const inOrder = pairs.length ? pairs.filter((pair) => line.includes(pair)).length / pairs.length : 0;
  return { value: hit.value * (1 + 1.5 * inOrder ** 2 * Math.max(1, pairs.length / 3)), kind: name, title, named: marked(title, forms), href: address(path, anchor, words), where: anchor && name !== "term" ? pageTitle : head.titles[name] ?? "", number, said: marked(said, forms), category };
};
const completed = (typed, hits) => {
  const last = plain(typed.match(/\S+$/)?.[0] ?? "");
  const words = last ? hits.flatMap(({ named, said }) => [...named, [" "], ...said].map(([text]) => text).join("").match(RAW_WORD) ?? []) : [];
  /* No ending of a word that is there already: "take" is no beginning of "takes", nor "github" of "github.com". */
  const isOther = (word) => /^\p{L}/u.test(word.slice(last.length)) && (word.length > last.length + 2 || stemOf(word) !== stemOf(last));
  return words.find((word) => plain(word).startsWith(last) && isOther(plain(word)))?.toLowerCase() ?? "";
};
let newest = 0;
const ask = async (typed, { limit = 10, kinds = [], category = "", role = "", roleOnly = false } = {}) => {
  const mine = ++newest;
  await ready();
  const lostBefore = lost;
  const [words, own] = await Promise.all([understand(typed), stepsOf(role)]);
  if (mine !== newest) return null;
  const isHere = (id) => (!category || categoryOf(id) === category) && (!roleOnly || !!own?.has(id));
  const { best, hits, count, kinds: counts } = rank(words, own, isHere, (kind) => !kinds.length || kinds.includes(kind), weightFor(typed));
  const forms = new Set(words.flatMap(({ ways }) => ways.flatMap(({ groups }) => groups.flat().map(({ form }) => form))));
  const said = wordsIn(typed).map(([form]) => form), pairs = said.slice(1).map((form, at) => ` ${said[at]} ${form} `);
  const shown = (await Promise.all(hits.slice(0, Math.max(limit, pairs.length < LONG ? 0 : MOST_READ)).map((hit) => show(hit, forms, pairs)))).filter(Boolean).sort((a, b) => b.value - a.value).slice(0, limit);
  if (mine !== newest) return null;
  const isNearest = !shown.length || best < 0.4 || words.every(({ isKnown }) => !isKnown);
  if (isNearest && lost > lostBefore) throw new Error("files of the answer cannot be loaded");
  return {
    hits: shown,
    more: Math.max(0, count - shown.length), kinds: counts, categories: head.categories, roles: head.roles,
    isNearest, suggestion: completed(typed, shown),
  };
};
window.playpress ??= {};
window.playpress.search = { ready, ask, words: wordsIn };
