/* What each word typed may stand for, best first. A way is a list of groups of words; all groups must be there. A piece of `search.js`. */
const MOST_FORMS = 12, NAME = 3, LATER = 0.85, GUESSED = 0.6, SLIGHT = 0.5, NEAR = 0.95, FAR = 0.5;
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
const INFLECTED = { en: /^(?:s|es|.?ed|d|e|ue|.?ing|ies|y|ied)?$/ };
const kinship = (one, other) => {
  if (irregular.has(one) && irregular.get(one) === irregular.get(other)) return NEAR;
  let same = 0;
  while (same < one.length && one[same] === other[same]) same++;
  const isNear = INFLECTED[head.language] ?? /^.{0,3}$/;
  return isNear.test(one.slice(same)) && isNear.test(other.slice(same)) ? NEAR : same ? 0.75 : 0.65;
};
const sameStem = async (form) => {
  const stem = stemOf(form), typed = spelt(form), begins = beginsOf(form);
  const keys = await fetchWords(begins);
  const found = new Map(begins.flatMap((begin) => beginning(begin, keys)).map((one) => [one.form, one]));
  return [...found.values()].filter((one) => one.form === form || stemOf(one.form) === stem)
    .map((one) => ({ ...one, weight: spelt(one.form) === typed ? 1 : kinship(typed, spelt(one.form)), isLiteral: spelt(one.form) === typed }));
};
/* If pages have the word as it is typed, or but for a letter, other words of its stem say less: "objections" are no "objectives", and
   "improvment" is "improvement". */
const asTyped = (kin, typed) => {
  const isMeant = kin.some(({ isLiteral }) => isLiteral) ? ({ isLiteral }) => isLiteral : ({ form, weight }) => weight < NEAR && similar(typed, spelt(form), 1) < 2;
  return kin.some(isMeant) ? kin.map((one) => isMeant(one) ? { ...one, weight: Math.max(one.weight, NEAR), isLiteral: true } : one.weight < NEAR ? { ...one, weight: one.weight * FAR } : one) : kin;
};
const ranked = (found, typed, weight) => found
  .map((one) => ({ ...one, weight: typed.length < NAME ? weight : weight * Math.sqrt(typed.length / Math.max(one.form.length, typed.length)), isLiteral: false }))
  .sort((a, b) => b.weight - a.weight || tableOf(b.key).places[b.at].length - tableOf(a.key).places[a.at].length).slice(0, MOST_FORMS);
