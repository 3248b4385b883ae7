/* What the search knows: the small files of the index, of which only those are loaded that a question needs (each a script that calls
   `playpressSearch(key, value)`), words with their stems, and the places of a word. The first of the pieces of `search.js`, which are one
   script: `search-meaning.js`, `search-ranking.js` and `search-answers.js` follow and use what stands here. */
const STEP = 4096;
const DIGITS = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at)).filter((sign) => !`"'\\<>&`.includes(sign)).join("");
const BASE = DIGITS.length / 2, LONGEST_TITLE = 10, ALSO = LONGEST_TITLE * (LONGEST_TITLE + 1) / 2, TEXT = ALSO + 1, BOTH = TEXT + 9, RETIRED = 40;
const VALUE = new Uint8Array(128);
[...DIGITS].forEach((sign, value) => { VALUE[sign.charCodeAt(0)] = value; });

/* FILES: each is loaded once, when it is first needed; one that cannot be had is null and is asked for again */
const files = new Map(), guesses = new Map();
let root = "", lost = 0;
window.playpressSearch = (key, value) => files.get(key)?.arrive(value);
const load = (key) => {
  if (files.has(key)) return files.get(key).coming;
  const file = { value: null };
  file.coming = new Promise((done) => {
    file.arrive = (value) => { file.value = value; done(value); };
    const script = document.createElement("script");
    script.src = `${root}assets/search/${key}.js`;
    script.onerror = () => { files.delete(key); guesses.clear(); lost += 1; done(null); };
    script.onload = () => script.remove();
    document.head.append(script);
  });
  files.set(key, file);
  return file.coming;
};
const loaded = (key) => files.get(key)?.value ?? null;

