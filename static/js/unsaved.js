/** WOULD SOMETHING BE LOST? Asks before a page is left, or shown in another language, on which something was typed that is nowhere else. */

/** @param {() => boolean} has whether there is such a thing now */
export function askBeforeLeaving(has) {
  addEventListener("beforeunload", (event) => { if (has()) event.preventDefault(); });
}
