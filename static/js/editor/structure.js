/** IS IT CUT RIGHT? Splitting, joining, and what a paragraph is for, from the editor. */

import { articles, segments as api } from "../api.js";
import { announce } from "../live.js";
import { say } from "../say.js";
import { SplitMode, caretIn } from "./split-mode.js";

export class Structure {
  mode = new SplitMode();
  /** The segments that are being split or joined: what is asked of them would be asked in vain, and what is typed would go with them. @type {string[]} */
  going = [];
  #article; #state; #saver; #rows; #refresh; #on;

  /**
   * @param {string} article
   * @param {import("../editor-state.js").EditorState} state
   * @param {import("../saver.js").Saver} saver
   * @param {import("./rows.js").Rows} rows
   * @param {import("./refresh.js").Refresh} refresh
   * @param {{activate(id: string): void, refocus(): void, stop(): void, again(): void, head(): void}} on stop: what is asked of segments is called back; again: they are there still
   */
  constructor(article, state, saver, rows, refresh, on) {
    this.#article = article;
    this.#state = state;
    this.#saver = saver;
    this.#rows = rows;
    this.#refresh = refresh;
    this.#on = on;
  }

  get #active() {
    return this.#state.active ? this.#state.get(this.#state.active) : undefined;
  }

  enter() {
    const segment = this.#active;
    if (!segment) return;
    const item = this.#rows.item(segment.id);
    if (!this.mode.enter(segment, caretIn(item?.querySelector(".arabic")))) return announce(say("split.one-word"));
    this.#rows.paint(segment.id);
    /** @type {HTMLElement | null | undefined} */ (item?.querySelector(".splitting"))?.focus();
    announce(say("split.ask", { word: this.mode.word(segment.source) }), { shown: false });
  }

  /** @param {string} key @param {boolean} [back] with Shift @returns {boolean} whether the split mode took the key */
  key(key, back) {
    const segment = this.#active;
    if (!this.mode.current || !segment) return false;
    if (key === "Enter") this.now();
    else if (key === "Escape") this.leave();
    else if (this.mode.move(key, back)) {
      this.#rows.paint(segment.id);
      announce(say("split.at", { word: this.mode.word(segment.source) }), { shown: false });
    } else return false;
    return true;
  }

  /** @param {number} index */
  at(index) {
    if (!this.mode.current || !this.#state.active) return;
    this.mode.current.at = index;
    this.#rows.paint(this.#state.active);
  }

  leave() {
    this.mode.leave();
    if (this.#state.active) this.#rows.paint(this.#state.active);
    this.#on.refocus();
  }

  async now() {
    const segment = this.#active;
    if (!segment || !this.mode.current) return;
    const place = this.mode.place(segment);
    this.leave();
    if (!(await this.#settled([segment.id]))) return announce(say("split.unsaved"));
    const { index } = segment;
    const done = await this.#reshape([segment.id], () => api.split(this.#article, segment.id, place, this.#saver.revision(segment.id)));
    if (done) announce(say("split.done", { first: index + 1, second: index + 2 }), { shown: false });
  }

  async join() {
    const segment = this.#active;
    if (!segment) return;
    const next = this.#state.segments[segment.index + 1];
    if (!next) return announce(say("join.last"));
    if (!(await this.#settled([segment.id, next.id]))) return announce(say("join.unsaved"));
    const { index } = segment;
    const done = await this.#reshape([segment.id, next.id], () => api.merge(this.#article, segment.id, this.#saver.revision(segment.id)));
    if (done) announce(say("join.done", { segment: index + 1 }), { shown: false });
  }

  /** Whether nothing of them is unsaved, nor was typed while that took its time. @param {string[]} ids */
  async #settled(ids) {
    const settled = await Promise.all(ids.map((id) => this.#saver.settle(id)));
    return !settled.includes(false) && ids.every((id) => this.#saver.view(id).status === "saved");
  }

  /**
   * Runs a split or a join and puts what came of it in the place of what went.
   * @param {string[]} gone @param {() => Promise<{segments: Wire.Segment[]}>} request @returns {Promise<boolean>} whether it was done
   */
  async #reshape(gone, request) {
    this.#refresh.outdate();
    this.going = gone;
    this.#on.stop();
    // What is typed meanwhile would go with its segment.
    const fields = gone.flatMap((id) => this.#rows.field(id) ?? []);
    for (const field of fields) field.readOnly = true;
    try {
      const { segments } = await request();
      this.#refresh.outdate();
      for (const id of gone) this.#saver.forget(id);
      for (const segment of segments) this.#saver.adopt(segment);
      const was = this.#state.active;
      this.#state.active = null;
      this.#state.replace(gone, segments);
      this.#rows.sync();
      // Somebody who went elsewhere meanwhile comes back.
      if (was) this.#rows.paint(was);
      for (const segment of segments) this.#rows.paint(segment.id);
      this.going = [];
      this.#on.activate(segments[0].id);
      this.#on.head();
      return true;
    } catch (error) {
      const current = error.problem?.current;
      if (current) {
        this.#state.update([current]);
        this.#saver.adopt(current);
        this.#rows.paint(current.id);
      }
      this.going = [];
      this.#on.again();
      announce(error.message);
      return false;
    } finally {
      for (const field of fields) field.readOnly = false;
    }
  }

  /** @param {number} block @param {string} role */
  async setRole(block, role) {
    this.#refresh.outdate();
    try {
      const { segments } = await articles.setRole(this.#article, block, role);
      this.#refresh.outdate();
      this.#state.update(segments);
      this.#rows.sync();
      for (const segment of segments) this.#rows.paint(segment.id);
      this.#on.head();
      announce(say("role.now", { role: say(`role.${role}`) }));
    } catch (error) {
      announce(error.message);
    }
  }
}
