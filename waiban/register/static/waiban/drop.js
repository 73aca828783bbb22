// A file is dropped or chosen, its name and the progress of sending are shown, and sending can be stopped.
import { each, replace, unanswered } from "./page.js";

each("[data-drop], .dropzone", (zone) => {
  const input = zone.querySelector("input[type=file]"), form = zone.closest("form");
  if (!input || !form) return;
  const part = (selector, made) => zone.querySelector(selector) || zone.appendChild(Object.assign(document.createElement(made), { hidden: true, className: "name" }));
  const name = part(".name", "p"), bar = part("progress", "progress"), stop = zone.querySelector("[data-stop]");
  let request = null;

  const over = (event) => { event.preventDefault(); zone.classList.toggle("over", event.type === "dragover"); };
  for (const kind of ["dragover", "dragleave"]) zone.addEventListener(kind, over);
  zone.addEventListener("drop", (event) => {
    over(event);
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  input.addEventListener("change", () => { name.textContent = [...input.files].map((file) => file.name).join("、"); name.hidden = !input.files.length; });

  const rest = () => { zone.classList.remove("sending"); bar.hidden = true; if (stop) stop.hidden = true; request = null; };
  stop?.addEventListener("click", () => request?.abort());
  form.addEventListener("submit", (event) => {
    if (!input.files.length || request) { if (request) event.preventDefault(); return; }
    event.preventDefault();
    request = new XMLHttpRequest();
    request.upload.onprogress = (sent) => { bar.max = sent.total; bar.value = sent.loaded; };
    request.upload.onload = () => bar.removeAttribute("value");
    request.onload = () => { const { responseText, responseURL } = request; rest(); replace(responseText, responseURL); };
    request.onabort = rest;
    request.onerror = () => { rest(); unanswered(); };
    zone.classList.add("sending");
    bar.hidden = false;
    if (stop) stop.hidden = false;
    request.open("POST", form.getAttribute("action") || location.href);
    request.send(new FormData(form, event.submitter));
  });
});
