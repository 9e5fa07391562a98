/**
 * WHICH ROWS MUST BE DRAWN ANEW? Each row is its own small rendering, so that a key press draws one row and not a
 * thousand. Cost: a change of structure (split, join, fold, role) walks over all rows once.
 */

import { html, render } from "../../vendor/lit-html/lit-html.js";
import { segmentRow } from "../components/segment-row.js";
import { keys } from "../keys.js";
import { say } from "../say.js";
import { foldWords } from "../words.js";
import { fit } from "./field.js";

/** How many rows are drawn before the page is shown: more than a screen holds, on either side of the work. */
const AT_ONCE = 60;

/** So long after a step the row is put into the middle once more. */
const SETTLED_MS = 50;

/** How many more are drawn at a time, so that no key waits long. */
const MORE = 40;

/**
 * Rows stand in groups of so many. Of a group that is off the screen nothing is laid out, and a change in one is no affair of
 * the others: the browser looks at some seventy groups, not at a thousand rows.
 */
const GROUP = 15;

/**
 * Where the browser can, with the focus: to take it from one field and give it to another costs more than all else of a step. A screen reader would say
 * nothing then, so it is told.
 * @param {HTMLTextAreaElement} field @param {any} place @param {string} text
 */
function move(field, place, text) {
  if (!field.isConnected || !place.moveBefore) return place.append(field);
  place.moveBefore(field, null);
  const at = document.getElementById("at");
  if (at && document.activeElement === field) render(html`${field.ariaLabel}: <span lang="en">${text}</span>`, at);
}

export class Rows {
  /** @type {Map<string, {item: HTMLElement, first: boolean}>} */
  #items = new Map();
  /** @type {Set<string>} */
  #dirty = new Set();
  /** Rows that are still empty, those nearest to the work last. @type {string[]} */
  #later = [];
  /** The group of the row in work. @type {Element | null} */
  #work = null;
  #settling = 0;
  #list; #model; #on; #state; #field;

