// The keyboard: J K move, X select, Enter open, E edit, N new, / find, Esc close, ? help; quiet while somebody writes.
import { again, writing } from "./page.js";

const ROW = "[data-row], [data-commitment]";
const rows = () => [...document.querySelectorAll(ROW)].filter((row) => row.getClientRects().length);
export const current = () => document.querySelector(":is([data-row], [data-commitment]):is(.cur, .on)");
let lastId = "";

export function move(step) {
  const all = rows();
  if (!all.length) return false;
  const at = all.indexOf(current());
  const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step));
  choose(all[next]);
}

export function clear() {
  for (const row of document.querySelectorAll(".cur, .c.on")) { row.classList.remove("cur", "on"); row.removeAttribute("aria-current"); }
}

export function choose(row, quietly = false) {
  clear();
  row.classList.add(row.matches(".c") ? "on" : "cur");
  row.setAttribute("aria-current", "true");
  lastId = row.id;
  if (quietly) return;
  row.scrollIntoView({ block: row.matches(".c") ? "center" : "nearest" });
  row.dispatchEvent(new CustomEvent("chosen", { bubbles: true }));
}

function open(row) {
  if (!row) return false;
  const link = row.dataset.href || row.getAttribute("href") || row.querySelector("a[href]")?.href;
  if (row.dataset.panel) row.click();
  else if (link) location.assign(link);
}

function edit(row) {
  const address = row?.dataset.edit || (row?.dataset.href && row.dataset.href + "edit/");
  if (!address) return false;
  location.assign(address);
}

function pick(row) {
  const box = row?.querySelector("input[type=checkbox]");
  if (!box) return false;
  box.click();
}

function find() {
  const field = document.querySelector("[data-find]");
  if (!field) return false;
  field.focus();
  field.select();
}

// The help names the keys of this very page once each: every visible button that has one.
function help() {
  const dialog = document.getElementById("keys"), list = dialog?.querySelector("[data-page-keys]");
  if (!dialog) return false;
  const met = new Set();
  list?.replaceChildren(...[...document.querySelectorAll("[data-key]")].filter((one) => one.getClientRects().length && !met.has(one.dataset.key) && met.add(one.dataset.key)).flatMap((one) => {
    const key = document.createElement("dt"), words = document.createElement("dd"), label = one.cloneNode(true);
    label.querySelectorAll("kbd").forEach((cap) => cap.remove());
    key.append(Object.assign(document.createElement("kbd"), { textContent: one.dataset.key.toUpperCase() }));
    words.textContent = one.title || label.textContent.trim();
    return [key, words];
  }));
  dialog.showModal();
}

const acts = {
  j: () => move(1), k: () => move(-1), x: () => pick(current()), Enter: () => open(current()), e: () => edit(current()), "/": find, "?": help,
};

// A key belongs to the chosen line first, then to the open panel, then to the page.
function button(key) {
  const wanted = `[data-key="${CSS.escape(key)}"]`;
  const scopes = [current(), document.querySelector(".panel:not(.idle)"), document];
  return scopes.map((scope) => scope?.querySelector(wanted)).find((one) => one && !one.disabled && one.getClientRects().length);
}

function escape(event) {
  for (const one of document.querySelectorAll("details[open]:is(.drop, .person, .all-menu)")) one.open = false;
  if (writing(event)) event.target.blur();
  else { document.dispatchEvent(new CustomEvent("escaped")); if (!document.querySelector(".c.on")) clear(); }
}

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.keyCode === 229) return;
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    const save = document.querySelector("[data-save]");
    if (save) { event.preventDefault(); save.click(); }
    return;
  }
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") return escape(event);
  if (writing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter" && event.target.closest("a, button, summary, label")) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const pressed = button(key);
  if (pressed) { event.preventDefault(); pressed.click(); return; }
  if (acts[key] && acts[key]() !== false) event.preventDefault();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-help]")) help();
  if (event.target.closest("[data-close]")) document.dispatchEvent(new CustomEvent("escaped"));
  for (const one of document.querySelectorAll("details[open]:is(.drop, .person, .all-menu)")) if (!one.contains(event.target)) one.open = false;
});

// What was chosen stays chosen when a part of the page is drawn again.
document.addEventListener("htmx:after:swap", () => {
  again();
  const same = lastId && !current() && document.getElementById(lastId);
  if (same) choose(same, true);
});
