/**
 * HOW DOES A TERM GO INTO A SENTENCE? Its capital, its article and the spaces around it, as they fit the place. Pure.
 *
 * An article is never added: whether "ceasefire" wants one is the sentence's affair. It is never doubled either, and an
 * "a" before the place becomes the "an" that the term asks for.
 */

const ARTICLE = /(^|[\s("“‘–-])(the|an?)\s*$/iu;
/** Only its ends count, so that "Dr. " or "5.7" begin no sentence anew: what stands before the stop is a word of three letters or more, or a closing mark. */
const SENTENCE_END = /(?:[\p{L}\p{N}]{3,}|[)\]"”’…%])[.!?…]["”’)\]]*\s+$|[!?]["”’)\]]*\s+$|\n\s*$/u;

/** Whether the term is said with a vowel at its start. @param {string} text */
function takesAn(text) {
  const word = /^[\p{L}\p{N}]+/u.exec(text)?.[0] ?? "";
  if (/^(?:8|11$|18$)/u.test(word)) return true;
  if (/^\p{Lu}{2,}/u.test(word)) return /^[AEFHILMNORSX]/u.test(word);
  if (/^(?:hour|hono|heir|honest)/iu.test(word)) return true;
  return /^[aeiou]/iu.test(word) && !/^(?:uni(?!n|m)|use|usu|ut[ei]|eu|one\b|once)/iu.test(word);
}

/** @param {string} before all that stands before the place */
export function beginsSentence(before) {
  const bare = before.replace(/["“‘(\[]+$/u, "");
  return bare.trim() === "" || SENTENCE_END.test(bare);
}

/**
 * @param {string} value what stands in the field
 * @param {number} start of the selection, in UTF-16 units
 * @param {number} end
 * @param {string} term
 * @returns {{start: number, end: number, text: string}} what to replace, and by what
 */
export function insertion(value, start, end, term) {
  let before = value.slice(0, start);
  const after = value.slice(end);
  let text = term;
  const article = ARTICLE.exec(before);
  if (article) {
    text = text.replace(/^(?:the|an?)\s+/iu, "");
    const written = article[2];
    if (/^an?$/iu.test(written)) {
      before = `${before.slice(0, article.index + article[1].length)}${written[0]}${takesAn(text) ? "n" : ""} `;
    }
  } else if (beginsSentence(before)) {
    text = text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  }
  const lead = before === "" || /[\s(\["“‘/–-]$/u.test(before) ? "" : " ";
  const trail = /^[\p{L}\p{N}]/u.test(after) ? " " : "";
  // What stands before the place and stays as it is, is left alone.
  let same = 0;
  while (same < start && before[same] === value[same]) same++;
  return { start: same, end, text: before.slice(same) + lead + text + trail };
}
