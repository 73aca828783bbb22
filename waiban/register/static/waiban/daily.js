// What was begun in this browser and not saved: told on my work, with the way back to each form.
import { each, kept } from "./page.js";

each("[data-drafts]", (card) => {
  const list = card.querySelector("ul"), line = card.querySelector("template");
  for (let n = 0; n < localStorage.length; n++) {
    const key = localStorage.key(n), where = key.startsWith("draft:") && key.slice(6).match(/^([a-z]+\/[a-z]+)\/(new|[0-9a-z]{13})$/);
    const draft = where && kept.read(localStorage, key);
    if (!draft?.fields) continue;
    const words = draft.fields.map(([, one]) => (typeof one === "string" ? one : one?.text)).find((one) => one && /\p{L}/u.test(one));
    const row = line.content.cloneNode(true), link = row.querySelector("a");
    link.href = `/r/${where[1]}/${where[2] === "new" ? "new/" : where[2] + "/edit/"}`;
    link.textContent = words || where[1];
    row.querySelector("li").dataset.href = link.href;
    list.append(row);
  }
  card.hidden = !list.children.length;
});
