/** WHICH WAY DOES IT RUN? English sentences that speak of Arabic words: what of them is Arabic. */

/** Arabic words with what parts them; not the white space and marks at their ends, which belong to the sentence around. */
const ARABIC_RUN = /(\p{Script=Arabic}(?:[\p{Script=Arabic}\p{M}\u0640\s،]*[\p{Script=Arabic}\p{M}\u0640])?)/u;

/** @param {string} text @returns {Array<{arabic: boolean, text: string}>} the text cut at its Arabic runs */
export function arabicRuns(text) {
  return text.split(ARABIC_RUN).map((text, i) => ({ arabic: i % 2 === 1, text })).filter(({ text }) => text !== "");
}

/** The same for a tooltip, which takes no elements: an English sentence with its Arabic runs isolated (UAX #9). @param {string} text */
export function isolated(text) {
  const [LEFT_TO_RIGHT, RIGHT_TO_LEFT, END] = ["\u2066", "\u2067", "\u2069"];
  const runs = arabicRuns(text).map(({ arabic, text }) => (arabic ? RIGHT_TO_LEFT + text + END : text));
  return LEFT_TO_RIGHT + runs.join("") + END;
}
