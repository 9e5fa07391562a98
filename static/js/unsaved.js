/** WOULD SOMETHING BE LOST? Asks before a page is left, or shown in another language, on which something was typed that is nowhere else. */

/** @param {() => boolean} has whether there is such a thing now @returns {() => void} no longer asks */
export function askBeforeLeaving(has) {
  /** @param {Event} event */
  const ask = (event) => { if (has()) event.preventDefault(); };
  addEventListener("beforeunload", ask);
  return () => removeEventListener("beforeunload", ask);
}
