// Searches a copy without a server: by the lists of words that lie beside its search page.
//
// Lists are scripts, which browsers load from files too; each calls fondsIndex(kind, number, value).
// See web/copying/word_index.py for what they hold.

const root = document.querySelector("[data-copied-search]");
const titles = JSON.parse(root.dataset.titles);
const names = JSON.parse(root.dataset.names);
const asked = new URLSearchParams(location.search);
const PER_PAGE = 10;
const WEIGHTS = 8;
const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));
const ALL_OF = new Set(["person", "body", "place"]);
const ENDINGS = { latin: ["s", "es", "'s", "ed", "d", "ing", "er", "ers", "ly"], most: 2 };

// ---- the index ----

const arrived = new Map();
const waiting = new Map();
globalThis.fondsIndex = (kind, number, value) => arrived.set(`${kind}-${number}`, value);

const load = (kind, number, file) => {
  const key = `${kind}-${number}`;
  if (!waiting.has(key)) {
    waiting.set(key, new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = file;
      script.onload = () => resolve(arrived.get(key));
      script.onerror = () => reject(new Error(file));
      document.head.append(script);
    }));
  }
  return waiting.get(key);
};

const numbers = (digits) => {
  const made = [];
  let number = 0;
  let shift = 0;
  for (const digit of digits) {
    const value = VALUES.get(digit);
    number += (value & 31) * 2 ** shift;
    shift += 5;
    if (value < 32) {
      made.push(number);
      number = 0;
      shift = 0;
    }
  }
  return made;
};

let begins = [];

// The files of lists in which words from `low` up to those that begin with `high` can be.
const chunksOf = (low, high) => {
  let first = 0;
  while (first + 1 < begins.length && begins[first + 1] <= low) first += 1;
  let last = first;
  while (last + 1 < begins.length && (begins[last + 1] <= high || begins[last + 1].startsWith(high))) last += 1;
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
};

// The lists of all words that begin with `beginning` and that `wanted` takes: [word, digits] each.
const lists = async (beginning, wanted) => {
  if (!begins.length) return [];
  const chunks = await Promise.all(chunksOf(beginning, beginning).map((n) => load("terms", n, `terms-${n}.js`)));
  return chunks.flatMap((chunk) => Object.entries(chunk).filter(([word]) => word.startsWith(beginning) && wanted(word)));
};

const recordsOf = (digits) => {
  let at = 0;
  return numbers(digits).map((step) => (at += step));
};

// ---- what is asked ----

const folded = (word) => word.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase();
const SYLLABIC = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const CYRILLIC = /^\p{Script=Cyrillic}+$/u;

// Syllables are listed one by one and in pairs, since these scripts part no words.
const pairs = (run) => {
  const signs = [...run];
  return signs.length < 2 ? signs : signs.slice(1).map((sign, at) => signs[at] + sign);
};

