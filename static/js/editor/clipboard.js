/**
 * WHAT IS ON THE CLIPBOARD? The words of one side, and nothing else: no marks of terms, no states, no buttons between the
 * rows, no characters that only turned the direction here.
 */

import { clean } from "../bidi.js";

/** Where texts stand that people copy. */
const TEXTS = ".arabic, .target > p[lang=en], .results [lang], .drawer [lang], .editor-head h1";

/** What of a text is inside the selection. @param {Range} range @param {Element} text */
function part(range, text) {
  const inside = document.createRange();
  inside.selectNodeContents(text);
  if (inside.comparePoint(range.startContainer, range.startOffset) === 0) inside.setStart(range.startContainer, range.startOffset);
  if (inside.comparePoint(range.endContainer, range.endOffset) === 0) inside.setEnd(range.endContainer, range.endOffset);
  return inside.toString();
}

/**
 * @param {Selection | null} selection
 * @returns {string | null} the words; null where nothing of ours is selected
 */
export function selectedWords(selection) {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  /** @param {Node | null} node */
  const at = (node) => (node instanceof Element ? node : node?.parentElement)?.closest(TEXTS) ?? null;
  const own = at(range.commonAncestorContainer);
  if (own) return clean(part(range, own));
  // Over several rows: the side on which the person began.
  const rows = /** @type {Element[]} */ ([...document.querySelectorAll(".segments .arabic, .segments .target > p[lang=en]")]);
  const first = at(selection.anchorNode) ?? rows.find((row) => range.intersectsNode(row));
  if (!first || !rows.includes(first)) return null;
  const side = first.matches(".arabic") ? ".arabic" : ".target > p[lang=en]";
  const texts = rows.filter((row) => row.matches(side) && range.intersectsNode(row)).map((row) => part(range, row).trim());
  return clean(texts.filter((text) => text !== "" && text !== "–").join("\n"));
}

/** @param {ClipboardEvent} event of copying or cutting */
export function copyClean(event) {
  const field = event.target;
  if (field instanceof HTMLTextAreaElement) {
    const words = field.value.slice(field.selectionStart, field.selectionEnd);
    if (clean(words) === words || !event.clipboardData) return;
    event.preventDefault();
    event.clipboardData.setData("text/plain", clean(words));
    if (event.type === "cut") document.execCommand("delete");
    return;
  }
  const words = field instanceof HTMLInputElement ? null : selectedWords(document.getSelection());
  if (words === null || !event.clipboardData) return;
  event.preventDefault();
  event.clipboardData.setData("text/plain", words);
}
