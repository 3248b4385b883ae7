/* The search's worker: our sense of words around the theme's engine. The file that the site has begins with `handbook` (what
   the handbook says about words), `themeWorker` (the theme's own worker) and `themeEndings` (its rules for word endings).
   The theme's page sends SETUP and QUERY and expects READY and RESULT. Its worker gets every word as a code, the same for all
   forms of the word, so whatever is typed can neither be lost in its query language nor be cut wrongly; we put what it finds
   in order and show the sentence. */
(() => {
  "use strict";
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3;
  const { language, ignored, synonyms, kinds, empties } = handbook;
  const MOST_FORMS = 12, MOST_SHOWN = 100, SENTENCE = 170;

  let toTheme;
  const asked = [];
  themeWorker((_, listener) => { toTheme = (type, data) => listener({ data: { type, data } }); }, (message) => {
    if (message.type === RESULT) postMessage({ type: RESULT, data: answer(asked.shift(), message.data.items.flat()) });
    else postMessage(message);
  });
  themeEndings.call(self);

  /* Words: their plain form, and the code that all forms of a word share */
  const LETTERS = { ł: "l", ß: "ss", ø: "o", đ: "d", æ: "ae", œ: "oe" };
  const WORD = /[\p{L}\p{N}#](?:[\p{L}\p{N}\p{M}#+\u00ad\u200b-\u200d]|[&.\-\u2010\u2011](?=[\p{L}\p{N}]))*/gu;
  const POLISH = /(?<=.{4})(?:owanie|owania|owaniu|iajacy|ajacy|ujacy|anie|ania|aniu|enie|enia|eniu|iami|owie|owac|uje|uja|ami|ach|iem|iow|ego|emu|ych|ymi|ich|imi|owi|ow[aey])$|(?<=.{3})(?:ow|om|em|ej|ym|im|ie|ia|ii|iu|ja|ji|je|ac|ic|ec|[aeiouy])$/;
  const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/[\p{M}\u00ad\u200b-\u200d]/gu, "")
    .replace(/[łßøđæœ]/g, (letter) => LETTERS[letter]);
  /* In German ü may be typed as ue, in English behaviour and organise as behavior and organize. */
  const SPELLINGS = { de: [[/([aou])e/g, "$1"]], en: [[/([iy])z/g, "$1s"], [/(?<=\p{L}{2})our/gu, "or"]] }[language] ?? [];
  const spelt = (form) => SPELLINGS.reduce((text, [one, other]) => text.replace(one, other), form);
  const endless = {
    en: (form) => lunr.stemmer({ update: (change) => change(form) }),
    de: (form) => lunr.de.stemmer(form).replace(/(?<=.{4})ung$/, ""),
    fr: (form) => lunr.fr.stemmer(form),
    pl: (form) => form.replace(POLISH, ""),
  }[language] ?? ((form) => form);
  const stemOf = (form) => /^\p{L}{3,}$/u.test(form) ? spelt(endless(form)) : form;
  /* `sign-off` is the words signoff, sign and off; `C++` is c++ and c. */
  const formsOf = (word) => {
    const text = plain(word);
    const whole = text.replace(/[\-\u2010\u2011]/g, "");
    return [...new Set([whole, ...text.match(/[\p{L}\p{N}]+/gu) ?? []])].filter((form) => /[\p{L}\p{N}]/u.test(form));
  };
  const wordsOf = (text) => text.match(WORD) ?? [];

  const codes = new Map(), counts = new Map(), known = new Map(), seen = new Map();
  const codeOf = (form) => {
    const stem = stemOf(form);
    if (!codes.has(stem)) codes.set(stem, `w${codes.size}w`);
    return codes.get(stem);
  };
  const readWord = (word) => {
    const forms = formsOf(word);
    for (const form of forms) if (!known.has(spelt(form))) known.set(spelt(form), { form, word, code: codeOf(form) });
    return { form: spelt(forms[0] ?? ""), codes: forms.map(codeOf) };
  };
  const learn = (word) => {
    if (!seen.has(word)) seen.set(word, readWord(word));
    for (const code of seen.get(word).codes) counts.set(code, (counts.get(code) ?? 0) + 1);
    return seen.get(word);
  };
  const learnt = (text) => wordsOf(text).map(learn);
  const codesOf = (words) => words.flatMap((word) => word.codes);
  /* A text as its words in a row, so that several words in this order can be looked for. */
  const formOf = (word) => seen.get(word)?.form ?? spelt(formsOf(word)[0] ?? "");
  const linear = (text) => ` ${wordsOf(text).map(formOf).join(" ")} `;

  /* SETUP: what the site's index says, as text, and as codes for the theme */
  const ENTITIES = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };
  const textOf = (html) => html.replace(/<\/?(?:p|li|ol|ul|pre)>/g, "\n").replace(/<[^>]*>/g, "")
    .replace(/&(?:lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity]);
  let entries = new Map();
  const setUp = ({ docs }) => {
    const pages = new Map();
    entries = new Map();
    const forTheme = [];
    for (const { location, title, text } of docs) {
      const path = location.split("#")[0];
      const name = textOf(title).trim();
      const isPage = !pages.has(path);
      if (isPage) pages.set(path, name);
      const isEmpty = empties.includes(textOf(text).trim()) || (!text && [...name].length === 1); // a section, or a letter of the glossary
      if (isEmpty && !isPage) continue;
      const inName = learnt(name), inText = learnt(textOf(text));
      const [page, anchor = ""] = [`${isPage ? "" : pages.get(path)} ${path.replace(".html", "")}`, location.split("#")[1]].map((text) => text?.replace(/[/_-]+/g, " "));
      const inAnchor = codesOf(learnt(anchor));
      const around = [...codesOf(learnt(page)), ...inAnchor];
      const line = ` ${[...inName, ...inText].map(({ form }) => form).join(" ")} `;
      entries.set(location, { location, path, isPage, title: name, page: pages.get(path), text: textOf(text), line, anchor: new Set(inAnchor), around: new Set(around) });
      forTheme.push({ location, title: codesOf(inName).join(" "), text: codesOf(inText).join(" "), page: around.join(" ") });
    }
    const fields = { title: { boost: 2 }, page: { boost: 1 }, text: { boost: 1 } };
    toTheme(SETUP, { config: { lang: ["en"], separator: " ", pipeline: [], fields }, docs: forTheme, options: { suggest: false } });
  };

  /* QUERY: what each word may stand for, best first */
  const isNear = (typed, form, most) => {
    if (Math.abs(typed.length - form.length) > most) return false;
    let before, last, row = [...Array(form.length + 1).keys()];
    for (let i = 1; i <= typed.length; i++) {
      [before, last, row] = [last, row, [i]];
      for (let j = 1; j <= form.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (typed[i - 1] !== form[j - 1]));
        if (i > 1 && j > 1 && typed[i - 1] === form[j - 2] && typed[i - 2] === form[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
    return row[form.length] <= most;
  };
  const formsLike = (fits, typed, weight) => [...known].filter(([form]) => fits(form))
    .map(([form, { code }]) => ({ form, codes: [code], weight: weight * Math.sqrt(typed.length / Math.max(form.length, typed.length)) }))
    .sort((a, b) => b.weight - a.weight).slice(0, MOST_FORMS);
  const halves = (typed) => {
    const cuts = [...Array(Math.max(typed.length - 5, 0)).keys()].map((cut) => [typed.slice(0, cut + 3), typed.slice(cut + 3)]);
    return cuts.filter((pair) => pair.every((half) => known.has(half))).map((pair) => ({ codes: pair.map((half) => known.get(half).code), weight: 0.8 }));
  };
  const meant = (word, isLast) => {
    const [whole, ...parts] = formsOf(word);
    const typed = spelt(whole);
    const all = parts.filter((part) => codes.has(stemOf(part)));
    const exact = codes.has(stemOf(whole)) ? [{ codes: [codeOf(whole)], weight: 1 }] : [];
    if (!exact.length && all.length) exact.push({ codes: all.map(codeOf), weight: 0.9 });
    const begins = (form) => form.startsWith(typed);
    const found = [...exact, ...halves(typed)];
    if (typed.length > 1 && (isLast || !exact.length)) found.push(...formsLike(begins, typed, exact.length ? 0.5 : 0.9));
    if (typed.length > 3 && (language === "de" || !found.length)) found.push(...formsLike((form) => form.includes(typed) && !begins(form), typed, 0.6));
    return found;
  };
  /* One letter wrong, or two in a long word; or else an ending that no rule takes off. */
  const mistyped = (word) => {
    const typed = spelt(formsOf(word)[0]);
    const near = (most) => typed.length > 3 * most ? formsLike((form) => isNear(typed, form, most), typed, 0.6) : [];
    const cut = () => {
      const start = [1, 2, 3].map((letters) => typed.slice(0, -letters)).find((begin) => [...known.keys()].some((form) => form.startsWith(begin)));
      return start?.length > 3 ? formsLike((form) => form.startsWith(start), start, 0.5) : [];
    };
    return [() => near(1), () => near(2), cut].map((way) => () => way().filter(({ form }) => form[0] === typed[0]))
      .reduce((found, way) => found.length ? found : way(), []);
  };
  const isIgnored = new Set(ignored.flatMap((word) => wordsOf(word).map(plain)));
  const contentOf = (words) => {
    const content = words.filter((word) => !isIgnored.has(plain(word)) && !/^\p{L}$/u.test(word));
    return content.length ? content : words;
  };
  /* What pages call otherwise: "boss" is "reports to". Of a phrase, each word stands for it; "how long" is made of words that
     mean nothing alone, so it becomes a word of its own. */
  const stemsOf = (text) => ` ${wordsOf(text).map((word) => stemOf(formsOf(word)[0] ?? "")).join(" ")} `;
  const asOthersSay = (typed) => {
    const line = stemsOf(typed);
    return synonyms.filter(([said]) => line.includes(stemsOf(said))).flatMap(([said, others]) => others.map((other) => {
      const forms = contentOf(wordsOf(other)).map((word) => formsOf(word)[0]).filter((form) => codes.has(stemOf(form)));
      return { said: stemsOf(said), codes: forms.map(codeOf), weight: 0.8, phrase: linear(other) };
    })).filter((way) => way.codes.length);
  };
  const understand = (typed) => {
    const words = contentOf(wordsOf(typed).filter((word) => formsOf(word).length));
    const others = asOthersSay(typed);
    const meanings = words.map((word, place) => {
      const own = others.filter(({ said }) => said.includes(stemsOf(word)));
      const ways = [...meant(word, place === words.length - 1 && !/\s$/.test(typed)), ...own];
      return { form: formOf(word), ways: ways.length ? ways : mistyped(word), said: own.map(({ said }) => said) };
    });
    for (const said of new Set(others.map((way) => way.said))) {
      if (!meanings.some((meaning) => meaning.said.includes(said))) meanings.push({ form: "", ways: others.filter((way) => way.said === said) });
    }
    return meanings.filter(({ ways }) => ways.length)
      .map(({ form, ways }) => ({ form, ways, rarity: rarity(ways[0].codes) * (form ? 1 : 0.5) }));
  };
  const rarity = (group) => Math.max(...group.map((code) => Math.log(1 + entries.size / (1 + (counts.get(code) ?? 0)))));
  const ask = (typed) => {
    const words = understand(typed);
    const weights = new Map();
    for (const { ways } of words) for (const { codes: group, weight } of ways)
      for (const code of group) weights.set(code, Math.max(weights.get(code) ?? 0, Math.ceil(100 * weight / group.length)));
    if (!weights.size) return postMessage({ type: RESULT, data: { items: [] } });
    asked.push({ typed, words });
    return toTheme(QUERY, [...weights].map(([code, weight]) => `${code}^${weight}`).join(" "));
  };

  /* RESULT: all words before some, names before text, things before what is said of them */
  const THINGS = { playbooks: 1.8, roles: 1.4, kpis: 1.4, tools: 1.3, datasets: 1.3, goals: 1.3, categories: 1.1 };
  const weightOf = ({ isPage, path, location }) => {
    if (isPage) return THINGS[path.split("/")[0]] ?? 1.1;
    return location.includes("#term-") ? 1.3 : location.includes("#step-") ? 1 : 0.9;
  };
  const covered = (words, has, line) => {
    const fits = ({ phrase }) => !phrase?.trim().includes(" ") || line.includes(phrase);
    const share = ({ ways }) => Math.max(0, ...ways.map((way) =>
      way.weight * (way.codes.filter(has).length / way.codes.length) ** 2 * (fits(way) ? 1 : 0.3)));
    return words.reduce((sum, word) => sum + word.rarity * share(word), 0) / words.reduce((sum, word) => sum + word.rarity, 0);
  };
  const rank = (words, pairs, { location, score, terms, parent }) => {
    const entry = entries.get(location);
    const all = Object.values(terms);
    const own = score / (1 + (Number(!parent) + all.filter(Boolean).length / all.length) ** 2); // without the theme's own bonus
    const { line } = entry;
    const names = contentOf(wordsOf(entry.title).filter((word) => /\p{L}/u.test(word))).map((word) => seen.get(word));
    const named = new Set(names.flatMap((name) => name.codes));
    const wanted = new Set(words.flatMap(({ ways }) => ways.flatMap((way) => way.codes)));
    const forms = new Set(words.map(({ form }) => form));
    const inName = Math.max(covered(words, (code) => named.has(code), linear(entry.title)), 0.8 * covered(words, (code) => entry.anchor.has(code), line));
    const asTyped = [...forms].filter((form) => line.includes(` ${form} `)).length / forms.size;
    const inTitle = inName && Math.max(inName, 0.8 * covered(words, (code) => named.has(code) || entry.around.has(code), line));
    const fitting = names.map(({ form, codes: group }) => forms.has(form) ? 1 : Number(group.some((code) => wanted.has(code))) * 0.7);
    const ofAnchor = [...entry.anchor].filter((code) => wanted.has(code)).length / Math.max(entry.anchor.size, 1);
    const ofTitle = Math.max(fitting.reduce((sum, one) => sum + one, 0) / Math.max(names.length, 1), 0.8 * ofAnchor);
    const literal = fitting.filter((one) => one === 1).length / words.length;
    const inOrder = pairs.length ? pairs.filter((pair) => line.includes(pair)).length / pairs.length : 0;
    const ofQuery = covered(words, (code) => terms[code], line);
    const value = Math.sqrt(own) * ofQuery ** 2 * weightOf(entry) *
      (1 + inTitle * (Math.sqrt(ofTitle) + 2 * ofTitle ** 2 + literal)) * (1 + inOrder) * (1 + asTyped / 2);
    return { entry, value, ofQuery, found: new Set(Object.keys(terms).filter((code) => terms[code])) };
  };
  /* Each further hit of a page, or of a name, stands a little lower, so that one of either does not fill the list. */
  const spread = (hits) => {
    const times = new Map();
    for (const hit of hits.sort((a, b) => b.value - a.value)) {
      for (const what of [hit.entry.path, ` ${hit.entry.title}`]) {
        hit.value *= 0.85 ** (times.get(what) ?? 0);
        times.set(what, (times.get(what) ?? 0) + 1);
      }
    }
    return hits.sort((a, b) => b.value - a.value);
  };
  const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
  const isFound = (word, found) => (seen.get(word)?.codes ?? []).some((code) => found.has(code));
  const marked = (text, found) => {
    let html = "", end = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      if (!isFound(word, found)) continue;
      html += `${escaped(text.slice(end, index))}<mark>${escaped(word)}</mark>`;
      end = index + word.length;
    }
    return html + escaped(text.slice(end));
  };
  const sentence = (text, found) => {
    const worth = (line) => new Set(wordsOf(line).filter((word) => isFound(word, found)).flatMap((word) => seen.get(word).codes)).size;
    const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
    const line = lines.reduce((best, next) => worth(next) > worth(best) ? next : best, lines[0] ?? "");
    const first = [...line.matchAll(WORD)].find(([word]) => isFound(word, found))?.index ?? 0;
    const from = first < SENTENCE / 2 ? 0 : line.indexOf(" ", first - SENTENCE / 3) + 1;
    const shown = line.length - from > SENTENCE ? `${line.slice(from, from + SENTENCE).replace(/\s+\S*$/, "")} …` : line.slice(from);
    return (from ? "… " : "") + shown;
  };
  const show = ({ entry, value, found }, place) => {
    const where = entry.isPage ? kinds[entry.path.split("/")[0]] ?? "" : entry.page;
    const said = place < MOST_SHOWN ? sentence(entry.text, found) : "";
    const parts = [["title", escaped(entry.title)], ["where", escaped(where)], ["said", marked(said, found)]];
    const title = parts.filter(([, html]) => html).map(([name, html]) => `<span class="pp-hit-${name}">${html}</span>`).join(" ");
    const words = [...new Set(wordsOf(`${entry.title} ${said}`).filter((word) => isFound(word, found)).map(plain))];
    const [path, anchor] = entry.location.split("#");
    const location = `${path}?h=${encodeURIComponent(words.join(" "))}${anchor ? `#${anchor}` : ""}`;
    return [{ location, title, text: "", score: value, terms: {} }];
  };
  const suggestion = (typed) => {
    const last = typed.match(/\S+$/)?.[0].toLowerCase() ?? "";
    const words = last ? [...known.values()].map(({ word, code }) => ({ word: word.toLowerCase(), count: counts.get(code) })) : [];
    const best = words.filter(({ word }) => word.startsWith(last)).sort((a, b) => b.count - a.count)[0];
    return best ? [best.word] : [];
  };
  const answer = ({ typed, words }, hits) => {
    const forms = wordsOf(typed).map(formOf);
    const pairs = forms.slice(1).map((form, place) => ` ${forms[place]} ${form} `);
    const ranked = spread(hits.filter(({ score }) => score > 0).map((hit) => rank(words, pairs, hit)));
    const best = Math.max(...ranked.map(({ ofQuery }) => ofQuery));
    return { items: ranked.filter(({ ofQuery }) => ofQuery >= best / 2).map(show), suggest: suggestion(typed) };
  };

  addEventListener("message", ({ data: { type, data } }) => {
    if (type === SETUP) setUp(data);
    else if (type === QUERY) ask(data);
  });
})();