const terms = (query) => {
  const found = [];
  let not = false;
  for (const part of query.replace(/["“”„«»()]/g, " ").split(/\s+/)) {
    if (part === "NOT") {
      not = true;
      continue;
    }
    if (!part || part === "AND" || part === "OR") continue;
    const excluded = not || (part.startsWith("-") && part.length > 2);
    not = false;
    const bare = part.replace(/^\p{L}+:(?=.)/u, "");
    const words = bare.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
    words.forEach((word, at) => {
      const all = at === words.length - 1 && bare.endsWith("*");
      for (const each of SYLLABIC.test(word) ? pairs(folded(word)) : [folded(word)]) found.push({ word: each, all, excluded });
    });
  }
  return found.slice(0, 30);
};

const stemOf = ({ word, all }) => {
  if (all || word.length < 4 || SYLLABIC.test(word)) return word;
  if (CYRILLIC.test(word)) return word.length > 4 ? word.slice(0, -2) : word;
  return word.endsWith("s") && word.length > 4 ? word.slice(0, -1) : word;
};

const takes = ({ word, all }, stem) => (each) => {
  if (all || each === word) return all || each === word;
  if (word.length < 4 || SYLLABIC.test(word)) return false;
  if (CYRILLIC.test(word)) return each.length - stem.length <= 4;
  return each === stem || ENDINGS.latin.some((ending) => each === stem + ending);
};

// ---- finding ----

// Record → { score, words found, text } for one word: of its forms and texts the best.
const scoresOf = async (term, index) => {
  const stem = stemOf(term);
  const found = await lists(stem, takes(term, stem));
  const scores = new Map();
  const forms = [];
  let stands = 0;
  for (const [word, digits] of found) {
    if (word.startsWith("=")) continue;
    forms.push(word);
    let at = 0;
    for (const number of numbers(digits)) {
      const weight = number % WEIGHTS;
      at += (number - weight) / WEIGHTS;
      stands += 1;
      const record = index.recordOf(at);
      const score = (weight + 1.5) * (word === term.word || term.all ? 1 : 0.6);
      const kept = scores.get(record);
      if (!kept) scores.set(record, { score, texts: new Map([[at, score]]) });
      else {
        kept.score = Math.max(kept.score, score);
        kept.texts.set(at, Math.max(kept.texts.get(at) ?? 0, score));
      }
    }
  }
  return { scores, forms, rarity: Math.log(1 + index.texts / (1 + stands)) };
};

const facetsAsked = () => {
  const wanted = [];
  for (const name of Object.keys(titles)) {
    if (name === "years") continue;
    for (const value of asked.getAll(name)) {
      if (value) wanted.push({ name, value, key: `=${name}:${value.trim().replace(/\s+/g, " ")}` });
    }
  }
  return wanted;
};

const recordsWith = async (facet) => {
  const found = await lists(facet.key, (word) => word === facet.key);
  return new Set(found.flatMap(([, digits]) => recordsOf(digits)));
};

const years = () => {
  const given = /^\s*(\d{1,4})\s*(?:[-–]\s*(\d{1,4})\s*)?$/.exec(asked.get("years") ?? "");
  return given ? [Number(given[1]), Number(given[2] ?? given[1])] : null;
};

const recordsInYears = async ([first, last]) => {
  const bounds = numbers(await load("years", 0, "years.js"));
  const found = new Set();
  for (let record = 0; record * 2 < bounds.length; record += 1) {
    const from = bounds[record * 2] - 1;
    if (from >= 0 && from <= last && from + bounds[record * 2 + 1] >= first) found.add(record);
  }
  return found;
};

const narrowed = async () => {
  const dates = new Set(["undated", "uncertain"]);
  const facets = facetsAsked();
  const groups = new Map();
  for (const facet of facets) {
    const group = dates.has(facet.name) ? "years" : ALL_OF.has(facet.name) ? facet.key : facet.name;
    groups.set(group, [...(groups.get(group) ?? []), await recordsWith(facet)]);
  }
  const span = years();
  if (span) groups.set("years", [...(groups.get("years") ?? []), await recordsInYears(span)]);
  return [...groups.values()].map((sets) => (record) => sets.some((set) => set.has(record)));
};

const indexOf = async () => {
  const [held, from] = await Promise.all([load("records", 0, "records.js"), load("begins", 0, "terms.js")]);
  begins = from;
  const counts = numbers(held.texts);
  const first = new Int32Array(counts.length + 1);
  counts.forEach((count, record) => (first[record + 1] = first[record] + count));
  return {
    total: held.total,
    texts: first[counts.length],
    batches: held.first,
    firstText: (record) => first[record],
    recordOf: (text) => {
      let low = 0;
      let high = counts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (first[middle] <= text) low = middle;
        else high = middle - 1;
      }
      return low;
    },
  };
};

const find = async (index) => {
  const wanted = terms(asked.get("q") ?? "");
  const within = await narrowed();
  const taken = (record) => within.every((holds) => holds(record));
  const found = await Promise.all(wanted.map((term) => scoresOf(term, index)));
  const out = new Set(found.flatMap(({ scores }, at) => (wanted[at].excluded ? [...scores.keys()] : [])));
  const sought = found.filter((_, at) => !wanted[at].excluded);
  if (!sought.length) {
    const all = Array.from({ length: index.total }, (_, record) => record).filter((r) => taken(r) && !out.has(r));
    return { hits: all.map((record) => ({ record, text: index.firstText(record) })), forms: [] };
  }
  const hits = new Map();
  for (const { scores, rarity } of sought) {
    for (const [record, { score, texts }] of scores) {
      if (!taken(record) || out.has(record)) continue;
      const hit = hits.get(record) ?? { record, score: 0, count: 0, texts: new Map() };
      hit.score += score * rarity;
      hit.count += 1;
      for (const [text, value] of texts) hit.texts.set(text, (hit.texts.get(text) ?? 0) + value * rarity);
      hits.set(record, hit);
    }
  }
  const ordered = [...hits.values()].sort((a, b) => b.count - a.count || b.score - a.score || a.record - b.record);
  for (const hit of ordered) hit.text = [...hit.texts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0][0];
  return { hits: ordered, forms: sought.flatMap(({ forms }) => forms).slice(0, 60) };
};

// ---- showing ----

const part = (name, ...inside) => {
  const made = document.createElement(name);
  made.append(...inside.filter((each) => each !== ""));
  return made;
};

const link = (words, href) => {
  const made = part("a", words);
  made.href = href;
  return made;
};

const without = (name, value) => {
  const rest = new URLSearchParams([...asked].filter(([n, v]) => n !== "page" && !(n === name && v === value)));
  return `?${rest}`;
};

const chips = () => {
  const list = document.querySelector("[data-chips]");
  const given = [...facetsAsked()];
  if (years()) given.push({ name: "years", value: asked.get("years") });
  for (const { name, value } of given) {
    const said = name === "in" ? value.slice(value.indexOf(":") + 1) : value;
    const kind = name === "in" ? value.slice(0, value.indexOf(":")) : name;
    const words = names[kind]?.[said] ?? said;
    const hidden = ALL_OF.has(name) || name === "undated" || name === "uncertain" || kind === "ancestor" || kind === "record";
    const cross = part("span", "×");
    cross.className = "chip__cross";
    cross.setAttribute("aria-hidden", "true");
    const removing = part("span", root.dataset.remove);
    removing.className = "visually-hidden";
    const chip = link(part("span", hidden ? titles[name] : `${titles[name]}: ${words}`), without(name, value));
    chip.className = "chip";
    chip.append(" ", cross, removing);
    list.append(part("li", chip));
  }
  list.hidden = !given.length;
};

const shown = async (index, hit, forms) => {
  let batch = index.batches.length - 1;
  while (batch > 0 && index.batches[batch] > hit.record) batch -= 1;
  const records = await load("names", batch, `names-${batch}.js`);
  const [id, title, date, reference, ...texts] = records[hit.record - index.batches[batch]];
  const at = hit.text - index.firstText(hit.record);
  const [file, label] = [texts[at * 2], texts[at * 2 + 1]];
  const words = forms.length ? `?sought=${encodeURIComponent(forms.join(" "))}` : "";
  const heading = part("h3", link(title || reference || id, `../records/${id}/${file}${words}`));
  heading.className = "result__title";
  const facts = part("p", ...[date || root.dataset.undated, reference, forms.length ? label : ""].filter(Boolean).map((each) => part("span", each)));
  facts.className = "result__facts";
  const item = part("li", heading, facts);
  item.className = "result";
  return item;
};

const pager = (page, last) => {
  const bar = document.querySelector("[data-pager]");
  const to = (number, words, rel) => {
    const rest = new URLSearchParams([...asked].filter(([name]) => name !== "page"));
    if (number > 1) rest.set("page", number);
    const made = link(words, `?${rest}`);
    made.rel = rel;
    return part("li", made);
  };
  if (page > 1) bar.firstElementChild.append(to(page - 1, root.dataset.previous, "prev"));
  if (last > 1) bar.firstElementChild.append(part("li", `${page} / ${last}`));
  if (page < last) bar.firstElementChild.append(to(page + 1, root.dataset.next, "next"));
  bar.hidden = last < 2;
};

const show = async () => {
  const index = await indexOf();
  const { hits, forms } = await find(index);
  const last = Math.max(1, Math.ceil(hits.length / PER_PAGE));
  const page = Math.min(Math.max(1, Number.parseInt(asked.get("page") ?? "1", 10) || 1), last);
  const some = hits.slice((page - 1) * PER_PAGE, page * PER_PAGE);
  document.querySelector("[data-results]").append(...(await Promise.all(some.map((hit) => shown(index, hit, forms)))));
  const count = hits.length === 1 ? root.dataset.one : root.dataset.many.replace("{number}", hits.length);
  document.querySelector("[data-total]").textContent = hits.length ? count : root.dataset.nothing;
  pager(page, last);
};

document.querySelector("[data-without-scripts]").remove();
const box = root.querySelector("[data-search-box]");
box.value = asked.get("q") ?? "";
for (const [name, value] of asked) {
  if (name === "q" || name === "page" || !(name in titles)) continue;
  const kept = Object.assign(document.createElement("input"), { type: "hidden", name, value });
  root.querySelector("[data-kept]").append(kept);
}
chips();
if ([...asked].some(([, value]) => value)) {
  show().catch((error) => {
    document.querySelector("[data-total]").textContent = root.dataset.trouble.replace("{file}", error.message);
  });
}
