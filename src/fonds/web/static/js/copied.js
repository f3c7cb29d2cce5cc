// In a copy that needs no server: the words that an address names are marked by the browser.
//
// `?marked=3.10-24` are code points of page 3; `?sought=word+word` are words of a search, wherever they stand.

const asked = new URLSearchParams(location.search);
const MOST = 500;

const textNodes = (root) =>
  document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("[data-apparatus]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );

// The place in UTF-16 units of `data` after so many code points.
const unitsOf = (data, points) => [...data].slice(0, points).join("").length;

const marked = (node, start, end, name) => {
  const range = document.createRange();
  range.setStart(node, start);
  range.setEnd(node, end);
  const mark = document.createElement("mark");
  mark.className = name;
  range.surroundContents(mark);
  return mark;
};

const markPassage = (page, start, end) => {
  const sheet = document.querySelector(`[data-page="${page}"]`);
  const found = [];
  for (const paragraph of sheet?.querySelectorAll("[data-start]") ?? []) {
    let at = Number(paragraph.dataset.start);
    const nodes = [];
    for (const walker = textNodes(paragraph); walker.nextNode(); ) nodes.push(walker.currentNode);
    for (const node of nodes) {
      const length = [...node.data].length;
      const from = Math.max(start - at, 0);
      const to = Math.min(end - at, length);
      if (from < to) found.push(marked(node, unitsOf(node.data, from), unitsOf(node.data, to), "passage"));
      at += length;
    }
  }
  return found[0];
};

const folded = (word) => word.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

const markWords = (words) => {
  let first;
  let count = 0;
  for (const part of document.querySelectorAll(".document, .abstract")) {
    const nodes = [];
    for (const walker = textNodes(part); walker.nextNode(); ) nodes.push(walker.currentNode);
    for (const node of nodes) {
      const places = [...node.data.matchAll(/[\p{L}\p{N}]+/gu)].filter(([word]) => words.has(folded(word)));
      for (const place of places.reverse()) {
        if (count >= MOST) return first;
        const mark = marked(node, place.index, place.index + place[0].length, "sought");
        count += 1;
        if (!first || mark.compareDocumentPosition(first) & Node.DOCUMENT_POSITION_FOLLOWING) first = mark;
      }
    }
  }
  return first;
};

const passage = /^(\d{1,8})\.(\d{1,8})-(\d{1,8})$/.exec(asked.get("marked") ?? "");
const sought = new Set((asked.get("sought") ?? "").slice(0, 2000).split(" ").filter(Boolean));
const first = passage ? markPassage(passage[1], Number(passage[2]), Number(passage[3])) : sought.size ? markWords(sought) : null;
first?.scrollIntoView({ block: "center" });
