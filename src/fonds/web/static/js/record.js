// Comforts on record pages: copying with one click, and citing what is selected. All works without them.

import { passageOf } from "./passages.js";

for (const each of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) break;
  const words = each.textContent.trim();
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy button--small no-print";
  button.textContent = document.documentElement.dataset.copy || "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(words);
    const before = button.textContent;
    button.textContent = "✓";
    button.setAttribute("aria-label", "Copied");
    setTimeout(() => {
      button.textContent = before;
      button.removeAttribute("aria-label");
    }, 1500);
  });
  each.after(button);
}

const record = document.querySelector("[data-record]");
const bar = document.querySelector("[data-passage-bar]");

if (record && bar) {
  const cite = bar.querySelector("[data-cite]");
  const link = bar.querySelector("[data-link]");
  const keep = bar.querySelector("[data-keep]");

  const show = () => {
    const passage = passageOf(document.getSelection());
    bar.hidden = !passage;
    if (!passage) return;
    const query = new URLSearchParams({
      object: passage.object,
      version: passage.version,
      page: passage.page,
      start: passage.start,
      end: passage.end,
    });
    const base = `/records/${record.dataset.record}`;
    cite.href = `${base}/cite?${query}`;
    link.href = `${base}?${query}#p${passage.page}-${passage.start}-${passage.end}`;
    keep.dataset.keep = `${base}?${query}`;
    keep.dataset.quotation = String(document.getSelection());
    document.dispatchEvent(new CustomEvent("reading-list"));
  };

  let waiting = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 150);
  });
}

// A passage named by the address is brought into view even where the address lost its fragment on the way.
if (!location.hash) document.querySelector("mark.passage")?.scrollIntoView({ block: "center" });
