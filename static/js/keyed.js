/** WHICH LINE IS WHICH? An element for each thing of a list: a thing keeps its element, and so the focus in it, wherever it stands now. */

import { render } from "../vendor/lit-html/lit-html.js";

/**
 * Draws the things into elements of a parent, in order, behind what else it has.
 * @template Thing
 * @param {Element} parent @param {Thing[]} things
 * @param {{key(thing: Thing): string, tag: string, draw(thing: Thing): import("../vendor/lit-html/lit-html.js").Value}} how
 */
export function drawKeyed(parent, things, { key, tag, draw }) {
  /** @param {Element} element */
  const keyOf = (element) => /** @type {HTMLElement} */ (element).dataset.key;
  const known = new Map([...parent.children].filter(keyOf).map((element) => [keyOf(element), element]));
  const wanted = things.map((thing) => {
    const name = key(thing);
    const element = /** @type {HTMLElement} */ (known.get(name) ?? document.createElement(tag));
    element.dataset.key = name;
    known.delete(name);
    render(draw(thing), element);
    return element;
  });
  for (const gone of known.values()) gone.remove();
  // Only what is new or has changed its place moves: to move an element would take the focus from it.
  let next = [...parent.children].find(keyOf) ?? null;
  for (const element of wanted) {
    if (element === next) next = next.nextElementSibling;
    else place(parent, element, next);
  }
}

/** Where the browser can, without a loss of the focus. @param {any} parent @param {Element} element @param {Element | null} before */
function place(parent, element, before) {
  if (element.isConnected && parent.moveBefore) parent.moveBefore(element, before);
  else parent.insertBefore(element, before);
}
