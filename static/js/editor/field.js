/**
 * HOW DOES TEXT GET INTO THE FIELD? Insertions go through the browser's own editing command, so that Ctrl+Z takes
 * them back and nothing that stood there is lost.
 */

import { insertion } from "../insertion.js";
import { GAP } from "../score.js";

/** @param {HTMLTextAreaElement} field @param {string} text */
function type(field, text) {
  field.focus();
  // execCommand is deprecated, yet it is the only way that keeps the undo list of a textarea; the other path is for
  // the day when it goes.
  const done = text === "" ? document.execCommand("delete") : document.execCommand("insertText", false, text);
  if (!done) {
    field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }
}

/** Puts a text in the place of all that stands there, and selects its first gap. @param {HTMLTextAreaElement} field @param {string} text */
export function replaceAll(field, text) {
  field.focus();
  field.select();
  type(field, text);
  selectGap(field, 0);
}

/**
 * Selects the first gap at or after a place, round from the top: what is typed then stands in its stead.
 * @param {HTMLTextAreaElement} field @param {number} from @returns {boolean} false when there is none
 */
export function selectGap(field, from) {
  const later = field.value.indexOf(GAP, from);
  const gap = later >= 0 ? later : field.value.indexOf(GAP);
  if (gap >= 0) field.setSelectionRange(gap, gap + GAP.length);
  return gap >= 0;
}

/** Puts a term or a number at the caret, with spaces where words would run together. @param {HTMLTextAreaElement} field @param {string} text */
export function insertAtCaret(field, text) {
  const { value, selectionStart, selectionEnd } = field;
  const before = value.slice(0, selectionStart);
  const after = value.slice(selectionEnd);
  const lead = before === "" || /[\s(["“‘/–-]$/u.test(before) ? "" : " ";
  const trail = /^[\p{L}\p{N}]/u.test(after) ? " " : "";
  type(field, lead + text + trail);
}

/** Puts a term or a name into the sentence, as it fits there. @param {HTMLTextAreaElement} field @param {string} term */
export function insertTerm(field, term) {
  const { start, end, text } = insertion(field.value, field.selectionStart, field.selectionEnd, term);
  field.focus();
  field.setSelectionRange(start, end);
  type(field, text);
}

/** Puts a text in as if it had been typed. @param {HTMLTextAreaElement} field @param {string} text */
export function typeIn(field, text) {
  type(field, text);
}

const GROWS = CSS.supports("field-sizing", "content");

/** As tall as its text, so that nothing of a segment is scrolled away; most browsers see to it themselves. @param {HTMLTextAreaElement} field */
export function fit(field) {
  if (GROWS) return;
  field.style.blockSize = "auto";
  field.style.blockSize = `${field.scrollHeight + 2}px`;
}
