// Reading a book in: words are cut where the cursor stands, what was written is sent by itself, the next promise is at hand.
import { choose, current } from "./keys.js";
import { each } from "./page.js";

const length = (text) => Array.from(text).length;
const rows = () => [...document.querySelectorAll("#reading > [data-row]")];

function place(words, node, offset) {
  const range = document.createRange();
  range.selectNodeContents(words);
  range.setEnd(node, offset);
  return length(range.toString());
}

function inside(words) {
  const chosen = getSelection();
  return chosen.rangeCount && words?.contains(chosen.anchorNode) && words.contains(chosen.focusNode) ? chosen : null;
}

// Without a cursor in the words one is put at the likeliest place; the arrow keys move it, Enter cuts, Esc leaves.
function ask(words, button) {
  const hint = button.closest("li")?.querySelector("[data-hint]");
  const leave = () => { words.removeAttribute("contenteditable"); if (hint) hint.hidden = true; getSelection().removeAllRanges(); };
  words.contentEditable = "true";
  if (hint) hint.hidden = false;
  words.focus({ preventScroll: true });
  put(words, likeliest(words.textContent));
  words.addEventListener("beforeinput", (event) => event.preventDefault());
  words.addEventListener("blur", () => setTimeout(leave), { once: true });
  words.addEventListener("keydown", function pressed(event) {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    words.removeEventListener("keydown", pressed);
    button.form.requestSubmit(button);
    words.blur();
  });
}

// The mark nearest to the middle at which one promise may end.
function likeliest(text) {
  const marks = [...text.matchAll(/[；。;]|[，、,]/g)].map((found) => found.index + 1);
  return marks.sort((a, b) => Math.abs(a - text.length / 2) - Math.abs(b - text.length / 2))[0] ?? Math.floor(text.length / 2);
}

function put(words, at) {
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (at <= node.length) return getSelection().collapse(node, at);
    at -= node.length;
  }
}

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!button?.dataset.cut) return;
  const words = document.getElementById(button.dataset.cut), chosen = inside(words);
  if (!chosen) {
    event.preventDefault();
    event.stopPropagation();
    return ask(words, button);
  }
  const ends = [place(words, chosen.anchorNode, chosen.anchorOffset), place(words, chosen.focusNode, chosen.focusOffset)];
  button.form.elements.at.value = Number(words.dataset.start || 0) + Math.max(...ends);
}, true);

// A key leads to its field; a list opens at once.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-focus]"), field = button && document.getElementById(button.dataset.focus);
  if (!field) return;
  if (field.tomselect) return field.tomselect.focus();
  field.focus();
  try { field.showPicker(); } catch { field.select?.(); }
});

// A number or a date is sent when its field is left.
document.addEventListener("focusout", (event) => {
  if (event.target.matches("[data-late]") && event.target.value !== event.target.defaultValue) event.target.form?.requestSubmit();
});
document.addEventListener("change", (event) => { if (event.target.matches(".reading select[data-send]")) event.target.blur(); });

// The promise that is worked on is the chosen one; when it leaves the list the one after it takes its place.
const take = (event) => {
  const row = event.target.closest?.("#reading > [data-row]");
  if (row && row !== current()) choose(row, true);
};
// Only when the mouse is let go: what the chosen row unfolds must not move a button away between press and release.
document.addEventListener("click", take);
document.addEventListener("focusin", (event) => { if (event.target.matches(":focus-visible")) take(event); });
each("#reading", () => {
  const first = document.getElementById(decodeURIComponent(location.hash.slice(1))) || rows()[0];
  if (first?.matches("[data-row]") && !current()) { choose(first, true); if (location.hash) first.scrollIntoView({ block: "center" }); }
});

let was = -1, id = "";
document.addEventListener("htmx:before:swap", () => { const row = current(); was = rows().indexOf(row); id = row?.id || ""; });
document.addEventListener("htmx:after:swap", () => {
  const all = rows();
  if (was >= 0 && all.length && !document.getElementById(id)) choose(all[Math.min(was, all.length - 1)], true);
  for (const select of document.querySelectorAll(".reading :is(.facts, .all-to) select")) select.value = select.querySelector("[selected]")?.value ?? "";
});
