// Reading a book in: where the cursor stands in the words is where they are cut; what is selected is what is marked.
const length = (text) => Array.from(text).length;

function place(words, node, offset) {
  const range = document.createRange();
  range.selectNodeContents(words);
  range.setEnd(node, offset);
  return length(range.toString());
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-cut]");
  if (!form) return;
  const words = document.getElementById(form.dataset.cut), chosen = getSelection();
  const inside = chosen.rangeCount && words?.contains(chosen.anchorNode) && words.contains(chosen.focusNode);
  if (!inside) {
    event.preventDefault();
    event.stopPropagation();
    const hint = form.querySelector("[data-hint]");
    if (hint) hint.hidden = false;
    return;
  }
  const begin = Number(words.dataset.start || 0);
  const ends = [place(words, chosen.anchorNode, chosen.anchorOffset), place(words, chosen.focusNode, chosen.focusOffset)].sort((a, b) => a - b);
  if (form.elements.at) form.elements.at.value = begin + ends[1];
  if (form.elements.start) form.elements.start.value = begin + ends[0];
  if (form.elements.end) form.elements.end.value = begin + ends[1];
}, true);
