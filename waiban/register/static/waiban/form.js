// Forms: records are chosen by typing, rows added and taken away, checks while writing, a draft kept until it is saved.
import { each, kept, unanswered } from "./page.js";

const add = (address, words) => address + (address.includes("?") ? "&" : "?") + "q=" + encodeURIComponent(words);

each("select[data-choose]", (select) => {
  if (select.closest("template") || select.tomselect || !window.TomSelect || !select.dataset.url) return;
  const load = async (words, done) => {
    try {
      const answer = await fetch(add(select.dataset.url, words), { headers: { Accept: "application/json" } });
      const found = answer.ok ? await answer.json() : [];
      done(found.results || found);
    } catch { done(); unanswered(); }
  };
  const box = new window.TomSelect(select, {
    valueField: "value", labelField: "text", searchField: [], maxOptions: 30, preload: "focus", allowEmptyOption: false, load, score: () => () => 1, render: { no_results: () => null, loading: () => null },
  });
  const said = select.getAttribute("aria-label");
  if (said) box.control_input.setAttribute("aria-label", said);
  if (select.multiple) box.control.addEventListener("click", (event) => { const item = event.target.closest(".item"); if (item) box.removeItem(item.dataset.value); });
  box.on("item_add", () => box.setTextboxValue(""));
  box.on("type", () => box.clearOptions((option) => box.items.includes(option.value)));
});

// Several of a short list are chosen by plain clicks, without a second key held down.
each("select[multiple]:not([data-choose])", (select) => {
  select.addEventListener("mousedown", (event) => {
    if (!event.target.matches("option")) return;
    event.preventDefault();
    event.target.selected = !event.target.selected;
    select.focus({ preventScroll: true });
    select.dispatchEvent(new Event("change", { bubbles: true }));
  });
});

each("[data-rows]", (set) => {
  const total = set.querySelector("input[name$=TOTAL_FORMS]"), body = set.querySelector("[data-lines]");
  set.querySelector("[data-add]")?.addEventListener("click", () => {
    body.insertAdjacentHTML("beforeend", set.querySelector("[data-empty]").innerHTML.replaceAll("__prefix__", total.value));
    total.value = Number(total.value) + 1;
    document.dispatchEvent(new CustomEvent("htmx:after:swap"));
    body.lastElementChild.querySelector("input:not([type=hidden]), select, textarea")?.focus();
  });
  set.addEventListener("change", (event) => {
    if (event.target.name?.endsWith("-DELETE")) event.target.closest("tr")?.classList.toggle("gone", event.target.checked);
  });
});

// A new record begins in its first field, a refused one in the first field to correct; no keyboard rises on a phone.
each("form[data-check]", (form) => {
  if (!matchMedia("(pointer: fine)").matches) return;
  const first = form.querySelector("[data-field].bad") || (form.dataset.draft?.endsWith("/new") ? form.querySelector("[data-field]") : null);
  first?.querySelector("input:not([type=hidden]), textarea, select:not(.tomselected)")?.focus();
});

// What stands against the form, beside the field it concerns. What is still empty and was not touched is not blamed for being empty.
const untouched = (field) => {
  const control = field?.querySelector("input, select, textarea");
  return control && !field.dataset.touched && !control.value && (control.required || field.matches("td"));
};
each("form[data-check]", (form) => {
  let waiting, asked = 0;
  const tell = (errors) => {
    for (const place of form.querySelectorAll("[data-error]")) {
      const field = place.closest("[data-field]");
      if (untouched(field)) continue;
      const sentence = [].concat(errors[place.dataset.error] || []).join(" ");
      place.textContent = sentence;
      place.hidden = !sentence;
      field?.classList.toggle("bad", Boolean(sentence));
    }
  };
  // What a rule only advises: its number, which opens it, and its sentence; nothing is stopped by it.
  const advise = (advice) => {
    for (const place of form.querySelectorAll("[data-advice]")) {
      const said = untouched(place.closest("[data-field]")) ? [] : advice[place.dataset.advice] || [];
      place.hidden = !said.length;
      place.replaceChildren(...said.map((one) => {
        const line = document.createElement("p"), rule = document.createElement(one.url ? "a" : "span");
        rule.className = "rule";
        rule.textContent = one.rule;
        if (one.url) Object.assign(rule, { href: one.url, target: "_blank" });
        line.append(rule, one.text);
        return line;
      }));
    }
  };
  const check = async () => {
    const mine = ++asked;
    try {
      const answer = await fetch(form.dataset.check, { method: "POST", body: new FormData(form), headers: { "X-Requested-With": "fetch" } });
      const told = answer.ok && (await answer.json());
      if (told && mine === asked) { tell(told.errors || told); advise(told.advice || {}); }
    } catch { return; }
  };
  form.addEventListener("change", (event) => {
    const field = event.target.closest("[data-field]");
    if (field) field.dataset.touched = "1";
    clearTimeout(waiting);
    waiting = setTimeout(check, 250);
  });
  form.addEventListener("submit", () => clearTimeout(waiting)); // saving says it all
});

