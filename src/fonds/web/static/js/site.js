// Small comforts; everything works without them.

const box = document.querySelector("[data-search-box]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !box) return;
  const where = event.target;
  if (where instanceof HTMLElement && (where.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(where.tagName))) return;
  event.preventDefault();
  box.focus();
  box.select();
});

// A choice in a form marked so is acted on at once; without scripts its button does it.
for (const form of document.querySelectorAll("form[data-submit-on-change]")) {
  for (const button of form.querySelectorAll("[data-submit-button]")) button.hidden = true;
  form.addEventListener("change", (event) => {
    if (event.target instanceof HTMLSelectElement || event.target.type === "checkbox") form.requestSubmit();
  });
}
