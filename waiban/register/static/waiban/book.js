// The book: a chosen promise opens its panel beside the paper; its address can be shared.
import { choose } from "./keys.js";

const panel = document.getElementById("panel");
let asked = 0;

async function show(link, remember = true) {
  const mine = ++asked;
  document.querySelectorAll("[data-note].on, .para.open").forEach((one) => one.classList.remove("on", "open"));
  document.querySelector(`[data-note="${link.id}"]`)?.classList.add("on");
  link.closest(".para")?.classList.add("open");
  if (remember) history.replaceState(null, "", "#" + link.id);
  const answer = await fetch(link.dataset.panel, { headers: { "HX-Request": "true" } }).catch(() => null);
  if (!answer || mine !== asked) return;
  if (answer.redirected && answer.url.includes("sign-in")) { location.reload(); return; }
  panel.innerHTML = await answer.text();
  panel.classList.remove("idle");
  panel.scrollTop = 0;
  window.htmx?.process(panel);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-panel]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const here = link.matches(".c") ? link : document.getElementById(link.dataset.for) || link;
  if (here.matches("[data-row]")) choose(here);
  show(here);
});
document.addEventListener("chosen", (event) => { if (event.target.matches("a.c[data-panel]") && !panel.classList.contains("idle")) show(event.target); });
document.addEventListener("escaped", () => {
  panel.classList.add("idle");
  document.querySelectorAll(".c.on, [data-note].on").forEach((one) => one.classList.remove("on"));
  history.replaceState(null, "", location.pathname + location.search);
});
const first = location.hash && document.getElementById(location.hash.slice(1));
if (first?.matches("a.c[data-panel]")) { choose(first); show(first, false); }