const beginningWith = async (typed) => {
  const isShort = typed.length < NAME && !UNSPACED.test(typed);
  const keys = isShort ? ["names", ...typed.length > 1 ? shardsOf(typed) : []] : shardsOf(typed);
  await Promise.all(keys.map(load));
  return beginning(typed, isShort ? ["names"] : keys).filter(({ form }) => form !== typed);
};
/* Two words that pages write apart, in German with letters between: "Zielgruppe-n-beschreibung". */
const LINKS = { de: /(?:e?[ns]|er)?$/ };
const halves = async (typed) => {
  const keys = await fetchWords([typed.slice(0, NAME)]);
  const known = new Set(beginning(typed.slice(0, NAME), keys).map(({ form }) => form)), link = LINKS[head.language] ?? /$/;
  const parts = [...Array(Math.max(typed.length - 5, 0)).keys()].map((at) => [typed.slice(0, at + NAME), typed.slice(at + NAME)])
    .map(([one, other]) => [known.has(one) ? one : one.replace(link, ""), other]).filter(([one]) => known.has(one)).slice(-3);
  const pairs = await Promise.all(parts.map((both) => Promise.all(both.map(sameStem))));
  return pairs.filter(([one, other]) => one.length && other.length).map((groups) => ({ groups, weight: 0.8 }));
};
/* A long German word that nobody knows: both its parts, as two words ("Kampagnenziel"). */
const PART = 4;
const isKnownPart = async (form) => { const line = lineOf(form); return synonyms.some((one) => one.line === line) || (await sameStem(form)).length > 0; };
const splits = (typed) => [...Array(Math.max(typed.length - 2 * PART + 1, 0)).keys()].map((at) => [typed.slice(0, at + PART), typed.slice(at + PART)]).reverse();
const inParts = async (forms) => {
  const [typed] = forms;
  if (head.language !== "de" || forms.length > 1 || typed.length < 2 * PART || await isKnownPart(typed) || (await nearest(spelt(typed), false)).least <= 1) return [forms];
  const bare = splits(typed).map(([one, other]) => [one.replace(LINKS.de, ""), other]).filter(([one]) => one.length >= PART);
  for (const parts of [...splits(typed), ...bare]) if ((await Promise.all(parts.map(isKnownPart))).every(Boolean)) return parts.map((part) => [part]);
  return [forms];
};
/* The longest part that is known, if only one is: "Jahresgespräch" is a "Gespräch", "Startdatum" has to do with "Start". */
const partOf = async (typed) => {
  const parts = splits(typed).flatMap(([begin, end]) => end.length > PART ? [begin, end] : [begin]).sort((one, other) => other.length - one.length);
  for (const part of parts) {
    const ways = [...single(await sameStem(part)), ...await asOthersSay(lineOf(part), [])];
    if (ways.length) return ways.map((way) => ({ ...way, weight: way.weight * 0.6 }));
  }
  return [];
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
const isFigure = (typed) => /^\p{N}+$/u.test(typed);
/* One letter wrong, or two in a long word; one more if the letters are the same but for one: "lauhcn". */
const mostWrong = (typed) => typed.length > 6 ? 2 : 1;
const undoubled = (word) => word.replace(/(.)\1+/gu, "$1");
const distanceOf = (typed, form, most) => {
  if (typed.length < 5 && (form.length < typed.length || typed[0] !== form[0] && typed.slice(1) === form.slice(1))) return Infinity;  // "redo" is not "red", "deep" is not "keep"
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
  const word = spelt(typed), isNumber = isFigure(typed);
  const ways = single(asTyped(await sameStem(typed), word));
  const all = await Promise.all(parts.filter((part) => isContent([part])).map(sameStem)), groups = all.filter((group) => group.length);
  if (groups.length) ways.push({ groups, weight: (ways.length ? 0.8 : 0.9) * groups.length / all.length });
  const hasExact = ways.length > 0;
  if (typed.length > 5) ways.push(...(await halves(typed)).map((way) => hasExact ? { ...way, weight: 0.6 } : way));
  if (isLast || !hasExact && !isNumber) {
    const begun = [...await beginningWith(typed), ...word === typed ? [] : await beginningWith(word)];
    ways.push(...single(ranked(begun, typed, hasExact ? 0.5 : 0.9)));
  }
  const isNear = ways.some(({ groups }) => groups.some((group) => group.some(({ weight }) => weight > 0.9)));
  if (!isNear && !isNumber && typed.length > (hasExact ? 4 : 7)) {
    const { least, found } = await nearest(word, false);
    if (least <= 1) {
      const group = ranked((await Promise.all(found.slice(0, 4).map(({ form }) => sameStem(form)))).flat(), word, 0.8);
      ways.push(...single(group), ...await alsoSaid(nearOthers(word), group));
    }
  }
  if (typed.length > 3 && head.language === "de") ways.push(...single(await containing(word)));
  return ways;
};
/* A phrase means more than its words, the more so if nothing else is asked: "who is my manager" is about no role called manager. */
const worthOf = (said, content) => !said.trim().includes(" ") ? 0.85 : content.every(([form]) => said.includes(` ${stemOf(form)} `)) ? 1.6 : 1.15;
/* What pages call otherwise: "boss" is "your manager". Of a phrase, each word stands for it. Phrases are found with words without
   effect between theirs, too, and then say less. */
const asOthersSay = async (line, content, short = "") => {
  const lines = `${line}|${short}`, said = synonyms.filter((one) => lines.includes(one.line) && (!ignored.has(one.word) || line === one.line));
  const ways = await Promise.all(said.map(async (one) => {
    const worth = line.includes(one.line) ? 1 : 0.7, ofPhrase = worthOf(one.line, content);
    return [
      ...await Promise.all(one.labels.map(async ([label, at]) => ({ line: one.line, word: one.word, groups: [await exactly(label)], weight: worth * ofPhrase * LATER ** at }))),
      ...await Promise.all(one.others.map(async (other, at) => { const way = await wordsOfName(one, other, at); return { ...way, word: one.word, weight: worth * way.weight * (one.isEveryday ? Math.max(1, ofPhrase) : 1) }; })),
    ];
  }));
  return ways.flat().filter(({ groups }) => groups.length && groups.every((group) => group.length));
};
/* A name by its words. Of a label that has a single word with effect among others, like "Your manager", that word says too little.
   The first meaning that is listed is the most usual. */
const wordsOfName = async ({ line, isEveryday }, other, at) => {
  const words = wordsIn(other), content = words.filter(isContent);
  const isPhrase = words.length > 1, says = content.length > 1 || !isPhrase || isEveryday && !labels.has(plain(other));
  const groups = says ? await Promise.all(content.map(([form]) => sameStem(form))) : [];
  return { line, groups, weight: 0.8 * LATER ** at, isPhrase, isEveryday };
};
/* Words that pages call otherwise, by how near they come to a word with letters wrong. */
const nearOthers = (typed) => typed.length < 4 ? [] : synonyms.filter(({ word }) => word.length > 3 && Math.abs(word.length - typed.length) < 3)
  .map(({ word, line }) => ({ word, line, distance: distanceOf(typed, word, mostWrong(typed)) })).filter(({ distance }) => distance < Infinity).sort((a, b) => a.distance - b.distance);
/* What pages call otherwise, and have themselves: a word of the pages for which another was typed is such a word, too. */
const alsoSaid = async (near, group) => {
  const stems = new Set(group.map(({ form }) => stemOf(form))), same = near.find(({ word }) => stems.has(stemOf(word)));
  return same ? (await asOthersSay(same.line, [])).map((other) => ({ ...other, weight: other.weight * 0.6 })) : [];
};
/* A word with letters wrong, or one that pages call otherwise and whose letters are wrong, whichever comes nearer. */
const almost = async (typed, isLast) => {
  if (isFigure(typed)) return [];
  const { least, group } = await mistyped(typed, isLast), near = nearOthers(typed);
  const others = near.length && near[0].distance < least ? await asOthersSay(near[0].line, []) : [];
  if (others.length) return others;
  const longer = least < 2 ? undefined : synonyms.find(({ word }) => word.length > 4 && typed.startsWith(word));  // "mentorship" of a mentor
  return [...longer ? await asOthersSay(longer.line, []) : single(group), ...await alsoSaid(near, group)];
};
/* Two words that pages write as one: "blue print". */
const joined = async (all) => (await Promise.all(all.slice(1).map(async ([word], at) => {
  const before = all[at][0], found = word.length > 1 && before.length + word.length > 4 ? await sameStem(before + word) : [];
  return { line: ` ${stemOf(before)} ${stemOf(word)} `, groups: [found], weight: 0.9 };
}))).filter(({ groups }) => groups[0].length);
/* Labels by words without effect, if nothing else is asked: "who does what". */
const labelled = async (line) => line.trim().includes(" ") ? (await Promise.all([...labels].filter(([label]) => lineOf(label).includes(line))
  .map(async ([, label]) => ({ line, groups: [await exactly(label)], weight: 1 })))).filter(({ groups }) => groups[0].length) : [];
/* What everyday words mean counts less if pages have these words themselves. */
const alsoInPages = (other, word, ways) => {
  const isOther = other.word && kinship(spelt(other.word), word) < NEAR && ways.some(({ groups }) => groups.some((group) => group.some(({ isLiteral }) => isLiteral)));
  return other.line.trim().includes(" ") ? other : { ...other, weight: other.weight * (other.isEveryday ? 0.7 : 1) * (isOther ? 0.3 : 1) };
};
const rarity = (ways) => {
  const count = Math.max(...ways.map(({ groups, weight }) => Math.min(1, weight) * Math.min(...groups.map((group) => group.reduce((sum, one) => sum + tableOf(one.key).places[one.at].length / 4, 0)))));
  return (0.5 + Math.log(1 + head.pages * 12 / (1 + count))) ** 0.8;
};
/* Letters that stand alone are the initials of one name: "R A C I". */
const INITIALS = /(?<![\p{L}\p{N}])\p{L}(?: \p{L}(?![\p{L}\p{N}])){2,}/gu;
/* Words with hyphens that are a phrase of the lists, "go-to-market", and not what the lists say for it: "stand-in". */
const HYPHENATED = /\p{L}+(?:[-\u2010]\p{L}+)+/gu;
const apartIfMeant = (word) => { const apart = word.replace(/[-\u2010]/g, " "), line = lineOf(apart); return synonyms.some((one) => one.line === line && !one.others.includes(word)) ? apart : word; };
const understand = async (asked) => {
  const typed = asked.replace(INITIALS, (letters) => letters.replaceAll(" ", "")).replace(HYPHENATED, apartIfMeant);
  const all = wordsIn(typed), content = (await Promise.all(all.filter(isContent).map(inParts))).flat(), line = lineOf(typed);
  const glued = new Map(all.slice(1).map(([word], at) => [` ${stemOf(all[at][0] + word)} `, ` ${stemOf(all[at][0])} ${stemOf(word)} `]));
  const said = (await asOthersSay([line, ...glued.keys()].join("").replace(/ +/g, " "), content, ` ${content.map(([form]) => stemOf(form)).join(" ")} `)).map((other) => ({ ...other, line: glued.get(other.line) ?? other.line }));
  const others = [...said, ...await joined(all), ...content.length ? [] : await labelled(line)];
  const isOpen = !/\s$/.test(typed);
  const words = await Promise.all(content.map(async (forms) => {
    let own = others.filter((other) => other.line.includes(` ${stemOf(forms[0])} `));
    const isLast = isOpen && forms === content[content.length - 1] && isContent(all[all.length - 1]), word = spelt(forms[0]);
    const ways = await meant(forms, isLast), isSaid = own.some((other) => other.line.trim().includes(" ") || synonyms.some((one) => one.line === other.line && one.word === word));
    if (!ways.length && !isSaid && head.language === "de") ways.push(...await partOf(word));
    const isKnown = ways.length > 0 || isSaid;
    /* What is said of the word as it was typed counts before what is said of another of its stem, in pages and in the lists. */
    if (own.some((other) => other.word === word)) {
      if (!ways.some(({ groups }) => groups.some((group) => group.some((one) => one.weight >= NEAR || one.isLiteral)))) ways.forEach((way) => { way.weight *= FAR; });
      own = own.map((other) => other.word && other.word !== word ? { ...other, weight: other.weight * FAR } : other);
    }
    if (ways.some(({ weight }) => weight > 0.5)) own = own.map((other) => alsoInPages(other, word, ways));
    return { form: word, kind: kindNames.get(stemOf(forms[0])), ways: [...ways, ...own, ...isKnown ? [] : await almost(word, isLast)], own: own.map((other) => other.line), isKnown };
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
  return words.filter(({ ways }) => ways.length).map((word) => ({ ...word, rarity: rarity(word.ways) * (word.share ?? (word.form ? 1 : 0.5)) * (word.isKnown ? 1 : GUESSED) * (slight.has(word.form) ? SLIGHT : 1) }));
};
