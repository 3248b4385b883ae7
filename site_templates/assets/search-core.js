/* The search without its interface: what is typed to hits, best first. The index lies in small files beside (a script that
   calls `playpressSearch(key, value)` each), of which only those are loaded that a question needs.

   playpress.search.ready(base)          loads what every search needs; `base` is the address of the site's root
   playpress.search.ask(typed, options)  a promise of the answer; of null if another question has been asked since; it
                                         fails if nothing is found and files that might have it could not be loaded
     options: limit (10), kinds (ids), category (id), role (id: its own steps first), roleOnly (nothing but these and its own page)
     answer:  hits  [{ kind, title, named, href, where, number, said, category }]; `named` is the title and `said` the sentence,
                    both in pieces [text, isMarked]
              more  how many hits there are besides; kinds { kind: hits }; categories { id: name }; roles [[id, name]]
              isNearest: nothing has the words as typed, these come nearest; suggestion: the last word, completed */
(() => {
  "use strict";
  const MOST_FORMS = 12, MOST_RANKED = 300, OF_ANY_ROLE = 0.8, OF_PAGE = 1.6, SENTENCE = 170, NAME = 3, LONG = 5, MOST_READ = 20, STEP = 4096, ENTRIES = 8;
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
  const RAW_WORD = /[\p{L}\p{N}#](?:[\p{L}\p{N}\p{M}#+\u00ad\u200b-\u200d]|[&.\-\u2010\u2011](?=[\p{L}\p{N}]))*/gu;
  const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/[\p{M}\u00ad\u200b-\u200d]/gu, "")
    .replace(/[łßøđæœ]/g, (letter) => LETTERS[letter]);
  const cut = (form) => form.length > 40 ? [...form].slice(0, 40).join("") : form;
  const wholeOf = (word) => /^\p{L}(?:\.\p{L})+$/u.test(word) ? word.replaceAll(".", "") : word.replace(/[-\u2010]/g, "");
  const formsOf = (word) => [...new Set([wholeOf(word), ...word.match(/[\p{L}\p{N}]+/gu) ?? []].filter((form) => /[\p{L}\p{N}]/u.test(form)).map(cut))];
  const wordsIn = (text) => (plain(text).match(WORD) ?? []).map(formsOf).filter((forms) => forms.length);
  let head, takeEnding = (form) => form, spellings = [], endSpellings = [];
  const respell = (form, rules) => rules.reduce((text, [one, other]) => text.replace(one, other), form);
  const spelt = (form) => respell(form, spellings);
  /* Forms of one word that no rule brings together: "wrote" is a form of "write". */
  const irregular = new Map();
  const basic = (form) => irregular.get(spelt(form))?.[0] ?? form;
  const stems = new Map();
  const stemOf = (form) => {
    if (!stems.has(form)) stems.set(form, /^\p{L}{3,}$/u.test(basic(form)) ? respell(takeEnding(basic(form)), endSpellings) : form);
    return stems.get(form);
  };

  /* SET UP */
  /* Spellings of one word: by its letters, and by how its stem ends ("centre", "catalogue", "labelling", "licence"). */
  const SPELLINGS = { de: [[/([aou])e/g, "$1"]], en: [[/([iy])z/g, "$1s"], [/(?<=\p{L}{2})our/gu, "or"], [/dgement/g, "dgment"]] };
  const END_SPELLINGS = { en: [[/ll$/, "l"], [/ogu$/, "og"], [/(en|ti)c$/, "$1s"], [/([bt])er$/, "$1r"]],
    fr: [[/t(?:eur|ric)$/, "t"], [/eux$/, "eur"]], de: [...SPELLINGS.de, [/^ge(.{3,}?)e?t$/, "$1"], [/^(ab|an|auf|aus|ein|frei|nach|um|vor|zu)(?:ge|zu)(.{3,}?)(?:e?t)?$/, "$1$2"], [/(?<=.{3}[^aeioukxy])e?t$/, ""]] };
  let ignored = new Set(), WEIGHTS = [], labels = new Map(), kindNames = new Map(), synonyms = [], starting = null;
  const start = async () => {
    const [data, Stemmer] = await Promise.all([load("head"), load("endings")]);
    if (!data || !Stemmer) { starting = null; throw new Error("the search cannot be loaded"); }
    head = data;
    spellings = SPELLINGS[head.language] ?? [];
    endSpellings = END_SPELLINGS[head.language] ?? [];
    const stemmer = new Stemmer();
    takeEnding = head.language === "de" ? (form) => stemmer.stemWord(form).replace(/(?<=.{4})ung$/, "") : (form) => stemmer.stemWord(spelt(form));
    for (const forms of head.irregular.map((line) => wordsIn(line).map(([form]) => form))) for (const form of forms) irregular.set(spelt(form), forms);
    ignored = new Set(head.ignored);
    kindNames = new Map(Object.entries(head.titles).map(([kind, title]) => [lineOf(title).trim(), head.kinds.indexOf(kind)]));
    WEIGHTS = head.kinds.map((kind) => KIND_WEIGHT[kind] ?? 0.9);
    labels = new Map(head.labels.map((label, at) => [plain(label), `=${at}`]));
    const meaning = ([said, others], isEveryday) => ({ line: lineOf(said), word: /\s/.test(said) ? "" : spelt(plain(said)), others, labels: others.map((other) => labels.get(plain(other))).filter(Boolean), isEveryday });
    synonyms = [...head.synonyms.map((one) => meaning(one, false)), ...head.everyday.map((one) => meaning(one, true))];
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

  /* MEANING: what each word typed may stand for, best first. A way is a list of groups of words; all groups must be there. */
  /* How many letters are wrong in a word, or in the beginning of one: left out, added, changed, or two that changed places. */
  const ROWS = [0, 1, 2].map(() => new Uint8Array(128));
  const similar = (typed, form, most, isBegun = false) => {
    const width = isBegun ? Math.min(form.length, typed.length + most) : form.length;
    if (Math.abs(typed.length - width) > most) return most + 1;
    let [before, last, row] = ROWS;
    for (let j = 0; j <= width; j++) row[j] = j;
    for (let i = 1; i <= typed.length; i++) {
      const letter = typed.charCodeAt(i - 1), previous = typed.charCodeAt(i - 2);
      [before, last, row] = [last, row, before];
      let least = row[0] = i;
      for (let j = 1; j <= width; j++) {
        const other = form.charCodeAt(j - 1);
        let value = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter === other ? 0 : 1));
        if (i > 1 && j > 1 && previous === other && letter === form.charCodeAt(j - 2)) value = Math.min(value, before[j - 2] + 1);
        row[j] = value;
        if (value < least) least = value;
      }
      if (least > most) return most + 1;
    }
    return isBegun ? row.subarray(0, width + 1).reduce((one, other) => Math.min(one, other)) : row[width];
  };
  /* How many letters two words do not have in common, wherever they stand. */
  const unlike = (one, other) => {
    let rest = other, count = 0;
    for (const letter of one) { const less = rest.replace(letter, ""); if (less === rest) count++; rest = less; }
    return Math.max(count, rest.length);
  };
  /* How words of one stem begin, in German also participles: "geprüft" and "ausgewertet". */
  const GE = /^(ab|an|auf|aus|ein|frei|nach|um|vor|zu)?(.{3,})/;
  const beginsOf = (form) => {
    const stem = stemOf(form), short = (text) => text.slice(0, Math.max(NAME, Math.min(text.length - 1, stem.length - 1)));
    const forms = [form, spelt(form), ...irregular.get(spelt(form)) ?? [], ...head.language === "de" ? [stem, stem.replace(GE, "$1ge$2")] : []];
    return [...new Set(forms.map(short))].filter((begin) => begin.length >= Math.min(form.length, 2));
  };
  const fetchWords = (begins) => {
    const keys = [...new Set(begins.flatMap(shardsOf))];
    return Promise.all(keys.map(load)).then(() => keys);
  };
  /* How near two forms of one stem are: "approved" is "approve", and less so "approval". */
  const INFLECTED = { en: /^(?:s|es|ed|d|e|ing|ies|y|ied)?$/ };
  const kinship = (one, other) => {
    let same = 0;
    while (same < one.length && one[same] === other[same]) same++;
    const isNear = INFLECTED[head.language] ?? /^.{0,3}$/;
    return isNear.test(one.slice(same)) && isNear.test(other.slice(same)) ? 0.95 : same ? 0.75 : 0.65;
  };
  const sameStem = async (form) => {
    const stem = stemOf(form), typed = spelt(form), begins = beginsOf(form);
    const keys = await fetchWords(begins);
    const found = new Map(begins.flatMap((begin) => beginning(begin, keys)).map((one) => [one.form, one]));
    return [...found.values()].filter((one) => one.form === form || stemOf(one.form) === stem)
      .map((one) => ({ ...one, weight: spelt(one.form) === typed ? 1 : kinship(typed, spelt(one.form)), isLiteral: spelt(one.form) === typed }));
  };
  const ranked = (found, typed, weight) => found
    .map((one) => ({ ...one, weight: typed.length < NAME ? weight : weight * Math.sqrt(typed.length / Math.max(one.form.length, typed.length)), isLiteral: false }))
    .sort((a, b) => b.weight - a.weight || tableOf(b.key).places[b.at].length - tableOf(a.key).places[a.at].length).slice(0, MOST_FORMS);
  const beginningWith = async (typed) => {
    const keys = typed.length < NAME ? ["names", ...typed.length > 1 ? shardsOf(typed) : []] : shardsOf(typed);
    await Promise.all(keys.map(load));
    return beginning(typed, typed.length < NAME ? ["names"] : keys).filter(({ form }) => form !== typed);
  };
  const halves = async (typed) => {
    const keys = shardsOf(typed.slice(0, NAME));
    const known = new Set(beginning(typed.slice(0, NAME), keys).map(({ form }) => form));
    const cuts = [...Array(Math.max(typed.length - 5, 0)).keys()].map((at) => at + NAME).filter((at) => known.has(typed.slice(0, at))).slice(-3);
    const pairs = await Promise.all(cuts.map((at) => Promise.all([sameStem(typed.slice(0, at)), sameStem(typed.slice(at))])));
    return pairs.filter(([one, other]) => one.length && other.length).map((groups) => ({ groups, weight: 0.8 }));
  };
  const containing = async (typed) => {
    const key = `c-${typed.slice(0, 2)}`;
    const words = head.compounds?.includes(typed.slice(0, 2)) ? (await load(key) ?? "").split(" ") : [];
    const found = words.filter((word) => word.indexOf(typed, 2) > 0).sort((a, b) => a.length - b.length).slice(0, MOST_FORMS);
    const ends = (form) => form.length - form.lastIndexOf(typed) - typed.length < NAME;
    return (await Promise.all(found.map(exactly))).flat().map((one) => ({ ...one, weight: ends(one.form) ? 0.85 : 0.6 }));
  };
  const exactly = async (form) => {
    const keys = await fetchWords([form]);
    return beginning(form, keys).filter((one) => one.form === form).map((one) => ({ ...one, weight: 1, isLiteral: false }));
  };
  /* One letter wrong, or two in a long word; one more if the letters are the same but for one: "lauhcn". */
  const mostWrong = (typed) => typed.length > 6 ? 2 : 1;
  const undoubled = (word) => word.replace(/(.)\1+/gu, "$1");
  const distanceOf = (typed, form, most) => {
    const distance = similar(typed, form, most + 1);
    if (distance < 3 && undoubled(typed) === undoubled(form)) return Math.min(distance, 0.5);
    return distance <= most || typed.length > 4 && distance === most + 1 && unlike(typed, form) < 2 ? distance : Infinity;
  };
  /* The words that come nearest, also with the first letter wrong, or while the word is being typed; how far they are. */
  const nearest = (typed, isLast) => {
    const key = `${typed} ${isLast}`;
    if (!guesses.has(key)) guesses.set(key, guess(typed, isLast));
    return guesses.get(key);
  };
  const guess = async (typed, isLast) => {
    const most = mostWrong(typed), [one, two, three] = typed;
    const keys = [...new Set([...await fetchWords([one + two, two + one, one + three]), ...await load("names") ? ["names"] : []])];
    const near = new Map();
    for (const key of keys) tableOf(key).spelt.forEach((word, at) => {
      const form = tableOf(key).words[at], otherFirst = form[0] === one ? 0 : 0.5;
      if (word.length < typed.length - most - 1 || near.has(form)) return;
      let distance = word.length > typed.length + most + 1 ? Infinity : distanceOf(typed, word, most) + otherFirst;
      if (isLast && !otherFirst && distance > 1.5 && similar(typed, word, 1, true) < 2) distance = 1.5;
      if (distance < Infinity) near.set(form, { form, key, at, distance });
    });
    const least = Math.min(...[...near.values()].map(({ distance }) => distance));
    return { least, found: [...near.values()].filter(({ distance }) => distance === least) };
  };
  /* A word with letters wrong; or else one with an ending that no rule takes off. */
  const mistyped = async (typed, isLast = false) => {
    if (typed.length < 4) return { least: Infinity, group: [] };
    const { least, found } = await nearest(typed, isLast);
    if (found.length) {
      const often = (one) => tableOf(one.key).places[one.at].length;
      const forms = [...found].sort((a, b) => often(b) - often(a)).slice(0, 4);
      return { least, group: ranked((await Promise.all(forms.map(({ form }) => sameStem(form)))).flat(), typed, 0.6) };
    }
    for (const letters of [1, 2, 3]) {
      const begin = typed.slice(0, -letters);
      if (begin.length < 4) break;
      const begun = beginning(begin, await fetchWords([begin]));
      if (begun.length) return { least: 3, group: ranked(begun, begin, 0.5) };
    }
    const stem = stemOf(typed);  // "acountability" of what pages call accountable
    if (stem.length < 5 || stem.length + 2 > typed.length) return { least: Infinity, group: [] };
    const { found: alike } = await nearest(stem, true);
    return { least: 3, group: ranked(alike, stem, 0.4) };
  };
  const single = (found) => found.length ? [{ groups: [found], weight: 1 }] : [];
  const meant = async (forms, isLast) => {
    const [typed, ...parts] = forms;
    const word = spelt(typed);
    const ways = single(await sameStem(typed));
    if (!ways.length) {
      const groups = (await Promise.all(parts.filter((part) => isContent([part])).map(sameStem))).filter((group) => group.length);
      if (groups.length) ways.push({ groups, weight: 0.9 });
    }
    const hasExact = ways.length > 0;
    if (typed.length > 5) ways.push(...(await halves(typed)).map((way) => hasExact ? { ...way, weight: 0.6 } : way));
    if (isLast || !hasExact) {
      const begun = [...await beginningWith(typed), ...word === typed ? [] : await beginningWith(word)];
      ways.push(...single(ranked(begun, typed, hasExact ? 0.5 : 0.9)));
    }
    const isNear = ways.some(({ groups }) => groups.some((group) => group.some(({ weight }) => weight > 0.9)));
    if (!isNear && typed.length > (hasExact ? 4 : 7)) {
      const { least, found } = await nearest(word, false);
      if (least <= 1) ways.push(...single(ranked((await Promise.all(found.slice(0, 4).map(({ form }) => sameStem(form)))).flat(), word, 0.8)));
    }
    if (typed.length > 3 && head.language === "de") ways.push(...single(await containing(word)));
    return ways;
  };
  /* A phrase means more than its words, the more so if nothing else is asked: "who is my manager" is about no role called manager. */
  const worthOf = (said, content) => !said.trim().includes(" ") ? 0.85 : content.every(([form]) => said.includes(` ${stemOf(form)} `)) ? 1.6 : 1.15;
  /* What pages call otherwise: "boss" is "your manager". Of a phrase, each word stands for it. */
  const asOthersSay = async (line, content) => (await Promise.all(synonyms.filter((one) => line.includes(one.line) && (!ignored.has(one.word) || line === one.line)).map(async (one) => [
    ...await Promise.all(one.labels.map(async (label) => ({ line: one.line, groups: [await exactly(label)], weight: worthOf(one.line, content) }))),
    ...await Promise.all(one.others.map((other, at) => wordsOfName(one, other, at))),
  ]))).flat(2).filter(({ groups }) => groups.length && groups.every((group) => group.length));
  /* A name by its words. Of a label that has a single word with effect among others, like "Your manager", that word says too little.
     Everyday words may have other meanings: the first that is listed is the most usual. */
  const wordsOfName = async ({ line, isEveryday }, other, at) => {
    const words = wordsIn(other), content = words.filter(isContent);
    const isPhrase = words.length > 1, says = content.length > 1 || !isPhrase || isEveryday && !labels.has(plain(other));
    const groups = says ? await Promise.all(content.map(([form]) => sameStem(form))) : [];
    return { line, groups, weight: isEveryday ? 0.8 * 0.85 ** at : 0.8, isPhrase, isEveryday };
  };
  /* A word with letters wrong, or one that pages call otherwise and whose letters are wrong, whichever comes nearer. */
  const almost = async (typed, content, isLast) => {
    const { least, group } = await mistyped(typed, isLast);
    const words = typed.length < 4 ? [] : synonyms.map((one) => ({ one, word: one.word })).filter(({ word }) => word.length > 3 && Math.abs(word.length - typed.length) < 3)
      .map(({ one, word }) => ({ one, distance: distanceOf(typed, word, mostWrong(typed)) })).sort((a, b) => a.distance - b.distance);
    const isNearer = words.length > 0 && words[0].distance < least;
    return isNearer ? asOthersSay(words[0].one.line, content) : single(group);
  };
  /* Two words that pages write as one: "blue print". */
  const joined = async (all) => (await Promise.all(all.slice(1).map(async ([word], at) => {
    const before = all[at][0], found = before.length + word.length > 4 ? await sameStem(before + word) : [];
    return { line: ` ${stemOf(before)} ${stemOf(word)} `, groups: [found], weight: 0.9 };
  }))).filter(({ groups }) => groups[0].length);
  /* Labels by words without effect, if nothing else is asked: "who does what". */
  const labelled = async (line) => line.trim().includes(" ") ? (await Promise.all([...labels].filter(([label]) => lineOf(label).includes(line))
    .map(async ([, label]) => ({ line, groups: [await exactly(label)], weight: 1 })))).filter(({ groups }) => groups[0].length) : [];
  const rarity = (ways) => {
    const count = Math.max(...ways.map(({ groups }) => Math.min(...groups.map((group) => group.reduce((sum, one) => sum + tableOf(one.key).places[one.at].length / 4, 0)))));
    return 0.5 + Math.log(1 + head.pages * 12 / (1 + count));
  };
  const understand = async (typed) => {
    const all = wordsIn(typed), content = all.filter(isContent), line = lineOf(typed);
    const glued = new Map(all.slice(1).map(([word], at) => [` ${stemOf(all[at][0] + word)} `, ` ${stemOf(all[at][0])} ${stemOf(word)} `]));
    const said = (await asOthersSay([line, ...glued.keys()].join("").replace(/ +/g, " "), content)).map((other) => ({ ...other, line: glued.get(other.line) ?? other.line }));
    const others = [...said, ...await joined(all), ...content.length ? [] : await labelled(line)];
    const isOpen = !/\s$/.test(typed);
    const words = await Promise.all(content.map(async (forms, at) => {
      let own = others.filter((other) => other.line.includes(` ${stemOf(forms[0])} `));
      const isLast = isOpen && forms === all[all.length - 1], word = spelt(forms[0]);
      const ways = await meant(forms, isLast), isSaid = own.some((other) => other.line.trim().includes(" ") || synonyms.some((one) => one.line === other.line && one.word === word));
      const isKnown = ways.length > 0 || isSaid;
      if (ways.length) own = own.map((other) => other.isEveryday && !other.line.trim().includes(" ") ? { ...other, weight: other.weight * 0.7 } : other);
      return { form: word, kind: kindNames.get(stemOf(forms[0])), ways: [...ways, ...own, ...isKnown ? [] : await almost(word, content, isLast)], own: own.map((other) => other.line), isKnown, at };
    }));
    for (const phrase of new Set(others.map((other) => other.line))) {
      if (!words.some((word) => word.own.includes(phrase))) words.push({ form: "", ways: others.filter((other) => other.line === phrase), own: [], isKnown: true });
    }
    if (!content.length && all.length) {  // a letter, or the beginning of a name that is a word without effect
      const [form] = all[all.length - 1];
      words.push({ form, ways: single(ranked(await beginningWith(form), form, 0.9)), own: [], isKnown: true });
    }
    const [last] = all.slice(-1);
    if (/\s[\p{L}\p{N}]{1,2}$/u.test(typed) && content.length && !isContent(last)) {  // perhaps the beginning of a name: "first we"
      words.push({ form: "", ways: single(ranked(await beginningWith(last[0]), last[0], 0.9)), own: [], isKnown: true, share: 0.25 });
    }
    return words.filter(({ ways }) => ways.length).map((word) => ({ ...word, rarity: rarity(word.ways) * (word.share ?? (word.form ? 1 : 0.5)) }));
  };

  /* RANKING: all words before some, names before text, things before what is said of them */
  const KIND_WEIGHT = { playbook: 1.8, role: 1.4, kpi: 1.4, tool: 1.3, dataset: 1.3, goal: 1.3, term: 1.3, category: 1.1, page: 1.1, step: 1 };
  const lengths = [], spots = [];
  for (let length = 1; length <= LONGEST_TITLE; length++) for (let spot = 0; spot < length; spot++) { lengths.push(length); spots.push(spot); }
  const isTitle = (how) => how < ALSO || how >= BOTH, isName = (how) => how <= ALSO || how >= BOTH;
  const spotOf = (how) => spots[how < BOTH ? how : how - BOTH], lengthOf = (how) => lengths[how < BOTH ? how : how - BOTH];
  /* The first words of a name say most. */
  const TITLE_WEIGHT = Array.from({ length: LONGEST_TITLE + 1 }, (_, length) => lengths.slice(0, length).reduce((sum, _length, spot) => sum + 1 / (1 + spot / 2), 0));
  const shareOf = (how) => 1 / (1 + spotOf(how) / 2) / TITLE_WEIGHT[lengthOf(how)];
  const inText = (how) => 1 - 0.12 * ((how - TEXT) % 3) - 0.15 * Math.floor((how - TEXT) / 3);
  const strengthOf = (how) => isTitle(how) ? 1 : how === ALSO ? 0.95 : 0.5 + 0.35 * inText(how);
  const ownOf = (how) => how >= BOTH ? 2.4 : isTitle(how) ? 2 : how === ALSO ? 1.6 : inText(how);
  const ALL_HOWS = Array.from({ length: BOTH + 21 }, (_, how) => how);
  const STRENGTH = Float64Array.from(ALL_HOWS, strengthOf), OWN = Float64Array.from(ALL_HOWS, ownOf);

  /* The entries that have any of the words, one slot each; and for each word, how the entry of a slot has it at best. */
  const collect = (words) => {
    const sizes = words.map(({ ways }) => ways.reduce((sum, { groups }) => sum + groups.reduce((all, group) => all + group.reduce((more, word) => more + placesOf(word).count, 0), 0), 0));
    const most = sizes.reduce((sum, size) => sum + size, 0);
    const slots = new Map(), ids = new Int32Array(most), kinds = new Uint8Array(most);
    const slotOf = (id, kind) => {
      let slot = slots.get(id);
      if (slot === undefined) { slots.set(id, slot = slots.size); ids[slot] = id; kinds[slot] = kind; }
      return slot;
    };
    const found = words.map(({ ways }) => {
      const weights = new Float64Array(most), hows = new Uint8Array(most), literal = new Uint8Array(most), more = new Map();
      const offer = (slot, weight, how, isLiteral) => {
        if (weights[slot] && weight * STRENGTH[how] <= weights[slot] * STRENGTH[hows[slot]]) return false;
        [weights[slot], hows[slot], literal[slot]] = [weight, how, isLiteral ? 1 : 0];
        return true;
      };
      for (const { groups, weight, isPhrase, isEveryday } of ways) {
        if (groups.length > 1) { together(groups, weight, isPhrase && !isEveryday, slotOf, offer, more); continue; }
        for (const word of groups[0]) {
          const { ids: all, kinds: its, hows: ways, count } = placesOf(word), value = weight * word.weight;
          for (let at = 0; at < count; at++) offer(slotOf(all[at], its[at]), value, ways[at], word.isLiteral);
        }
      }
      return { weights, hows, literal, more };
    });
    return { count: slots.size, ids, kinds, found, slots };
  };
  /* The entries that have a word of each group; best where they stand one after the other in the title. */
  const together = (groups, weight, isPhrase, slotOf, offer, more) => {
    let has = null;
    for (const group of groups) {
      const next = new Map();
      for (const word of group) {
        const { ids, kinds, hows, count } = placesOf(word);
        for (let at = 0; at < count; at++) {
          const before = has ? has.get(ids[at]) : { kind: kinds[at], hows: [], weight: 0 };
          if (!before || (next.get(ids[at])?.weight ?? 0) >= word.weight * STRENGTH[hows[at]]) continue;
          next.set(ids[at], { kind: kinds[at], hows: [...before.hows.slice(0, has ? undefined : 0), hows[at]], weight: word.weight * STRENGTH[hows[at]] });
        }
      }
      has = next;
    }
    for (const [id, { kind, hows }] of has) {
      const inRow = hows.every((how, at) => isTitle(how) && (!at || spotOf(how) === spotOf(hows[at - 1]) + 1));
      const order = inRow ? 1 : isPhrase || isTitle(hows[0]) ? 0.4 : 0.7, slot = slotOf(id, kind);
      if (offer(slot, weight * order, hows[0], false)) more.set(slot, hows.slice(1));
    }
  };
  /* For each word, its best weight and place in the name of each page. */
  const namesOfPages = ({ count, ids, found }) => found.map(({ weights, hows }) => {
    const pages = new Map();
    for (let slot = 0; slot < count; slot++) if (weights[slot] && ids[slot] % STEP === 0 && isName(hows[slot])) pages.set(ids[slot], slot);
    return pages;
  });
  /* The value of the entry in a slot, more if the question names its page and it: "campaign management purpose". Beside it, the
     share of the question that it covers, whether that is without the name of its page, and of its title that is asked for. */
  const titled = new Float64Array(LONGEST_TITLE);
  let shareOfQuestion = 0, isUnnamed = false;
  const score = (words, { ids, kinds, found }, pages, total, slot) => {
    const id = ids[slot], page = id - id % STEP;
    titled.fill(0);
    let own = 0, missing = 0, pageShare = 0, ofPage = 0, ofEntry = 0, covered = 0, named = 0, near = 0, literal = 0, typed = 0, length = 0, ordered = 0, last = -9;
    for (let at = 0; at < words.length; at++) {
      const rarity = words[at].rarity, { weights, hows, literal: literals, more } = found[at];
      const weight = weights[slot], how = hows[slot], beside = id === page ? undefined : pages[at].get(page);
      let wide = 0;
      if (beside !== undefined) {
        wide = weights[beside] * 0.85;
        if (isTitle(hows[beside])) pageShare += weights[beside] * (hows[beside] >= BOTH ? 1.15 : 1) * shareOf(hows[beside]);
      }
      let spot = -9;
      if (weight) {
        own += rarity * weight * OWN[how];
        if (literals[slot]) typed++;
        if (isName(how)) named += rarity * weight * (how >= BOTH ? 1.15 : how < ALSO ? 1 : 0.8);
        if (isTitle(how)) {
          spot = spotOf(how);
          length = Math.max(length, lengthOf(how));
          const worth = literals[slot] ? 1 : 0.85 * Math.min(1, weight + 0.1);
          titled[spot] = Math.max(titled[spot], worth);
          for (const other of more.get(slot) ?? []) if (isTitle(other)) titled[spotOf(other)] = Math.max(titled[spotOf(other)], worth);
          if (literals[slot]) { literal++; if (!wide && weight > 0.9) ofEntry++; }
          if (spot === last + 1) ordered++;
        }
      } else if (!wide && words[at].kind === kinds[slot] % RETIRED) {  // "the role of the CIO" is a role
        covered += rarity * 0.6;
      } else if (!wide) missing += rarity / total;
      last = spot;
      if (wide) ofPage++;
      own += rarity * wide * 0.6;
      covered += rarity * Math.max(weight && weight * STRENGTH[how], wide);
      near += rarity * Math.max(weight && isName(how) ? weight : 0, wide);
    }
    const inName = named / total, inTitle = inName && Math.max(inName, 0.8 * near / total);
    let ofTitle = inName ? 0.5 : 0;
    if (length) {
      ofTitle = 0;
      for (let spot = 0; spot < length; spot++) ofTitle += titled[spot] / (1 + spot / 2);
      ofTitle /= TITLE_WEIGHT[length];
    }
    const ofQuery = covered / total / (1 + 0.35 * missing), kind = kinds[slot];
    const value = Math.sqrt(own) * ofQuery ** 2 * WEIGHTS[kind % RETIRED] * (kind >= RETIRED ? 0.4 : 1) * (1 + 0.5 * Math.min(1, pageShare))
      * (1 + inTitle * (Math.sqrt(ofTitle) + 2 * ofTitle ** 2 + 0.4 * Math.sqrt(ofTitle) * literal / words.length))
      * (1 + (words.length > 1 ? ordered / (words.length - 1) : 0)) * (1 + typed / words.length / 2)
      * (ofPage && ofEntry && ofPage + ofEntry === words.length ? OF_PAGE : 1);
    shareOfQuestion = ofQuery;
    isUnnamed = !pageShare;
    return value;
  };
  /* Each further hit of a page, or of a like name, stands a little lower, so that one of either does not fill the list. */
  const spread = (hits) => {
    const times = new Map();
    const byValue = (a, b) => b.value - a.value || a.id - b.id;
    for (const hit of hits.sort(byValue)) {
      for (const what of [Math.floor(hit.id / STEP), hit.likeness]) {
        hit.value *= 0.85 ** Math.min(times.get(what) ?? 0, 20);
        times.set(what, (times.get(what) ?? 0) + 1);
      }
    }
    return hits.sort(byValue);
  };
  const categoryOf = (id) => head.runs[firstAfter(head.runs, Math.floor(id / STEP), ([page]) => page) - 1]?.[1] ?? "";
  /* What a role's page says of itself alone is said of each role: without the role's name it is one of many. */
  const isOfAnyRole = (id) => id % STEP > 0 && id >= head.of_roles[0] * STEP && id < head.of_roles[1] * STEP;
  /* What the chosen role does, then what its own page says, then the playbooks in which it does something. */
  const ownWeight = (own, id, kind) => !own?.has(id) && isUnnamed && isOfAnyRole(id) ? OF_ANY_ROLE : !own ? 1 : own.has(id) ? (kind === "step" ? 2.5 : 1.6) : own.has(id - id % STEP) ? 1.1 : 1;
  const rank = (words, own, isHere, isWanted) => {
    const all = collect(words), pages = namesOfPages(all), total = words.reduce((sum, word) => sum + word.rarity, 0);
    const values = new Float64Array(all.count), shares = new Float64Array(all.count);
    let best = 0;
    for (let slot = 0; slot < all.count; slot++) {
      const value = score(words, all, pages, total, slot), id = all.ids[slot];
      values[slot] = value * ownWeight(own, id, head.kinds[all.kinds[slot] % RETIRED]);
      shares[slot] = shareOfQuestion;
      best = Math.max(best, shareOfQuestion);
    }
    const kinds = {}, chosen = [];
    for (let slot = 0; slot < all.count; slot++) {
      const kind = head.kinds[all.kinds[slot] % RETIRED];
      if (shares[slot] < best / 2 || !isHere(all.ids[slot])) continue;
      kinds[kind] = (kinds[kind] ?? 0) + 1;
      if (isWanted(kind)) chosen.push(slot);
    }
    /* A hit only ever falls when like ones stand above it: of many, the best few hundred are enough. */
    const least = chosen.length > MOST_RANKED ? Float64Array.from(chosen, (slot) => values[slot]).sort()[chosen.length - MOST_RANKED] : 0;
    const hits = chosen.filter((slot) => values[slot] >= least).map((slot) => {
      score(words, all, pages, total, slot);
      return { id: all.ids[slot], value: values[slot], likeness: `${all.kinds[slot]} ${titled}` };
    });
    return { best, kinds, count: chosen.length, hits: spread(hits) };
  };
  const stepsOf = async (role) => {
    if (!head.doing.includes(role)) return null;
    const text = await load(`r-${role}`);
    const { ids, count } = decode(text), steps = [...ids.subarray(0, count)];
    return new Set([...steps, ...steps.map((id) => id - id % STEP)]);
  };

  /* WHAT IS SHOWN */
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
    return (from ? "… " : "") + shown;
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
    return words.find((word) => plain(word).startsWith(last) && plain(word) !== last)?.toLowerCase() ?? "";
  };
  let newest = 0;
  const ask = async (typed, { limit = 10, kinds = [], category = "", role = "", roleOnly = false } = {}) => {
    const mine = ++newest;
    await ready();
    const lostBefore = lost;
    const [words, own] = await Promise.all([understand(typed), stepsOf(role)]);
    if (mine !== newest) return null;
    const isHere = (id) => (!category || categoryOf(id) === category) && (!roleOnly || !!own?.has(id));
    const { best, hits, count, kinds: counts } = rank(words, own, isHere, (kind) => !kinds.length || kinds.includes(kind));
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
})();
