/**
 * WHAT WAS TYPED THAT HAS NO PLACE ANY MORE? Texts that the journal holds of segments that somebody joined, split or changed meanwhile. They stand above
 * the segments, and stay to be seen there, until they are used or thrown away.
 */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { say } from "../say.js";

/** @typedef {{key: string, text: string, done: string}} Kept done: what became of it, in words; "" while it waits */

export class KeptTexts {
  #root; #journal; #on;
  /** @type {Kept[]} */
  #texts;

  /**
   * @param {HTMLElement} root
   * @param {import("../journal.js").Journal} journal
   * @param {Array<[string, string]>} texts by the key under which the journal holds them
   * @param {{place(): number | undefined, insert(text: string): boolean, changed(): void}} on place: the number of the segment in work, if there is one; insert: whether the text could be put there
   */
  constructor(root, journal, texts, on) {
    this.#root = root;
    this.#journal = journal;
    this.#texts = texts.map(([key, text]) => ({ key, text, done: "" }));
    this.#on = on;
  }

  /** How many wait for the person. */
  get waiting() {
    return this.#texts.filter(({ done }) => !done).length;
  }

  /** Shows the box, with the focus in it. */
  focus() {
    /** @type {HTMLElement | null} */ (this.#root.querySelector(".kept-texts"))?.focus();
    this.#root.scrollIntoView({ block: "nearest" });
  }

  /** Draws the box: its buttons name the segment in work. */
  draw() {
    const place = this.#on.place();
    render(this.#texts.length ? html`<div class="note kept-texts" role="region" tabindex="-1" aria-label=${say("orphans")}>
      ${this.waiting ? html`<p>${say("orphans.why")}</p>` : nothing}
      ${this.#texts.map((kept) => (kept.done ? this.#gone(kept) : this.#waits(kept, place)))}</div>` : nothing, this.#root);
    this.#root.classList.toggle("waits", this.waiting > 0);
  }

  /** @param {Kept} kept @param {number | undefined} place */
  #waits(kept, place) {
    return html`<div class="kept-text"><blockquote lang="en" dir="ltr">${kept.text}</blockquote><p class="row">
      ${place ? html`<button @click=${() => this.#insert(kept, place)}>${say("orphans.insert", { segment: place })}</button>` : nothing}
      <button class="danger" @click=${(event) => this.#drop(kept, event)}>${say("orphans.drop")}</button></p></div>`;
  }

  /** @param {Kept} kept */
  #gone(kept) {
    return html`<p class="kept-text row"><span role="status">${kept.done}</span> <q class="soft" lang="en" dir="ltr">${kept.text.slice(0, 60)}${kept.text.length > 60 ? "…" : ""}</q>
      <button @click=${(event) => this.#bringBack(kept, event)}>${say("orphans.again")}</button></p>`;
  }

  /** Into the segment in work, which is saved as ever from then on. @param {Kept} kept @param {number} place */
  #insert(kept, place) {
    if (!this.#on.insert(kept.text)) return;
    this.#let(kept, say("orphans.inserted", { segment: place }));
  }

  /** @param {Kept} kept @param {Event} event */
  #drop(kept, event) {
    this.#let(kept, say("orphans.dropped"), event);
  }

  /** The journal lets go of it; this page has it until it is left. @param {Kept} kept @param {string} done @param {Event} [event] */
  #let(kept, done, event) {
    this.#journal.remove(kept.key);
    this.#turn(kept, done, event);
  }

  /** @param {Kept} kept @param {Event} event */
  #bringBack(kept, event) {
    this.#journal.write(kept.key, { target: kept.text, state: "draft", revision: 0, at: Date.now() });
    this.#turn(kept, "", event);
  }

  /** The button that was pressed has gone: the keys go on at the one that takes it back. @param {Kept} kept @param {string} done @param {Event} [event] */
  #turn(kept, done, event) {
    const at = this.#texts.indexOf(kept);
    kept.done = done;
    this.draw();
    this.#on.changed();
    if (event) /** @type {HTMLElement | null} */ (this.#root.querySelectorAll(".kept-text")[at]?.querySelector("button"))?.focus();
  }
}
