// The keyboard: J K move, X select, Enter open, E edit, N new, / find, Esc close, ? help; quiet while an input method composes.
const rows = () => [...document.querySelectorAll("[data-row]")].filter((row) => row.offsetParent !== null);
const current = () => document.querySelector("[data-row].cur, [data-row].on");
const typing = (event) => event.isComposing || event.keyCode === 229 || event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable], .ts-control");

export function move(step) {
  const all = rows();
  if (!all.length) return;
  const at = all.indexOf(current());
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))];
  choose(next);
}

export function choose(row) {
  document.querySelectorAll("[data-row].cur, [data-row].on").forEach((one) => one.classList.remove("cur", "on"));
  row.classList.add(row.matches(".c") ? "on" : "cur");
  row.scrollIntoView({ block: "nearest" });
  row.dispatchEvent(new CustomEvent("chosen", { bubbles: true }));
}

const open = (row) => {
  const link = row.dataset.href || row.getAttribute("href");
  if (row.dataset.panel) row.click();
  else if (link) location.href = link;
};

const acts = {
  j: () => move(1),
  k: () => move(-1),
  x: () => { const box = current()?.querySelector("input[type=checkbox]"); if (box) { box.checked = !box.checked; box.dispatchEvent(new Event("change", { bubbles: true })); } },
  Enter: () => { const row = current(); if (row) open(row); else return false; },
  e: () => { const row = current(); if (row?.dataset.href) location.href = row.dataset.href + "edit/"; else return false; },
  "/": () => document.querySelector("[data-find]")?.focus(),
  "?": () => document.getElementById("keys")?.showModal(),
};

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s") {
    const save = document.querySelector("[data-save]");
    if (save) { event.preventDefault(); save.click(); }
    return;
  }
  if (event.key === "Escape") {
    document.querySelectorAll("details[open].drop, details[open].person").forEach((one) => (one.open = false));
    document.dispatchEvent(new CustomEvent("escaped"));
    if (typing(event)) event.target.blur();
    return;
  }
  if (typing(event) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
  const scope = document.querySelector(".panel:not(.idle)") || document;
  const button = scope.querySelector(`[data-key="${CSS.escape(event.key)}"]`) || document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (button) { event.preventDefault(); button.click(); return; }
  const act = acts[event.key];
  if (act && act() !== false) event.preventDefault();
});

// A selection stays while one turns the pages of a list.
for (const form of document.querySelectorAll("form.list")) {
  const key = "selected:" + location.pathname;
  const kept = new Set(JSON.parse(sessionStorage.getItem(key) || "[]"));
  const boxes = [...form.querySelectorAll("td.pick input")];
  const show = () => {
    sessionStorage.setItem(key, JSON.stringify([...kept]));
    const count = form.querySelector("[data-selected]");
    if (count) { count.textContent = kept.size; form.querySelector("[data-selection]").hidden = !kept.size; }
  };
  for (const box of boxes) {
    box.checked = kept.has(box.value);
    box.addEventListener("change", () => { box.checked ? kept.add(box.value) : kept.delete(box.value); show(); });
  }
  form.addEventListener("submit", () => {
    const here = new Set(boxes.map((box) => box.value));
    for (const value of kept) if (!here.has(value)) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "id", value }));
    sessionStorage.removeItem(key);
  });
  show();
}
