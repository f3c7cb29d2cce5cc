// The reading list's page: shows what the browser keeps, lets it be ordered, noted, saved and taken away.

import { FORMAT, entryOf, isKept, load, save } from "./reading_list_store.js";

const root = document.querySelector("[data-reading-list]");
const list = root.querySelector("[data-entries]");
const blank = root.querySelector("[data-entry]");
const status = root.querySelector("[data-status]");
const undo = root.querySelector("[data-undo]");
const most = Number(root.dataset.most);
let items = load();
let troubles = new Map();
let own = false; // this page's own change: it is shown already
let before = null;

const say = (words, values = {}) => {
  status.textContent = words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
};

const keep = () => {
  own = true;
  save(items);
  own = false;
  if (!isKept()) say(root.dataset.unkept);
};

const shown = (item, place) => {
  const entry = blank.content.firstElementChild.cloneNode(true);
  const part = (name) => entry.querySelector(`[data-${name}]`);
  const link = part("link");
  link.textContent = item.title || item.path;
  link.href = item.path;
  part("facts").textContent = [item.date, item.reference].filter(Boolean).join(" · ");
  const quotation = part("quotation");
  quotation.hidden = !item.quotation;
  quotation.textContent = item.quotation;
  if (item.language) quotation.lang = item.language;
  const trouble = troubles.get(item.path);
  part("trouble").hidden = !trouble;
  part("trouble").textContent = trouble ?? "";
  const note = part("note");
  note.value = item.note;
  note.addEventListener("input", () => {
    item.note = note.value;
    keep();
  });
  entry.querySelector("[role=group]").setAttribute("aria-label", item.title || item.path);
  part("up").disabled = place === 0;
  part("down").disabled = place === items.length - 1;
  part("up").addEventListener("click", () => move(place, -1));
  part("down").addEventListener("click", () => move(place, 1));
  part("remove").addEventListener("click", () => remove(place));
  return entry;
};

const render = () => {
  list.replaceChildren(...items.map(shown));
  root.querySelector("[data-none]").hidden = items.length > 0;
  for (const each of root.querySelectorAll("[data-when-some]")) each.hidden = !items.length;
};

const move = (place, by) => {
  const [item] = items.splice(place, 1);
  items.splice(place + by, 0, item);
  keep();
  render();
  const moved = list.children[place + by];
  const wanted = moved.querySelector(by < 0 ? "[data-up]" : "[data-down]");
  (wanted.disabled ? moved.querySelector(by < 0 ? "[data-down]" : "[data-up]") : wanted).focus();
  undo.hidden = true;
  if (isKept()) say(root.dataset.moved, { place: place + by + 1, total: items.length });
};

const remove = (place) => {
  before = [...items];
  const [item] = items.splice(place, 1);
  keep();
  render();
  undo.hidden = false;
  undo.focus();
  if (isKept()) say(root.dataset.removed, { title: item.title || item.path });
};

undo.addEventListener("click", () => {
  if (!before) return;
  items = before;
  before = null;
  undo.hidden = true;
  say("");
  keep();
  render();
  list.querySelector("a")?.focus();
});

root.querySelector("[data-clear]").addEventListener("click", () => {
  if (!confirm(root.dataset.empty)) return;
  before = items;
  items = [];
  keep();
  render();
  undo.hidden = false;
  undo.focus();
});

root.querySelector("[data-save]").addEventListener("click", () => {
  const made = JSON.stringify({ format: FORMAT, version: 1, site: location.origin, items }, null, 2);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([made], { type: "application/json" }));
  link.download = "reading-list.fonds.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
});

root.querySelector("[data-load]").addEventListener("change", async (event) => {
  const [file] = event.target.files;
  if (!file) return;
  let given = null;
  try {
    if (file.size <= 20_000_000) given = JSON.parse(await file.text());
  } catch {
    given = null;
  }
  event.target.value = "";
  if (given?.format !== FORMAT || !Array.isArray(given.items)) return say(root.dataset.bad);
  const found = given.items.map(entryOf).filter(Boolean);
  const fresh = found.filter((each, n) => found.findIndex((other) => other.path === each.path) === n
    && !items.some((other) => other.path === each.path));
  if (items.length + fresh.length > most) return say(root.dataset.full, { most });
  items = [...items, ...fresh];
  keep();
  render();
  if (isKept()) say(root.dataset.taken, { count: fresh.length, same: given.items.length - fresh.length });
  return check();
});

root.querySelector("[data-export]").addEventListener("submit", (event) => {
  event.target.elements.list.value = JSON.stringify({ items: items.map(({ path, note }) => ({ path, note })) });
});

// What has since been withdrawn or closed is said; nothing else is asked of the archive.
const check = async () => {
  if (!items.length) return;
  try {
    const body = JSON.stringify({ items: items.map(({ path }) => ({ path })) });
    const answer = await fetch(root.dataset.check, { method: "POST", body, headers: { "Content-Type": "application/json" } });
    if (!answer.ok) return;
    const said = await answer.json();
    troubles = new Map(said.items.filter((each) => each.state !== "here").map((each) => [each.path, each.words]));
    for (const [place, entry] of [...list.children].entries()) {
      const words = troubles.get(items[place]?.path);
      entry.querySelector("[data-trouble]").hidden = !words;
      entry.querySelector("[data-trouble]").textContent = words ?? "";
    }
  } catch {
    // without a network the list is still there to be read
  }
};

document.addEventListener("reading-list", () => {
  if (own) return;
  items = load();
  render();
});

root.querySelector("[data-without-scripts]").remove();
root.querySelector("[data-app]").hidden = false;
render();
check();
