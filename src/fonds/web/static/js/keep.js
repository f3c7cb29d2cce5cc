// "Add to reading list", wherever it stands. The buttons are hidden without scripts, for the list needs them.

import { entryOf, has, load, save } from "./reading_list_store.js";

const MOST = 500;

// A citation's address names the same place as the record's.
const pathOf = (button) => button.dataset.keep.replace("/cite?", "?").replace(/#.*$/, "").replace(/\/cite$/, "");

const show = (button) => {
  const kept = has(pathOf(button));
  button.setAttribute("aria-pressed", String(kept));
  button.querySelector("[data-keep-off]").hidden = kept;
  button.querySelector("[data-keep-on]").hidden = !kept;
};

const toggle = (button) => {
  const path = pathOf(button);
  const items = load();
  const rest = items.filter((each) => each.path !== path);
  if (rest.length < items.length) save(rest);
  else if (items.length < MOST) save([...items, entryOf({ ...button.dataset, path, note: "" })].filter(Boolean));
  show(button);
};

export const showAll = () => {
  for (const button of document.querySelectorAll("[data-keep]")) show(button);
  const count = load().length;
  for (const each of document.querySelectorAll("[data-list-count]")) each.textContent = count ? ` (${count})` : "";
};

for (const button of document.querySelectorAll("[data-keep]")) {
  button.hidden = false;
  button.addEventListener("click", () => toggle(button));
}
document.addEventListener("reading-list", showAll);
addEventListener("pageshow", showAll);
showAll();
