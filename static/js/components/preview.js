/** HOW WILL IT BE READ? The whole article in English, in the drawer. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { clean } from "../bidi.js";
import { announce } from "../live.js";
import { isNumbered, missing, paragraphs, plain } from "../preview.js";
import { GAP } from "../score.js";
import { say } from "../say.js";
import { shown } from "./arabic.js";

/** @typedef {import("../preview.js").Paragraph} Paragraph */

/**
 * @param {Wire.Segment[]} segments @param {(segment: Wire.Segment) => string} textOf
 * @param {{close(): void, go(segment: string): void}} on
 */
export function preview(segments, textOf, on) {
  const all = paragraphs(segments, textOf);
  const gaps = missing(all);
  return html`<section class="drawer" aria-label=${say("preview")}>
    <div class="row head">
      <h2 id="preview-head" tabindex="-1">${say("preview")}</h2>
      <span class="small soft" role="status">${gaps ? say("preview.missing", { sentences: say("n.sentences", { n: gaps }) }) : say("preview.whole")}</span>
      <button class="small" @click=${() => copy(plain(all))}>${say("preview.copy")}</button>
      <button class="push" @click=${on.close}>${say("close")} <kbd>Esc</kbd></button>
    </div>
    <div class="body"><article class="finished" lang="en" dir="ltr">${blocks(all, on)}</article></div>
  </section>`;
}

/** Items that follow each other are one list. @param {Paragraph[]} all @param {{go(segment: string): void}} on */
function blocks(all, on) {
  const drawn = [];
  for (let at = 0; at < all.length; at++) {
    const { role } = all[at];
    if (role === "list") {
      const end = all.findIndex((each, place) => place > at && each.role !== "list");
      const items = all.slice(at, end < 0 ? all.length : end);
      drawn.push(html`<ul>${items.map((item) => html`<li class=${isNumbered(item.pieces[0].text) ? "numbered" : nothing}>${words(item, on)}</li>`)}</ul>`);
      at += items.length - 1;
    } else if (role === "title") drawn.push(html`<h3 class="title">${words(all[at], on)}</h3>`);
    else if (role === "heading") drawn.push(html`<h4>${words(all[at], on)}</h4>`);
    else drawn.push(html`<p class=${role}>${words(all[at], on)}</p>`);
  }
  return drawn;
}

/** What is missing is a gap, which leads to where it is filled. @param {Paragraph} paragraph @param {{go(segment: string): void}} on */
function words({ pieces }, on) {
  return pieces.map(({ segment, number, text }, at) => html`${at ? " " : nothing}${text ? shown(text, "en")
    : html`<button class="quiet gap" aria-label=${say("preview.gap", { segment: number })} @click=${() => on.go(segment)}>${GAP}</button>`}`);
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(clean(text));
    announce(say("preview.copied"));
  } catch {
    // On plain http a browser has no clipboard for pages: what is selected can be copied by hand, and is cleaned then.
    document.getSelection()?.selectAllChildren(/** @type {Element} */ (document.querySelector(".finished")));
    announce(say("preview.selected"));
  }
}
