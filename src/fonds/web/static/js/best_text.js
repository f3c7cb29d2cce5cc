// Words selected in the best text go into the form that tells which release each is from.
const field = document.querySelector("#quote-words");

function quotable(node) {
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest("[data-quotable]") ?? null;
}

function wordsOf(range) {
  const copy = range.cloneContents();
  for (const mark of copy.querySelectorAll("sup, .visually-hidden, .best__length")) {
    mark.remove();
  }
  return copy.textContent.replace(/\s+/g, " ").trim();
}

document.addEventListener("selectionchange", () => {
  const selection = document.getSelection();
  if (!field || !selection || selection.isCollapsed || !selection.rangeCount) {
    return;
  }
  const range = selection.getRangeAt(0);
  if (!quotable(range.startContainer) || !quotable(range.endContainer)) {
    return;
  }
  field.value = wordsOf(range).slice(0, Number(field.maxLength));
});
