/* The entries that have the words, best first: all words before some, names before text, things before what is said of them. A
   piece of `search.js`. */
const MOST_RANKED = 300, OF_ANY_ROLE = 0.8, OF_PAGE = 2, DEFINED = 1.3, COUNTED = 0.6, ANSWERED = 1.6;
/* What is said of a risk or a mistake, and what a quiz asks, has the words of a step, but whoever types them looks for the step. */
const KIND_WEIGHT = { playbook: 1.8, role: 1.4, kpi: 1.4, tool: 1.3, dataset: 1.3, goal: 1.3, term: 1.3, category: 1.1, page: 1.1, step: 1, exception: 1, variant: 1, risk: 0.7, mistake: 0.7, quiz: 0.5, section: 0.8 };
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
    const weights = new Float64Array(most), hows = new Uint8Array(most), literal = new Uint8Array(most), isTyped = new Uint8Array(most), more = new Map();
    const offer = (slot, weight, how, isLiteral) => {
      if (weights[slot] && weight * STRENGTH[how] <= weights[slot] * STRENGTH[hows[slot]]) return false;
      [weights[slot], hows[slot], literal[slot]] = [weight, how, isLiteral ? 1 : 0];
      return true;
    };
    /* An entry that has the word as it was typed, and in its title what the word means, is about that: "keys" among the "equipment". */
    for (const { groups, weight, isPhrase, isEveryday, line } of ways) {
      if (groups.length > 1) { together(groups, weight, isPhrase && !isEveryday, slotOf, offer, more); continue; }
      for (const word of groups[0]) {
        const { ids: all, kinds: its, hows: ways, count } = placesOf(word), value = weight * word.weight;
        for (let at = 0; at < count; at++) {
          const slot = slotOf(all[at], its[at]);
          if (isEveryday && isTyped[slot] && isTitle(ways[at]) && !isTitle(hows[slot])) [weights[slot], hows[slot]] = [0.8, ways[at]];
          offer(slot, value, ways[at], word.isLiteral);
          if (!line && word.isLiteral) isTyped[slot] = 1;
        }
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
    const follows = (how, before) => how >= BOTH || before >= BOTH || spotOf(how) === spotOf(before) + 1;  // of a word in both, the place in the title is not known
    const inRow = hows.every((how, at) => isTitle(how) && (!at || follows(how, hows[at - 1])));
    const order = inRow ? 1 : isPhrase || isTitle(hows[0]) ? 0.4 : 0.7, slot = slotOf(id, kind);
    if (offer(slot, weight * order, hows[0], false)) more.set(slot, hows.slice(1));
  }
};
/* For each word, how the name of each page has it: its weight, 0 if it does not, and its place. */
const namesOfPages = ({ count, ids, found }) => found.map((word) => {
  const weights = new Float64Array(head.pages), hows = new Uint8Array(head.pages);
  for (let slot = 0; slot < count; slot++) {
    if (!word.weights[slot] || ids[slot] % STEP || !isName(word.hows[slot])) continue;
    [weights[ids[slot] / STEP], hows[ids[slot] / STEP]] = [word.weights[slot], word.hows[slot]];
  }
  return { weights, hows };
});
/* What a word in the name of an entry's page is worth to the entry; the name of a page is an entry itself. */
const OF_NAME = 0.85;
const wideOf = (name, id) => id % STEP ? OF_NAME * name.weights[id / STEP | 0] : 0;
const isKindAsked = (word, kind) => word.kind === kind % RETIRED;  // "the role of the CIO" is a role
/* For each entry, the share of the question that it covers, with the name of its page. */
const sharesOf = (words, { count, ids, kinds, found }, names, total) => {
  const covered = new Float64Array(count), missing = new Float64Array(count);
  words.forEach((word, at) => {
    const { weights, hows } = found[at], name = names[at], { rarity } = word;
    for (let slot = 0; slot < count; slot++) {
      const weight = weights[slot], wide = wideOf(name, ids[slot]);
      if (weight || wide) covered[slot] += rarity * Math.max(weight * STRENGTH[hows[slot]], wide);
      else if (isKindAsked(word, kinds[slot])) covered[slot] += rarity * 0.6;
      else missing[slot] += rarity;
    }
  });
  return covered.map((some, slot) => some / total / (1 + 0.35 * missing[slot] / total));
};
/* The value of the entry in a slot that covers a share of the question; more if the question names its page and it: "campaign
   management purpose". Beside it, what of its title is asked for, and whether its page is not named. */
