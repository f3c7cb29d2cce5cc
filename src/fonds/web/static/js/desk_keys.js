// One key each at the desk's queues: j and k go down and up, x selects, and the letter in an action's words does it;
// an action that needs words goes to the field for them first, where Enter does it. u goes to the log of decisions, where u undoes. Everything can be done without: the list's own actions do the same.
document.addEventListener("DOMContentLoaded", () => {
  "use strict";
  const form = document.getElementById("changelist-form");
  if (!form) return;
  const rows = [...form.querySelectorAll("#result_list tbody tr")];
  const boxes = rows.map((row) => row.querySelector("input.action-select"));
  const select = form.querySelector("select[name=action]");
  if (!select || !boxes.length) return;
  const deeds = new Map();
  for (const option of select.options) {
    const found = option.text.match(/\((\p{L})\)/u);
    if (found) deeds.set(found[1], option.value);
  }
  let now = -1;
  const go = (to) => {
    if (rows[now]) rows[now].classList.remove("desk-now");
    now = Math.min(Math.max(to, 0), rows.length - 1);
    rows[now].classList.add("desk-now");
    boxes[now].focus({ preventScroll: true });
    rows[now].scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.closest("textarea, select, input:not([type=checkbox]), [contenteditable]");
    if (typing) return;
    if (event.key === "j") go(now + 1);
    else if (event.key === "k") go(now - 1);
    else if (event.key === "x") {
      if (!rows[now]) go(0);
      boxes[now].click();
    }
    else if (deeds.has(event.key)) {
      if (!boxes.some((box) => box.checked)) {
        if (!rows[now]) {
          // nothing is chosen yet: the first key shows which one is meant, the second does it
          go(0);
          event.preventDefault();
          return;
        }
        boxes[now].click();
      }
      select.value = deeds.get(event.key);
      const several = boxes.filter((box) => box.checked).length > 1;
      const words = form.querySelector(`[data-words-of=${select.value}]`);
      if (words && !words.value.trim() && (several || !("several" in words.dataset))) words.focus();
      else form.requestSubmit(form.querySelector("button[name=index]"));
    } else if (event.key === "u") {
      const log = document.querySelector("a[href$='/catalogue/decision/']");
      location.href = log ? log.href : form.dataset.log || "/desk/catalogue/decision/";
    } else return;
    event.preventDefault();
  });
});
