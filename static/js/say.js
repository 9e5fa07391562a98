/**
 * HOW IS IT SAID HERE? The words of the page's language, a text by its name, as the server put them at the end of the page. What is
 * counted has a text for each plural form of the language.
 */

/** @typedef {Record<string, string | Record<string, string>>} Words */

/** What could turn the direction of an Arabic sentence. */
const LATIN = /\p{Script=Latin}/u;

/** @param {Words} words */
export function speaker(words) {
  const locale = String(words.locale ?? "en");
  const plurals = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  /** @param {any} value */
  const put = (value) => (typeof value === "number" ? numbers.format(value)
    : words.dir === "rtl" && typeof value === "string" && LATIN.test(value) ? `\u2068${value}\u2069` : value);

  /**
   * A text in pieces, for a template: what stands for `{value}` may be a template too.
   * @param {string} name @param {Record<string, any>} [values] `n` chooses the plural @returns {any[]} an unknown name says itself
   */
  function parts(name, values = {}) {
    const known = words[name] ?? name;
    const text = typeof known === "string" ? known : known[plurals.select(values.n)] ?? known.other;
    return text.split(/\{(\w+)\}/u).map((piece, at) => (at % 2 ? put(values[piece]) : piece));
  }

  return {
    locale,
    /** The server's own sentences are English: in another language the pages say it themselves, as far as they can. */
    english: words.lang !== "ar",
    parts,
    /** @param {string} name @param {Record<string, string | number>} [values] @returns {string} */
    say: (name, values) => parts(name, values).join(""),
    /** @param {number} n @returns {string} */
    number: (n) => numbers.format(n),
  };
}

export const { locale, english, parts, say, number } = speaker(JSON.parse(document.getElementById("strings")?.textContent ?? "{}"));
