// What every script needs: begin with each element once, whether it stands on the page now or comes later.
const looks = [];

export function each(selector, begin) {
  const met = new WeakSet();
  const look = () => {
    for (const found of document.querySelectorAll(selector)) {
      if (met.has(found)) continue;
      met.add(found);
      begin(found);
    }
  };
  looks.push(look);
  look();
}

export const again = () => looks.forEach((look) => look());
document.addEventListener("htmx:after:swap", again);

// No answer came, or none that can be shown: said in words that came with the page, until something works again.
const unansweredNote = () => document.getElementById("unanswered");
export function unanswered() { if (unansweredNote()) unansweredNote().hidden = false; }
document.addEventListener("htmx:error", unanswered);
document.addEventListener("htmx:response:error", (event) => { if (event.detail.ctx.response.status >= 500) unanswered(); });
for (const gone of ["htmx:after:swap", "escaped"]) document.addEventListener(gone, () => { if (unansweredNote()) unansweredNote().hidden = true; });

// Put another page in the place of this one without losing the scripts: used after a file was sent.
export async function replace(html, address) {
  const next = new DOMParser().parseFromString(html, "text/html");
  const main = next.getElementById("main");
  if (!main) return unanswered();
  document.getElementById("main").replaceWith(main);
  document.title = next.title;
  if (address && address !== location.href) history.pushState(null, "", address);
  for (const script of next.querySelectorAll("head script[type=module]")) await import(script.src);
  window.htmx?.process(main);
  again();
  scrollTo(0, 0);
}
addEventListener("popstate", () => { if (!location.hash) location.reload(); });

// A person is writing: in a field, or a Chinese input method is composing.
export const writing = (event) =>
  event.isComposing || event.keyCode === 229 ||
  Boolean(event.target.closest?.("input:not([type=checkbox], [type=radio], [type=file]), textarea, select, [contenteditable], .ts-control"));

export const kept = {
  read(store, key) { try { return JSON.parse(store.getItem(key)); } catch { return null; } },
  write(store, key, value) { try { store.setItem(key, JSON.stringify(value)); } catch { return false; } return true; },
};
