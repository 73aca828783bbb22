// Forms: records are chosen by typing, rows added and taken away, checks while writing, a draft kept until it is saved.
const wrap = (select) => {
  if (select.tomselect || !window.TomSelect) return;
  new window.TomSelect(select, {
    valueField: "value", labelField: "text", searchField: [], maxOptions: 30, preload: "focus", allowEmptyOption: true,
    load: (words, done) => fetch(select.dataset.url + (select.dataset.url.includes("?") ? "&" : "?") + "q=" + encodeURIComponent(words), { headers: { Accept: "application/json" } })
      .then((answer) => (answer.ok ? answer.json() : [])).then((found) => done(found.results || found)).catch(() => done()),
    score: () => () => 1,
  });
};
const ready = (root) => root.querySelectorAll("select[data-choose]").forEach(wrap);
document.addEventListener("DOMContentLoaded", () => ready(document));
document.addEventListener("htmx:after:swap", () => ready(document));
if (document.readyState !== "loading") ready(document);

for (const set of document.querySelectorAll("[data-rows]")) {
  const total = set.querySelector("input[name$=TOTAL_FORMS]");
  set.querySelector("[data-add]")?.addEventListener("click", () => {
    const html = set.querySelector("[data-empty]").innerHTML.replaceAll("__prefix__", total.value);
    const body = set.querySelector("[data-lines]");
    body.insertAdjacentHTML("beforeend", html);
    total.value = Number(total.value) + 1;
    const line = body.lastElementChild;
    ready(line);
    line.querySelector("input, select")?.focus();
  });
  set.addEventListener("change", (event) => {
    if (event.target.name?.endsWith("-DELETE")) event.target.closest("tr")?.classList.toggle("gone", event.target.checked);
  });
}

for (const form of document.querySelectorAll("form[data-check]")) {
  let waiting;
  const check = async () => {
    const answer = await fetch(form.dataset.check, { method: "POST", body: new FormData(form), headers: { "X-Requested-With": "fetch" } }).catch(() => null);
    if (!answer?.ok) return;
    const told = await answer.json();
    const errors = told.errors || told;
    for (const place of form.querySelectorAll("[data-error]")) {
      const field = place.closest("[data-field]");
      if (field && !field.dataset.touched) continue;
      const sentence = [].concat(errors[place.dataset.error] || []).join(" ");
      place.textContent = sentence;
      place.hidden = !sentence;
      field?.classList.toggle("bad", Boolean(sentence));
    }
  };
  form.addEventListener("change", (event) => {
    const field = event.target.closest("[data-field]");
    if (field) field.dataset.touched = "1";
    clearTimeout(waiting);
    waiting = setTimeout(check, 250);
  });
}

for (const form of document.querySelectorAll("form[data-draft]")) {
  const key = "draft:" + form.dataset.draft;
  const fields = () => [...form.elements].filter((one) => one.name && !["csrfmiddlewaretoken", "version", "record"].includes(one.name) && one.type !== "hidden" && one.type !== "submit");
  const keep = () => localStorage.setItem(key, JSON.stringify(Object.fromEntries(fields().map((one) => [one.name, one.type === "checkbox" ? one.checked : one.value]))));
  const saved = localStorage.getItem(key);
  const note = document.querySelector("[data-draft-note]");
  if (saved && note) {
    note.hidden = false;
    note.querySelector("[data-draft-take]")?.addEventListener("click", () => {
      const kept = JSON.parse(saved);
      for (const one of fields()) {
        if (!(one.name in kept)) continue;
        if (one.type === "checkbox") one.checked = kept[one.name];
        else if (one.tomselect) one.tomselect.setValue(kept[one.name]);
        else one.value = kept[one.name];
      }
      note.hidden = true;
    });
    note.querySelector("[data-draft-drop]")?.addEventListener("click", () => { localStorage.removeItem(key); note.hidden = true; });
  }
  let waiting;
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(keep, 400); });
  form.addEventListener("submit", () => { clearTimeout(waiting); localStorage.removeItem(key); });
}

// A file is dropped, its progress is shown, and the sending can be stopped.
for (const zone of document.querySelectorAll(".dropzone")) {
  const input = zone.querySelector("input[type=file]"), form = zone.closest("form");
  const name = zone.querySelector("[data-name]"), bar = zone.querySelector("progress"), stop = zone.querySelector("[data-stop]");
  const stopEvent = (event) => { event.preventDefault(); zone.classList.toggle("over", event.type === "dragover"); };
  zone.addEventListener("dragover", stopEvent);
  zone.addEventListener("dragleave", stopEvent);
  zone.addEventListener("drop", (event) => { stopEvent(event); input.files = event.dataTransfer.files; input.dispatchEvent(new Event("change", { bubbles: true })); });
  input.addEventListener("change", () => { if (name) name.textContent = [...input.files].map((file) => file.name).join(", "); });
  form.addEventListener("submit", (event) => {
    if (!bar || !input.files.length || !form.matches("[data-progress]")) return;
    event.preventDefault();
    const request = new XMLHttpRequest();
    request.upload.onprogress = (sent) => { bar.hidden = false; bar.max = sent.total; bar.value = sent.loaded; };
    request.onload = () => { if (request.responseURL && request.status < 400) history.replaceState(null, "", request.responseURL); document.open(); document.write(request.responseText); document.close(); };
    request.onabort = request.onerror = () => { bar.hidden = true; stop.hidden = true; };
    stop.hidden = false;
    stop.onclick = () => request.abort();
    request.open("POST", form.action || location.href);
    request.send(new FormData(form));
  });
}
