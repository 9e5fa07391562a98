/** WHICH ARABIC DOES AN OFFER RENDER? Its words are lit up without touching the page, so nothing is laid out anew. */

const NAME = "rendered";

/**
 * Lights up parts of a text; none takes the light away. Where the browser cannot, nothing is lit.
 * @param {Element | null | undefined} element @param {Array<{start: number, end: number}>} spans in UTF-16 units of its text
 */
export function lightUp(element, spans) {
  if (!globalThis.Highlight || !CSS.highlights) return;
  const ranges = element ? spans.flatMap(({ start, end }) => range(element, start, end)) : [];
  if (ranges.length) CSS.highlights.set(NAME, new Highlight(...ranges));
  else CSS.highlights.delete(NAME);
}

/** @param {Element} element @param {number} start @param {number} end @returns {Range[]} one, or none where the text is shorter */
function range(element, start, end) {
  const found = document.createRange();
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let before = 0, begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (!begun && start < before + length) {
      found.setStart(node, start - before);
      begun = true;
    }
    if (begun && end <= before + length) {
      found.setEnd(node, end - before);
      return [found];
    }
    before += length;
  }
  return [];
}
