/**
 * WHAT WILL BE TYPED NEXT? Endings for the word or the phrase that is begun: from the terms, names and numbers of the segment, the English of its
 * proposals, and what this article says in English already. Pure, and asks nobody: it works without a line.
 */

import { beginsSentence } from "./insertion.js";
import { GAP } from "./score.js";

/** So many letters of a word are typed before anything is offered. */
const LETTERS = 2;
/** What saves less than that is not worth a look. */
const WORTH = 3;
/** Words of the article's English that are offered as one. */
const LONGEST_PHRASE = 4;

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** Words of a text with the phrases that begin at each: two to four words with nothing but a space between them. @param {string} text @returns {string[]} */
function pieces(text) {
  /** @type {string[]} */
  const found = [];
  const words = [...text.matchAll(WORD)];
  words.forEach((first, at) => {
    found.push(first[0]);
    for (let last = at + 1; last < words.length && last < at + LONGEST_PHRASE; last++) {
      const gap = text.slice((words[last - 1].index ?? 0) + words[last - 1][0].length, words[last].index);
      if (gap !== " ") break;
      found.push(text.slice(first.index, (words[last].index ?? 0) + words[last][0].length));
    }
  });
  return found;
}

/** How often an English text says what; what it says twice is worth offering whole. */
export class Said {
  /** By its first letters, since each key press asks for those that begin so. @type {Map<string, Map<string, number>>} */
  #counts = new Map();
  /** @type {Map<string, string>} by segment, what is counted of it */
  #texts = new Map();

  /** A segment says this now. @param {string} segment @param {string} text */
  learn(segment, text) {
    const before = this.#texts.get(segment) ?? "";
    if (before === text) return;
    for (const piece of pieces(before)) this.#count(piece, -1);
    for (const piece of pieces(text)) this.#count(piece, 1);
    this.#texts.set(segment, text);
  }

  /** @param {string} piece @param {number} by */
  #count(piece, by) {
    const first = piece.slice(0, LETTERS);
    const counts = this.#counts.get(first) ?? new Map();
    const count = (counts.get(piece) ?? 0) + by;
    if (count > 0) counts.set(piece, count);
    else counts.delete(piece);
    this.#counts.set(first, counts);
  }

  /** Words that were said, and phrases that were said twice. @param {string} start two letters at least @returns {Array<{text: string, weight: number}>} */
  beginning(start) {
    const found = [];
    for (const [text, count] of this.#counts.get(start.slice(0, LETTERS)) ?? []) {
      if (text.length > start.length && text.startsWith(start) && (count > 1 || !text.includes(" "))) found.push({ text, weight: count * (text.includes(" ") ? 1.5 : 1) });
    }
    return found;
  }
}

/**
 * @typedef {Partial<Pick<Wire.Proposals, "occurrences" | "names" | "placeables" | "proposals">>} Results
 * @param {Results} results what is known of the segment
 * @returns {Array<{text: string, weight: number}>} what its terms, names, numbers and proposals say
 */
function offers({ occurrences = [], names = [], placeables = [], proposals = [] }) {
  const terms = occurrences.flatMap(({ targets }) => targets.filter(({ status }) => status !== "forbidden" && status !== "deprecated")
    .map(({ text, status }) => ({ text, weight: status === "preferred" ? 1000 : 500 })));
  const persons = names.map(({ english }) => ({ text: english, weight: 800 }));
  const numbers = placeables.map(({ english }) => ({ text: english, weight: 700 }));
  const matches = proposals.flatMap(({ text, score, kind }) => kind === "assembled" ? []
    : text.split(GAP).flatMap(pieces).map((piece) => ({ text: piece, weight: 10 * score + 0.1 * piece.split(" ").length })));
  return [...terms, ...persons, ...numbers, ...matches].filter(({ text }) => text);
}

/**
 * @param {string} before what stands before the caret
 * @param {string} after what stands behind it
 * @param {Results} results what is known of the segment
 * @param {Said} said what the article says already
 * @returns {string} what to put in at the caret; "" for nothing
 */
export function ending(before, after, results, said) {
  if (/^[^\n]/u.test(after)) return "";
  const known = offers(results);
  const never = (results.occurrences ?? []).flatMap(({ targets }) => targets.filter(({ status }) => status === "forbidden").map(({ text }) => text.toLowerCase()));
  const words = [...before.matchAll(WORD)];
  const last = words.at(-1);
  if (!last || (last.index ?? 0) + last[0].length !== before.length || last[0].length < LETTERS) return "";
  let best = { text: "", weight: 0 };
  // "the High Cou" may go on a phrase that began two words before; the longest beginning is the surest.
  for (let at = Math.max(0, words.length - LONGEST_PHRASE); at < words.length; at++) {
    const start = before.slice(words[at].index);
    if (!/^[\p{L}\p{N}'’ -]+$/u.test(start)) continue;
    const capital = beginsSentence(before.slice(0, words[at].index));
    const sure = 1 + 4 * (words.length - 1 - at);
    /** @param {string} text @param {number} weight */
    const consider = (text, weight) => {
      const written = capital && !text.startsWith(start) ? text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) : text;
      if (written.startsWith(start) && written.length - start.length >= WORTH && weight * sure > best.weight
        && !never.some((each) => (before + written.slice(start.length)).toLowerCase().includes(each, before.length - each.length + 1))) {
        best = { text: written.slice(start.length), weight: weight * sure };
      }
    };
    for (const { text, weight } of known) consider(text, weight);
    for (const { text, weight } of said.beginning(start)) consider(text, weight);
  }
  return best.text;
}

/** The next word of what is offered, with what stands before it. @param {string} offered */
export function firstWord(offered) {
  return /^\s*[^\s]*/u.exec(offered)?.[0] ?? "";
}
