/** WHERE IS THE SEGMENT CUT? The words of the Arabic with a place to click between each two. */

import { html } from "../../vendor/lit-html/lit-html.js";
import { arabicSide } from "../bidi.js";
import { parts, say } from "../say.js";

/**
 * @param {string} text
 * @param {{places: number[], soft?: number[], at: number}} split places: UTF-16 offsets of word starts; soft: which of them are offered;
 *   at: the chosen one
 * @param {{splitAt(index: number): void, command(name: string): void}} on
 */
export function splitter(text, { places, soft = [], at }, on) {
  const { lang, dir } = arabicSide(text);
  const pieces = [0, ...places].map((start, i) => text.slice(start, places[i] ?? text.length));
  return html`<div class="source splitting" tabindex="-1" role="group" aria-label=${say("split.choose")}>
    <p class="arabic" lang=${lang} dir=${dir}>${pieces.map((piece, i) => html`${i === 0 ? "" : html`<button
      class=${i - 1 === at ? "cut here" : soft.includes(i - 1) ? "cut offered" : "cut"} tabindex="-1" aria-label=${say("split.before", { word: piece.trim() })}
      @click=${() => on.splitAt(i - 1)}></button>`}<span>${piece}</span>`)}</p>
    <p class="tools">
      <button class="main-action small" @click=${() => on.command("split-now")}>${say("split.here")} <kbd>↵</kbd></button>
      <button class="small" @click=${() => on.command("split-leave")}>${say("leave")} <kbd>Esc</kbd></button>
      <span class="small soft">${parts("split.move", { keys: html`<bdi dir="ltr"><kbd>←</kbd> <kbd>→</kbd></bdi>` })}${soft.length
        ? html`${say("semicolon")}${parts("split.next", { key: html`<kbd>Tab</kbd>` })}` : ""}</span>
    </p>
  </div>`;
}