/* WORDS: their plain form and stem; `words.py` reads texts in the same way */
const LETTERS = { ł: "l", ß: "ss", ø: "o", đ: "d", æ: "ae", œ: "oe" };
const WORD = /[\p{L}\p{N}#](?:[\p{L}\p{N}#+]|[&.\-\u2010](?=[\p{L}\p{N}]))*/gu;
const THOUSANDS = /(?<=[0-9])[.,'\u2019\u00a0\u202f](?=[0-9]{3}(?![0-9]))/g, SLASH = /(?<=(?<![\p{L}\p{N}])\p{L})\/(?=\p{L}(?![\p{L}\p{N}]))/gu;
const IN_RAW_WORD = [/[\p{L}\p{N}\p{M}#+\u00ad\u200b-\u200d]/u, /[&.\-\u2010\u2011](?=[\p{L}\p{N}])/u, THOUSANDS, SLASH].map(({ source }) => source);
const RAW_WORD = new RegExp(`[\\p{L}\\p{N}#](?:${IN_RAW_WORD.join("|")})*`, "gu");
const plain = (text) => text.replace(THOUSANDS, "").toLowerCase().replace(SLASH, "-").normalize("NFKD").replace(/[\p{M}\u00ad\u200b-\u200d]/gu, "")
  .replace(/[łßøđæœ]/g, (letter) => LETTERS[letter]);
const cut = (form) => form.length > 40 ? [...form].slice(0, 40).join("") : form;
const wholeOf = (word) => /^\p{L}(?:\.\p{L})+$/u.test(word) ? word.replaceAll(".", "") : word.replace(/[-\u2010]/g, "");
/* Of writing that has no spaces between words (Thai, Lao, Burmese, Khmer, Japanese, Chinese) each two letters are a part of the word. */
const UNSPACED = /([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u{20000}-\u{3ffff}]+)/u;
const inPairs = ([...letters]) => letters.length < 2 ? letters : letters.slice(1).map((letter, at) => letters[at] + letter);
const parted = (part) => part.split(UNSPACED).flatMap((piece, at) => at % 2 ? inPairs(piece) : [piece]);
const formsOf = (word) => [...new Set([wholeOf(word), ...(word.match(/[\p{L}\p{N}]+/gu) ?? []).flatMap(parted)].filter((form) => /[\p{L}\p{N}]/u.test(form)).map(cut))];
const wordsIn = (text) => (plain(text).match(WORD) ?? []).map(formsOf).filter((forms) => forms.length);
let head, takeEnding = (form) => form, spellings = [], endSpellings = [];
const respell = (form, rules) => rules.reduce((text, [one, other]) => text.replace(one, other), form);
const spelt = (form) => respell(form, spellings);
/* Forms of one word that no rule brings together: "wrote" is a form of "write"; and the stems of such forms, which have endings of
   their own: "thoughts", in German "Freigaben" of "freigeben". */
const irregular = new Map(), irregularStems = new Map();
const basic = (form) => irregular.get(spelt(form))?.[0] ?? form;
const plainStem = (form) => { const stem = takeEnding(basic(form)); return irregularStems.get(stem) ?? stem; };
const stems = new Map();
const stemOf = (form) => {
  if (!stems.has(form)) stems.set(form, /^\p{L}{3,}$/u.test(basic(form)) ? respell(plainStem(form), endSpellings) : form);
  return stems.get(form);
};

/* SET UP */
/* Spellings of one word: by its letters, and by how its stem ends ("SDRs", "centre", "catalogue", "labelling", "licence"). */
const SPELLINGS = { de: [[/([aou])e/g, "$1"]], en: [[/([iy])z/g, "$1s"], [/(?<=\p{L}{2})our/gu, "or"], [/dgement/g, "dgment"]] };
const END_SPELLINGS = { en: [[/^([^aeiouy]{2,}[aeiou]?)s$/, "$1"], [/ll$/, "l"], [/ogu$/, "og"], [/(en|ti)c$/, "$1s"], [/([bt])er$/, "$1r"]],
  fr: [[/t(?:eur|ric)$/, "t"], [/eux$/, "eur"]], de: [...SPELLINGS.de, [/^ge(.{3,}?)e?t$/, "$1"], [/^(ab|an|auf|aus|ein|frei|nach|um|vor|zu)(?:ge|zu)(.{3,}?)(?:e?t)?$/, "$1$2"], [/(?<=.{3}[^aeioukxy])e?t$/, ""]] };
let ignored = new Set(), slight = new Set(), WEIGHTS = [], labels = new Map(), kindNames = new Map(), synonyms = [], starting = null;
const start = async () => {
  const [data, Stemmer] = await Promise.all([load("head"), load("endings")]);
  if (!data || !Stemmer) { starting = null; throw new Error("the search cannot be loaded"); }
  head = data;
  spellings = SPELLINGS[head.language] ?? [];
  endSpellings = END_SPELLINGS[head.language] ?? [];
  const stemmer = new Stemmer();
  takeEnding = head.language === "de" ? (form) => stemmer.stemWord(form).replace(/(?<=.{4})ung$/, "") : (form) => stemmer.stemWord(spelt(form));
  for (const forms of head.irregular.map((line) => wordsIn(line).map(([form]) => form))) for (const form of forms) { irregular.set(spelt(form), forms); irregularStems.set(takeEnding(form), takeEnding(forms[0])); }
  ignored = new Set(head.ignored);
  slight = new Set(head.slight.map(spelt));
  kindNames = new Map(Object.entries(head.titles).map(([kind, title]) => [lineOf(title).trim(), head.kinds.indexOf(kind)]));
  WEIGHTS = head.kinds.map((kind) => KIND_WEIGHT[kind] ?? 0.9);
  labels = new Map(head.labels.map((label, at) => [plain(label), `=${at}`]));
  const meaning = ([said, others], isEveryday) => ({ line: lineOf(said), word: /\s/.test(said) ? "" : spelt(plain(said)), others, labels: others.map((other, at) => [labels.get(plain(other)), at]).filter(([label]) => label), isEveryday });
  const meanings = (all, isEveryday) => all.flatMap(([said, others]) => spellingsOf(said).map((one) => meaning([one, others], isEveryday)));
  /* An everyday word for a kind of thing says which kind is meant: a "specialist" is a role. */
  const kindOf = ([, others]) => others.length === 1 ? kindNames.get(lineOf(others[0]).trim()) : undefined;
  const everyday = head.everyday.flatMap(eachWord);
  for (const one of everyday) if (kindOf(one) !== undefined) kindNames.set(lineOf(one[0]).trim(), kindOf(one));
  synonyms = [...meanings(head.synonyms, false), ...meanings(everyday.filter((one) => kindOf(one) === undefined), true)];
};
/* A line of everyday words, "boss, chief: manager": each of them with all that it means. */
const eachWord = (line) => { const [said, meant] = line.split(": ").map((words) => words.split(/ *, */)); return said.map((word) => [word, meant]); };
/* Two words are also typed as one, or the other way round: "user name" and "username", "missed deadline" and "deadline missed". */
const spellingsOf = (said) => {
  const words = said.split(/\s+/);
  return words.length === 2 && words.every((word) => wordsIn(word).some(isContent)) ? [said, words.join(""), words.reverse().join(" ")] : [said];
};
const ready = (base) => {
  if (base !== undefined) root = base.replace(/\/?$/, "/");
  return starting ??= start();
};
const lineOf = (text) => ` ${wordsIn(text).map((forms) => stemOf(forms[0])).join(" ")} `;
const isContent = (forms) => !ignored.has(forms[0]) && (forms[0].length > 1 || /\p{N}/u.test(forms[0]));

/* THE INDEX: words in files by their beginning, and places of a word */
const firstAfter = (list, text, of = (one) => one) => {
  let low = 0, high = list.length;
  while (low < high) { const middle = (low + high) >> 1; if (of(list[middle]) > text) high = middle; else low = middle + 1; }
  return low;
};
const shardsOf = (begin) => {
  const first = Math.max(0, firstAfter(head.shards, begin, ([bound]) => bound) - 1);
  const last = firstAfter(head.shards, `${begin}\uffff`, ([bound]) => bound);
  return head.shards.slice(first, Math.min(last, first + 3)).map(([, key]) => key);
};
const tables = new Map();
const tableOf = (key) => {
  const value = loaded(key);
  if (!value) return { words: [], places: [] };
  if (!tables.has(key)) {
    const words = value[0] ? value[0].split(" ") : [];
    tables.set(key, { words, places: value[1], get spelt() { return this.letters ??= words.map(spelt); }, letters: null });
  }
  return tables.get(key);
};
const beginning = (begin, keys) => keys.flatMap((key) => {
  const { words } = tableOf(key);
  let from = firstAfter(words, begin);
  if (words[from - 1] === begin) from--;
  let to = from;
  while (to < words.length && words[to].startsWith(begin)) to++;
  return words.slice(from, to).map((form, at) => ({ form, key, at: from + at }));
});
const decoded = new Map();
const placesOf = ({ form, key, at }) => {
  const name = `${key} ${form}`;
  if (!decoded.has(name)) decoded.set(name, decode(tableOf(key).places[at]));
  return decoded.get(name);
};
const decode = (text) => {
  const most = text.length / 3 | 0, ids = new Int32Array(most), kinds = new Uint8Array(most), hows = new Uint8Array(most);
  let at = 0, page = -1, count = 0;
  const number = () => {
    let value = 0;
    for (;;) {
      const digit = VALUE[text.charCodeAt(at++)];
      if (digit < BASE) return value * BASE + digit;
      value = value * BASE + digit - BASE + 1;
    }
  };
  while (at < text.length) {
    page += number() + 1;
    for (let left = number(); left > 0; left--) {
      ids[count] = page * STEP + number();
      kinds[count] = VALUE[text.charCodeAt(at++)];
      hows[count++] = VALUE[text.charCodeAt(at++)];
    }
  }
  return { ids, kinds, hows, count };
};
