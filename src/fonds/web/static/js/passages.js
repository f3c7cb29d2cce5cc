// From a selection to a range of code points in the stored text of a page, and nothing else.
//
// Every text node of a paragraph is stored text, save those inside [data-apparatus]; JavaScript counts UTF-16 units,
// the archive counts code points.

const codePoints = (text) => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

const textNodes = (paragraph) =>
  document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("[data-apparatus]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );

// Code points of the paragraph that lie before the range's boundary ("start" or "end"), clipped to the paragraph.
const before = (paragraph, range, boundary) => {
  let count = 0;
  const walker = textNodes(paragraph);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const [container, offset] =
      boundary === "start" ? [range.startContainer, range.startOffset] : [range.endContainer, range.endOffset];
    if (node === container) return count + codePoints(node.data.slice(0, offset));
    const beginning = document.createRange();
    beginning.setStart(node, 0);
    beginning.collapse(true);
    const side = range.compareBoundaryPoints(
      boundary === "start" ? Range.START_TO_START : Range.START_TO_END,
      beginning,
    );
    // START_TO_START compares the range's start, START_TO_END its end, with the beginning of this node
    if (side <= 0) return count;
    count += codePoints(node.data);
  }
  return count;
};

// The passage that a selection stands for, on the first page it touches; null where it holds no words of a document.
export const passageOf = (selection) => {
  if (!selection || selection.isCollapsed || !selection.rangeCount) return null;
  const range = selection.getRangeAt(0);
  const touched = [...document.querySelectorAll("[data-start]")].filter((each) => range.intersectsNode(each));
  if (!touched.length) return null;
  const sheet = touched[0].closest("[data-page]");
  const key = (each) => {
    const at = each.closest("[data-page]");
    return `${at.dataset.object} ${at.dataset.version} ${at.dataset.page}`;
  };
  const here = touched.filter((each) => key(each) === key(touched[0]));
  const last = here[here.length - 1];
  const start = Number(here[0].dataset.start) + before(here[0], range, "start");
  const end = Number(last.dataset.start) + before(last, range, "end");
  if (end <= start) return null;
  return { object: sheet.dataset.object, version: sheet.dataset.version, page: sheet.dataset.page, start, end };
};
