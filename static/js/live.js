/** WHO HEARS OF IT? Says a message to screen readers through the page's live region, and shows it for a while. */

let timer = 0;

/**
 * @param {string} words
 * @param {{shown?: boolean}} [how] shown: false for what the eye sees anyway
 */
export function announce(words, { shown = true } = {}) {
  const region = document.getElementById("live");
  if (!region) return;
  region.textContent = words;
  region.className = shown ? "toast" : "hidden";
  clearTimeout(timer);
  // Long enough to read two short sentences; the region stays for screen readers, only its look goes.
  timer = setTimeout(() => { region.className = "hidden"; }, 6000);
}