// The draft: kept in this browser, offered again with a sentence, gone when it is saved or thrown away.
const NOT_KEPT = new Set(["csrfmiddlewaretoken", "version", "record"]);
const fields = (form) => [...form.elements].filter((one) => one.name && !NOT_KEPT.has(one.name) && !["hidden", "submit", "file", "password"].includes(one.type));
const value = (one) => (one.type === "checkbox" || one.type === "radio" ? one.checked : one.multiple ? [...one.selectedOptions].map((o) => o.value) : one.value);

function fill(one, was) {
  if (one.type === "checkbox" || one.type === "radio") one.checked = was;
  else if (one.tomselect) {
    if (was.text) one.tomselect.addOption({ value: was.value, text: was.text });
    one.tomselect.setValue(was.value ?? was);
  } else one.value = was;
}

each("form[data-draft]", (form) => {
  const key = "draft:" + form.dataset.draft, note = document.querySelector("[data-draft-note]");
  const words = (one) => (one.tomselect && !one.multiple ? { value: one.value, text: one.selectedOptions[0]?.textContent || "" } : value(one));
  const keep = () => kept.write(localStorage, key, {
    lines: [...form.querySelectorAll("input[name$=TOTAL_FORMS]")].map((one) => [one.name, one.value]),
    fields: fields(form).map((one) => [one.name, words(one), one.type === "radio" ? one.defaultValue : ""]),
  });
  const forget = () => { localStorage.removeItem(key); if (note) note.hidden = true; };
  const take = (draft) => {
    for (const [name, count] of draft.lines) {
      const set = form.elements[name]?.closest("[data-rows]");
      while (set && Number(form.elements[name].value) < Number(count)) set.querySelector("[data-add]").click();
    }
    const was = new Map(draft.fields.map(([name, one, radio]) => [name + radio, one]));
    for (const one of fields(form)) {
      const found = one.name + (one.type === "radio" ? one.value : "");
      if (was.has(found)) fill(one, was.get(found));
    }
    if (note) note.hidden = true;
  };
  const draft = kept.read(localStorage, key);
  if (draft?.fields && note) {
    note.hidden = false;
    note.querySelector("[data-draft-take]")?.addEventListener("click", () => take(draft));
    note.querySelector("[data-draft-drop]")?.addEventListener("click", forget);
  }
  let waiting;
  const later = () => { clearTimeout(waiting); waiting = setTimeout(keep, 400); };
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", () => { clearTimeout(waiting); localStorage.removeItem(key); });
});

// Changing many at once: writing into a field chooses its column.
each("form[data-pick]", (form) => {
  for (const kind of ["input", "change"]) form.addEventListener(kind, (event) => {
    const radio = event.target.closest(".pickone")?.querySelector("[type=radio]");
    if (radio && event.target !== radio) radio.checked = true;
  });
});

// A form that takes a while says so and cannot be sent twice.
each("form[data-busy]", (form) => {
  form.addEventListener("submit", (event) => { if (!event.defaultPrevented) setTimeout(() => form.setAttribute("aria-busy", "true")); });
});
addEventListener("pageshow", () => document.querySelectorAll("form[aria-busy]").forEach((form) => form.removeAttribute("aria-busy")));

// A field that narrows what is shown sends its form by itself.
document.addEventListener("change", (event) => { if (event.target.matches("[data-send]")) event.target.form?.requestSubmit(); });

// An address to pass on is chosen whole by one touch.
document.addEventListener("focusin", (event) => { if (event.target.matches("[data-copy]")) event.target.select(); });
