// Lists: a selection stays while one turns the pages, and the bar below says how many are selected.
import { each, kept } from "./page.js";

each("form.list", (form) => {
  const key = "selected:" + location.pathname;
  const chosen = new Set(kept.read(sessionStorage, key) || []);
  const boxes = [...form.querySelectorAll("td.pick input[type=checkbox]")];
  const told = form.querySelector("[data-selection]"), count = form.querySelector("[data-selected]");
  let last = null, all = null;

  const show = () => {
    kept.write(sessionStorage, key, [...chosen]);
    if (count) count.textContent = chosen.size;
    if (told) told.hidden = !chosen.size;
    for (const one of form.querySelectorAll("[data-needs-selection]")) one.disabled = !chosen.size;
    if (all) { all.checked = boxes.length > 0 && boxes.every((box) => box.checked); all.indeterminate = !all.checked && boxes.some((box) => box.checked); }
  };
  const set = (box, on) => { box.checked = on; chosen[on ? "add" : "delete"](box.value); };
  const drop = () => { chosen.clear(); boxes.forEach((box) => (box.checked = false)); show(); };

  const head = form.querySelector("th.pick");
  if (head && boxes.length) {
    all = Object.assign(document.createElement("input"), { type: "checkbox" });
    all.setAttribute("aria-label", head.textContent.trim());
    all.addEventListener("change", () => { boxes.forEach((box) => set(box, all.checked)); show(); });
    head.append(all);
  }
  boxes.forEach((box, at) => {
    box.checked = chosen.has(box.value);
    box.addEventListener("click", (event) => {
      if (event.shiftKey && last !== null) boxes.slice(Math.min(at, last), Math.max(at, last) + 1).forEach((one) => set(one, box.checked));
      else set(box, box.checked);
      last = at;
      show();
    });
  });
  form.querySelector("[data-unselect]")?.addEventListener("click", drop);
  form.addEventListener("submit", () => {
    const here = new Set(boxes.map((box) => box.value));
    for (const value of chosen) if (!here.has(value)) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "id", value }));
    sessionStorage.removeItem(key);
  });
  show();
});

// A click anywhere on a line chooses it; a double click opens it.
document.addEventListener("dblclick", (event) => {
  const row = event.target.closest("tr[data-row][data-href]");
  if (row && !event.target.closest("a, button, input, label") && !String(getSelection())) location.assign(row.dataset.href);
});

// An address holds what was asked and nothing that was left empty, so that it can be read and sent on.
document.addEventListener("formdata", (event) => {
  if (event.target.method !== "get") return;
  for (const name of new Set(event.formData.keys())) if (event.formData.getAll(name).every((value) => value === "")) event.formData.delete(name);
});
