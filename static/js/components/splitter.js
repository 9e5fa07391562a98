/** WHERE IS THE SEGMENT CUT? The words of the Arabic with a place to click between each two. */

import { html } from "../../vendor/lit-html/lit-html.js";

/**
 * @param {string} text
 * @param {{places: number[], soft?: number[], at: number}} split places: UTF-16 offsets of word starts; soft: which of them are offered;
 *   at: the chosen one
 * @param {{splitAt(index: number): void, command(name: string): void}} on
 */
export function splitter(text, { places, soft = [], at }, on) {
  const pieces = [0, ...places].map((start, i) => text.slice(start, places[i] ?? text.length));
  return html`<div class="source splitting" tabindex="-1" role="group" aria-label="Choose where to split">
    <p class="arabic" lang="ar" dir="rtl">${pieces.map((piece, i) => html`${i === 0 ? "" : html`<button
      class=${i - 1 === at ? "cut here" : soft.includes(i - 1) ? "cut offered" : "cut"} tabindex="-1" aria-label=${`Split before ${piece.trim()}`}
      @click=${() => on.splitAt(i - 1)}></button>`}<span>${piece}</span>`)}</p>
    <p class="tools">
      <button class="main-action small" @click=${() => on.command("split-now")}>Split here <kbd>↵</kbd></button>
      <button class="small" @click=${() => on.command("split-leave")}>Leave <kbd>Esc</kbd></button>
      <span class="small soft"><kbd>←</kbd> <kbd>→</kbd> move the mark, or click between two words${soft.length
        ? html`; <kbd>Tab</kbd> goes to the next clause` : ""}</span>
    </p>
  </div>`;
}
