// The book: a chosen promise opens its panel beside the paper; words and margin answer each other; an address shares one sentence.
import { choose, clear } from "./keys.js";
import { again, each, unanswered } from "./page.js";

const panel = document.getElementById("panel");
let asked = 0, waiting;

const note = (words) => document.querySelector(`[data-note="${CSS.escape(words.id)}"]`);
function unlit() {
  for (const one of document.querySelectorAll(".note.on, .para.open")) one.classList.remove("on", "open");
}
function lit(words) {
  unlit();
  note(words)?.classList.add("on");
  words.closest(".para")?.classList.add("open");
}

async function show(words, remember = true) {
  const mine = ++asked;
  lit(words);
  if (remember && words.id) history.replaceState(null, "", "#" + words.id);
  let answer;
  try { answer = await fetch(words.dataset.panel, { headers: { "HX-Request": "true" } }); } catch { return unanswered(); }
  if (mine !== asked) return;
  if (!answer.ok || answer.redirected) return location.assign(words.href);
  panel.innerHTML = await answer.text();
  panel.hidden = false;
  panel.scrollTop = 0;
  window.htmx?.process(panel);
  again();
}

function close() {
  asked += 1;
  panel.hidden = true;
  panel.innerHTML = "";
  clear();
  unlit();
  const address = new URL(location.href);
  for (const name of ["c", "more", "find"]) address.searchParams.delete(name);
  history.replaceState(null, "", address.pathname + address.search);
}

function pressed(event) {
  const link = event.target.closest("[data-panel]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    const words = document.getElementById(link.dataset.for) || link;
    choose(words, true);
    if (link !== words) words.scrollIntoView({ block: "center", behavior: "smooth" });
    return show(words);
  }
  if (event.target.closest("a[data-close]")) event.preventDefault();
  const fold = event.target.closest(".fold");
  if (fold) fold.setAttribute("aria-expanded", fold.closest(".para").classList.toggle("open"));
}

// Pointing at words shows their note, and the other way round.
function near(event) {
  const one = event.target.closest?.(".c, [data-note]");
  for (const lightened of document.querySelectorAll(".near")) lightened.classList.remove("near");
  if (!one) return;
  const other = one.matches(".c") ? note(one) : document.getElementById(one.dataset.note);
  other?.classList.add("near");
}

async function share(event) {
  const link = event.target.closest("[data-share]");
  if (!link) return;
  event.preventDefault();
  try { await navigator.clipboard.writeText(new URL(link.getAttribute("href") || location.href, location.href).href); } catch { return location.assign(link.href); }
  if (link.dataset.share) link.textContent = link.dataset.share;
}

// What asks for a reason is ready to be written in as soon as it opens.
each(".not, .say, .pin", (details) => details.addEventListener("toggle", () => {
  if (details.open) details.querySelector("textarea, input:not([type=hidden], [type=date])")?.focus();
}));

if (panel) {
  document.addEventListener("click", pressed);
  document.addEventListener("click", share);
  document.addEventListener("mouseover", near);
  document.addEventListener("chosen", (event) => {
    if (!event.target.dataset.panel || panel.hidden) return;
    lit(event.target);
    clearTimeout(waiting);
    waiting = setTimeout(() => show(event.target), 90);
  });
  document.addEventListener("escaped", () => { if (!panel.hidden) close(); });
  const begin = () => {
    const first = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!first?.dataset?.panel) return;
    choose(first, true);
    first.scrollIntoView({ block: "center" });
    if (panel.hidden) show(first, false); else lit(first);
  };
  addEventListener("hashchange", begin);
  begin();
}
