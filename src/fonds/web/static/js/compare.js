// Differences one key apart: n and p, or the two buttons. Without this script the list of passages leads to each.

const bar = document.querySelector("[data-compare-keys]");
const places = [...document.querySelectorAll("[data-compare] [id][data-difference]:not(.diff--noise)")];

if (bar && (places.length || bar.querySelector("[data-way]"))) {
  const status = bar.querySelector("[data-compare-status]");
  let at = -1;

  const show = (number, { move = true } = {}) => {
    places[at]?.removeAttribute("aria-current");
    at = number;
    const place = places[at];
    place.setAttribute("aria-current", "true");
    status.textContent = `${at + 1} / ${places.length}`;
    if (!move) return;
    if (!place.matches("a")) place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: "center" });
  };

  const step = (by) => {
    const next = at < 0 && by < 0 ? places.length - 1 : at + by;
    if (next >= 0 && next < places.length) return show(next);
    // beyond this view's last (or first) difference lies the next view that has one
    const link = bar.querySelector(`[data-way="${by}"]`);
    if (link) location.assign(`${link.href}#${by > 0 ? "first" : "last"}`);
  };

  bar.hidden = false;
  status.textContent = `0 / ${places.length}`;
  for (const button of bar.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => step(Number(button.dataset.step)));
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select")) return;
    if (event.key === "n") step(1);
    else if (event.key === "p") step(-1);
  });

  const named = places.findIndex((place) => `#${place.id}` === location.hash);
  if (named >= 0) show(named);
  else if (location.hash === "#first") show(0);
  else if (location.hash === "#last") show(places.length - 1);
}
