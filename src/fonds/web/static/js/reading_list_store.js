// The reader's list in this browser's storage: entries { path, title, date, reference, quotation, language, note }.

const KEY = "fonds.reading-list";
export const FORMAT = "fonds-reading-list";

const words = (value, most) => (typeof value === "string" ? value.slice(0, most) : "");

// An entry with its known members only; null where it leads to no record of this site.
export const entryOf = (given) => {
  if (!given || typeof given !== "object" || !/^\/records\/[a-z0-9]+([?/]|$)/.test(given.path ?? "")) return null;
  return {
    path: words(given.path, 2000),
    title: words(given.title, 1000),
    date: words(given.date, 200),
    reference: words(given.reference, 500),
    quotation: words(given.quotation, 2000),
    language: /^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/.test(given.language ?? "") ? given.language : "",
    note: words(given.note, 20000),
  };
};

let unkept = null; // the list where the browser keeps nothing

export const isKept = () => unkept === null;

export const load = () => {
  if (unkept) return unkept;
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return (Array.isArray(kept?.items) ? kept.items : []).map(entryOf).filter(Boolean);
  } catch {
    return [];
  }
};

export const save = (items) => {
  try {
    localStorage.setItem(KEY, JSON.stringify({ format: FORMAT, version: 1, items }));
    unkept = null;
  } catch {
    unkept = items; // no storage, or none left: the page says so
  }
  document.dispatchEvent(new CustomEvent("reading-list"));
};

export const has = (path) => load().some((each) => each.path === path);

// The list was changed in another window.
addEventListener("storage", (event) => {
  if (event.key === KEY || event.key === null) document.dispatchEvent(new CustomEvent("reading-list"));
});