const titled = new Float64Array(LONGEST_TITLE);
let isUnnamed = false;
const score = (words, { ids, kinds, found }, names, total, slot, share) => {
  const id = ids[slot], page = id / STEP | 0;
  titled.fill(0);
  let own = 0, pageShare = 0, ofPage = 0, ofEntry = 0, named = 0, near = 0, literal = 0, typed = 0, length = 0, ordered = 0, last = -9;
  for (let at = 0; at < words.length; at++) {
    const rarity = words[at].rarity, { weights, hows, literal: literals, more } = found[at];
    const weight = weights[slot], how = hows[slot], wide = wideOf(names[at], id), inPage = names[at].hows[page];
    if (wide && isTitle(inPage)) pageShare += wide / OF_NAME * (inPage >= BOTH ? 1.15 : 1) * shareOf(inPage);
    let spot = -9;
    if (weight) {
      own += rarity * weight * OWN[how];
      if (literals[slot]) { typed++; if (isName(how) && !wide && weight > 0.9) ofEntry++; }
      if (isName(how)) named += rarity * weight * (how >= BOTH ? 1.15 : how < ALSO ? 1 : 0.8);
      if (isTitle(how)) {
        spot = spotOf(how);
        length = Math.max(length, lengthOf(how));
        const worth = literals[slot] ? 1 : 0.85 * Math.min(1, weight + 0.1);
        titled[spot] = Math.max(titled[spot], worth);
        for (const other of more.get(slot) ?? []) if (isTitle(other)) titled[spotOf(other)] = Math.max(titled[spotOf(other)], worth);
        if (literals[slot]) literal++;
        if (spot === last + 1) ordered++;
      }
    }
    last = spot;
    if (wide) ofPage++;
    own += rarity * wide * 0.6;
    near += rarity * Math.max(weight && isName(how) ? weight : 0, wide);
  }
  const inName = named / total, inTitle = inName && Math.max(inName, 0.8 * near / total);
  let ofTitle = inName ? 0.5 : 0;
  if (length) {
    ofTitle = 0;
    for (let spot = 0; spot < length; spot++) ofTitle += titled[spot] / (1 + spot / 2);
    ofTitle /= TITLE_WEIGHT[length];
  }
  const kind = kinds[slot];
  isUnnamed = !pageShare;
  return Math.sqrt(own) * share ** 2 * WEIGHTS[kind % RETIRED] * (kind >= RETIRED ? 0.4 : 1) * (1 + 0.5 * Math.min(1, pageShare))
    * (1 + inTitle * (Math.sqrt(ofTitle) + 2 * ofTitle ** 2 + 0.4 * Math.sqrt(ofTitle) * literal / words.length))
    * (1 + (words.length > 1 ? ordered / (words.length - 1) : 0)) * (1 + 0.3 * typed / words.length)
    * (ofPage && ofEntry && ofPage + ofEntry === words.length ? OF_PAGE : 1);
};
/* Each further hit of a page, or of a like name, stands a little lower, so that one of either does not fill the list. */
const spread = (hits) => {
  const times = new Map();
  const byValue = (a, b) => b.value - a.value || a.id - b.id;
  for (const hit of hits.sort(byValue)) {
    for (const what of [Math.floor(hit.id / STEP), hit.likeness]) {
      hit.value *= 0.8 ** Math.min(times.get(what) ?? 0, 20);
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
/* Who asks what something is wants to read what it means, and who asks how much of it there is does not; who asks whether or why, the answer
   to a question. */
const DEFINITION = { en: /^what(?:(?:\W?s| is| are)\b| does .* mean)/iu, de: /^was (?:ist|sind|bedeutet|heißt)\b/iu, fr: /^(?:qu.est|c.est quoi|que (?:veut|signifie))/iu, pl: /^(?:co to|czym (?:jest|są)|co (?:oznacza|znaczy))/iu };
const AMOUNT = { en: /\bhow (?:many|much|often|long|soon|fast|big)\b/iu, de: /\bwie ?(?:viele?|oft|lange?|bald|schnell|groß)\b/iu, fr: /\bcombien\b/iu, pl: /(?<!\p{L})(?:ile|jak (?:często|długo|szybko))(?!\p{L})/iu };
const QUESTION = { en: /^(?:when (?:will|do|does|can|may)|how (?:long until|soon|early|do|does|can|often)|can|may|must|should|will|do|does|did|am|is|are|why|what (?:if|happens))\b/iu, de: /^(?:wann (?:wird|werden|kann|darf)|wie (?:lange,? bis|bald|kann|mache)|darf|kann|muss|soll|wird|bin|ist|sind|warum|wieso|weshalb|was (?:passiert|wenn))\b/iu, fr: /^(?:quand (?:puis|peut|est-ce|sera)|comment (?:puis|faire|savoir)|puis-je|peut-on|dois-je|faut-il|est-ce|pourquoi|que se passe|et si)/iu, pl: /^(?:kiedy (?:mogę|będzie|można)|jak (?:szybko|mogę|można)|czy|dlaczego|czemu|po co|co (?:jeśli|gdy|się))(?!\p{L})/iu };
const weightFor = (typed) => {
  const [term, amount, question] = [[DEFINITION, DEFINED], [AMOUNT, COUNTED], [QUESTION, ANSWERED]].map(([forms, weight]) => forms[head.language]?.test(typed.trim()) ? weight : 1);
  return (kind) => kind === "term" ? term * amount : kind === "question" ? question : 1;
};
const rank = (words, own, isHere, isWanted, weightOf) => {
  const all = collect(words), names = namesOfPages(all), total = words.reduce((sum, word) => sum + word.rarity, 0);
  const shares = sharesOf(words, all, names, total), best = shares.reduce((most, share) => Math.max(most, share), 0);
  const kinds = {}, chosen = [];
  for (let slot = 0; slot < all.count; slot++) {
    const kind = head.kinds[all.kinds[slot] % RETIRED];
    if (shares[slot] < best / 2 || !isHere(all.ids[slot])) continue;
    kinds[kind] = (kinds[kind] ?? 0) + 1;
    if (isWanted(kind)) chosen.push(slot);
  }
  const valueOf = (slot) => {
    const value = score(words, all, names, total, slot, shares[slot]), id = all.ids[slot], kind = head.kinds[all.kinds[slot] % RETIRED];
    return value * ownWeight(own, id, kind) * weightOf(kind);
  };
  /* A hit only ever falls when like ones stand above it: of many, the best few hundred are enough. */
  const values = Float64Array.from(chosen, valueOf);
  const least = chosen.length > MOST_RANKED ? values.slice().sort()[chosen.length - MOST_RANKED] : 0;
  const hits = chosen.filter((_, at) => values[at] >= least).map((slot) => {
    const value = valueOf(slot);
    return { id: all.ids[slot], value, likeness: `${all.kinds[slot]} ${titled}` };
  });
  return { best, kinds, count: chosen.length, hits: spread(hits) };
};
const stepsOf = async (role) => {
  if (!head.doing.includes(role)) return null;
  const text = await load(`r-${role}`);
  const { ids, count } = decode(text), steps = [...ids.subarray(0, count)];
  return new Set([...steps, ...steps.map((id) => id - id % STEP)]);
};