  /**
   * @param {HTMLElement} list what holds the groups
   * @param {import("../editor-state.js").EditorState} state
   * @param {(id: string, first: boolean) => import("../components/segment-row.js").RowModel} model
   * @param {import("../components/segment-row.js").RowActions & {fold(run: Wire.Segment[]): void}} on
   */
  constructor(list, state, model, on) {
    this.#list = list;
    this.#state = state;
    this.#model = model;
    this.#on = on;
    this.#field = document.createElement("textarea");
    Object.assign(this.#field, { className: "field", lang: "en", dir: "ltr", spellcheck: true, rows: 2, oninput: on.input, onblur: on.blur });
    // In a form of its own: at each key a browser that fills in forms looks for the others of its form, and else through the whole page.
    this.#field.setAttribute("form", "own");
  }

  /**
   * Puts the rows in order: new ones are made, gone ones removed, the others stay as they are. Of very many new ones those
   * around the work are drawn now, and the rest soon.
   * @param {number} [work] the place of the segment at which work begins
   */
  sync(work = 0) {
    const rows = this.#state.rows();
    const wanted = new Set();
    /** @type {Array<{key: string, far: number}>} */
    const fresh = [];
    /** @type {HTMLElement | null} */
    let before = null;
    for (const row of rows) {
      const key = row.kind === "fold" ? row.key : row.segment.id;
      wanted.add(key);
      let known = this.#items.get(key);
      const first = row.kind === "segment" && row.first;
      if (!known) {
        known = { item: document.createElement("li"), first };
        known.item.className = "segment";
        this.#items.set(key, known);
      }
      const moved = known.first !== first;
      known.first = first;
      if (row.kind === "fold") this.#paintFold(known.item, row);
      else if (!known.item.hasChildNodes()) fresh.push({ key, far: Math.abs(row.segment.index - work) });
      else if (moved || row.segment.index !== Number(known.item.dataset.index)) this.paint(key);
      if (!known.item.parentNode) this.#insert(known.item, before);
      before = known.item;
    }
    for (const [key, { item }] of this.#items) {
      if (wanted.has(key)) continue;
      const group = item.parentElement;
      item.remove();
      if (!group?.childElementCount) group?.remove();
      this.#items.delete(key);
    }
    fresh.sort((a, b) => b.far - a.far);
    for (const { key } of fresh.splice(-AT_ONCE)) this.paint(key);
    const waiting = this.#later.length > 0;
    this.#later = fresh.map(({ key }) => key);
    if (!waiting && this.#later.length) this.#more();
  }

  /** Puts a new row behind another one, or first of all. @param {HTMLElement} item @param {HTMLElement | null} before */
  #insert(item, before) {
    let group = before ? before.parentElement : this.#list.firstElementChild;
    if (!group || (before && !before.nextElementSibling && group.childElementCount >= GROUP)) {
      const next = document.createElement("ol");
      if (group) group.after(next);
      else this.#list.append(next);
      group = next;
    }
    if (before?.parentElement === group) before.after(item);
    else group.prepend(item);
  }

  /** Draws some of the rows that are still empty, then lets the page breathe. */
  #more() {
    setTimeout(() => {
      for (const key of this.#later.splice(-MORE)) {
        if (!this.#items.get(key)?.item.hasChildNodes()) this.paint(key);
      }
      if (this.#later.length) this.#more();
    });
  }

  /** Draws one row soon; many calls before the next frame draw it once. @param {string} id */
  touch(id) {
    if (this.#dirty.size === 0) {
      requestAnimationFrame(() => {
        const ids = [...this.#dirty];
        this.#dirty.clear();
        for (const each of ids) this.paint(each);
      });
    }
    this.#dirty.add(id);
  }

  /** Draws one row now. @param {string} id */
  paint(id) {
    const known = this.#items.get(id);
    if (!known) return;
    const { item, first } = known;
    const model = this.#model(id, first);
    item.className = `segment ${model.segment.role}${first ? " first" : ""}${model.active ? " active" : ""}`;
    if (model.active && item.parentElement !== this.#work) {
      this.#work?.classList.remove("at-work");
      this.#work = item.parentElement;
      this.#work?.classList.add("at-work");
    }
    item.dataset.id = id;
    item.dataset.index = String(model.segment.index);
    render(segmentRow(model, this.#on), item);
    const place = item.querySelector(".field-here");
    if (!place) return;
    this.#field.ariaLabel = say("row.english", { segment: model.segment.index + 1 });
    if (this.#field.parentNode !== place) {
      move(this.#field, place, model.view.target);
      this.#fill(model.view.target);
    }
  }

  /** @param {string} text */
  #fill(text) {
    // What has another value than before has the caret at its end.
    this.#field.value = "";
    this.#field.value = text;
    fit(this.#field);
  }

  /** The row says something else now: the field, if it is here, too. @param {string} id @param {string} text @returns {boolean} whether it said something else */
  fill(id, text) {
    const other = (this.field(id)?.value ?? text) !== text;
    if (other) this.#fill(text);
    return other;
  }

  /** @param {string} id @returns {HTMLTextAreaElement | null} */
  field(id) {
    return this.#items.get(id)?.item.contains(this.#field) ? this.#field : null;
  }

  /** @param {string} id @returns {HTMLElement | undefined} */
  item(id) {
    return this.#items.get(id)?.item;
  }

  /** To the middle of the screen, where the eye need not move; a row as high as the screen to its top. @param {string} id */
  centre(id) {
    const item = this.item(id);
    const scroll = () => item?.scrollIntoView({ block: item.offsetHeight > innerHeight * 0.7 ? "start" : "center" });
    clearTimeout(this.#settling);
    requestAnimationFrame(() => {
      scroll();
      // Rows that were never on the screen have a guessed height; once they are drawn the middle is elsewhere. In the next frame, this one would wait for it.
      this.#settling = setTimeout(scroll, SETTLED_MS);
    });
  }

  /** Into what is to be seen of the page, by the shortest way. @param {string} id */
  reveal(id) {
    requestAnimationFrame(() => this.item(id)?.scrollIntoView({ block: "nearest" }));
  }

  /** @param {HTMLElement} item @param {{segments: Wire.Segment[], open: boolean}} row */
  #paintFold(item, { segments, open }) {
    item.className = "fold";
    render(html`<button class="quiet" aria-expanded=${open} title=${say(open ? "fold.fold" : "fold.show") + keys.hint("fold")} @click=${() => this.#on.fold(segments)}>
      <span aria-hidden="true">${open ? "▾" : say("folded")}</span> <span>${foldWords(segments, open)}</span></button>`, item);
  }
}
