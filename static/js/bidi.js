/** WHICH WAY DOES IT RUN? English sentences that speak of Arabic words: what of them is Arabic. */

import { english } from "./say.js";

/** Arabic words with what parts them; not the white space and marks at their ends, which belong to the sentence around. */
const ARABIC_RUN = /(\p{Script=Arabic}(?:[\p{Script=Arabic}\p{M}\u0640\s،]*[\p{Script=Arabic}\p{M}\u0640])?)/u;

const NUMBER = "\\p{Nd}(?:[\\p{Nd}.,:/\\u066A-\\u066C%]*[\\p{Nd}%\\u066A])?";
/** The same with a number that is quoted with them: before them, or behind them where the sentence pauses. */
const QUOTED_RUN = new RegExp(`((?:${NUMBER}\\s+)?${ARABIC_RUN.source.slice(1, -1)}(?:\\s+${NUMBER}(?=\\s*[(.,;:”"»]|$))?)`, "u");

/**
 * How the Arabic side of a unit is written down: a sentence of it without an Arabic letter, as a quotation in English, runs as English does.
 * @param {string} text @returns {{lang: "ar" | "en", dir: "rtl" | "ltr"}}
 */
export function arabicSide(text) {
  return /\p{Script=Arabic}/u.test(text) || !LETTER.test(text) ? { lang: "ar", dir: "rtl" } : { lang: "en", dir: "ltr" };
}

const LETTER = /\p{L}/u;

/** @param {string} text @param {boolean} [quoted] a sentence that quotes Arabic: with the numbers of it @returns {Array<{arabic: boolean, text: string}>} the text cut at its Arabic runs */
export function arabicRuns(text, quoted = false) {
  return text.split(quoted ? QUOTED_RUN : ARABIC_RUN).map((text, i) => ({ arabic: i % 2 === 1, text })).filter(({ text }) => text !== "");
}

/** The same for a tooltip, which takes no elements: an English sentence with its Arabic runs isolated (UAX #9). @param {string} text */
export function isolated(text) {
  if (!english) return text;
  const [LEFT_TO_RIGHT, RIGHT_TO_LEFT, END] = ["\u2066", "\u2067", "\u2069"];
  const runs = arabicRuns(text, true).map(({ arabic, text }) => (arabic ? RIGHT_TO_LEFT + text + END : text));
  return LEFT_TO_RIGHT + runs.join("") + END;
}

/** Characters that nobody sees, by the name that the switch shows. Those that turn the direction come first. @type {Record<string, string>} */
export const UNSEEN = {
  "\u200E": "LRM", "\u200F": "RLM", "\u061C": "ALM", "\u202A": "LRE", "\u202B": "RLE", "\u202C": "PDF", "\u202D": "LRO", "\u202E": "RLO",
  "\u2066": "LRI", "\u2067": "RLI", "\u2068": "FSI", "\u2069": "PDI", "\uFEFF": "BOM",
  "\u200B": "ZWSP", "\u200C": "ZWNJ", "\u200D": "ZWJ", "\u2060": "WJ", "\u00AD": "SHY", "\u00A0": "NBSP", "\u202F": "NNBSP",
};

const UNSEEN_ONE = new RegExp(`([${Object.keys(UNSEEN).join("")}])`, "u");
const TURNING = /[\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** The text as it is to be pasted elsewhere: without the characters that only turn the direction here. @param {string} text */
export function clean(text) {
  return text.replace(TURNING, "");
}

/** What stands in a text unseen, each name once with its number. @param {string} text @returns {Array<[string, number]>} */
export function unseen(text) {
  const found = new Map();
  for (const char of text) if (char in UNSEEN) found.set(UNSEEN[char], (found.get(UNSEEN[char]) ?? 0) + 1);
  return [...found];
}

/**
 * What of an Arabic text runs from left to right: addresses, words of other alphabets with what joins them, and numbers.
 * A number takes only marks that belong to it in Arabic, too (1.5, 12:30, 3/10/2023): a range is read from the right.
 */
const FOREIGN_RUN = /((?:https?:\/\/|www\.)[^\s\u0600-\u06FF]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[#@]?[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}][\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}\d]*(?:[ .&'’\/+_-]+[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\d]+)*|\p{Nd}+(?:[.,:\/\u066B\u066C]\p{Nd}+)*)/u;

/**
 * A text cut for showing.
 *
 * @param {string} text
 * @param {"ar"|"en"} lang of the text
 * @returns {Array<{kind: "text"|"other"|"unseen", text: string, name?: string}>} other: what runs the other way and is kept
 *   apart; unseen: one character that nobody sees, with its name. Joined, the pieces are the text
 */
export function pieces(text, lang) {
  /** @param {{other: boolean, text: string}} run */
  const cut = ({ other, text }) => text.split(UNSEEN_ONE).filter((each) => each !== "").map((each) => (each in UNSEEN
    ? /** @type {const} */ ({ kind: "unseen", text: each, name: UNSEEN[each] })
    : /** @type {const} */ ({ kind: other ? "other" : "text", text: each })));
  const runs = lang === "ar" ? text.split(FOREIGN_RUN).map((each, i) => ({ other: i % 2 === 1, text: each }))
    : arabicRuns(text).map(({ arabic, text: each }) => ({ other: arabic, text: each }));
  return runs.flatMap(cut);
}
