/**
 * WHAT DID ANOTHER TAB OR PERSON DO MEANWHILE? Takes the segments anew where nothing of ours is under way, so that
 * nobody works on an old text. Cost: one request, and one walk over the segments.
 */

import { articles } from "../api.js";
import { announce } from "../live.js";
import { say } from "../say.js";

/** What is younger is not asked for again: going from segment to segment shall not ask each time. */
const FRESH_MS = 5000;

export class Refresh {
  #article; #state; #saver; #rows; #help; #changed;
  #at = Date.now();
  #busy = false;
  #again = false;
  /** Counts our own changes of the structure: an answer from before one of them is out of date. */
  #turn = 0;

  /**
   * @param {string} article
   * @param {import("../editor-state.js").EditorState} state
   * @param {import("../saver.js").Saver} saver
   * @param {import("./rows.js").Rows} rows
   * @param {import("./typing-help.js").TypingHelp} help
   * @param {(lost: number | null) => void} changed called when something is other than it was; lost: the place where the
   *   active segment stood, if it is gone
   */
  constructor(article, state, saver, rows, help, changed) {
    this.#article = article;
    this.#state = state;
    this.#saver = saver;
    this.#rows = rows;
    this.#help = help;
    this.#changed = changed;
  }

  /** Our own split, join or role begins or ends. */
  outdate() {
    this.#turn++;
  }

  /** @param {number} [age] milliseconds: what is younger is left as it is */
  async look(age = FRESH_MS) {
    if (Date.now() - this.#at < age) return;
    // What is asked for while a look is under way may be newer than its answer.
    if (this.#busy) { this.#again = true; return; }
    this.#busy = true;
    const turn = this.#turn;
    try {
      const fresh = await articles.segments(this.#article);
      if (turn === this.#turn) {
        this.#at = Date.now();
        this.#take(fresh);
      } else this.#again = true;
    } catch {
      // Nothing is lost: the next look tries again, and a save on an old text is answered with the conflict.
      this.#again = false;
    } finally {
      this.#busy = false;
    }
    if (!this.#again) return;
    this.#again = false;
    await this.look(0);
  }

  /** Others saved these. @param {import("../editor-state.js").Segment[]} fresh */
  news(fresh) {
    const news = fresh.filter((segment) => this.#state.get(segment.id) && this.#isNews(segment));
    if (!news.length) return;
    this.#adopt(news);
    this.#draw(news);
    this.#changed(null);
  }

  /** @param {import("../editor-state.js").Segment[]} fresh */
  #take(fresh) {
    const known = new Set(fresh.map(({ id }) => id));
    const gone = this.#state.segments.filter(({ id }) => !known.has(id)).map(({ id }) => id);
    // A text of ours whose segment is gone is kept where it is; its save says what happened.
    if (gone.some((id) => this.#saver.view(id).status !== "saved")) return;
    const news = fresh.filter((segment) => this.#isNews(segment));
    // Where a text of ours is under way, the Arabic beside it is all the same the one that is there now.
    const recut = fresh.filter(({ id, source }) => source !== (this.#state.get(id)?.source ?? source));
    if (!news.length && !gone.length && !recut.length) return;

    const active = this.#state.active;
    const lost = active !== null && gone.includes(active) ? (this.#state.get(active)?.index ?? 0) : null;
    if (lost !== null) this.#state.active = null;
    for (const id of gone) this.#saver.forget(id);
    this.#state.update(recut);
    this.#adopt(news);
    if (gone.length || this.#state.segments.length !== fresh.length) {
      this.#state.replace(gone, fresh.map((segment) => this.#state.get(segment.id) ?? segment));
    }
    this.#rows.sync();
    this.#draw(news);
    for (const { id } of recut) this.#rows.paint(id);
    this.#changed(lost);
  }

  /** What the server knows more of segments that are here. @param {import("../editor-state.js").Segment[]} news */
  #adopt(news) {
    for (const segment of news) this.#saver.adopt(segment);
    this.#state.update(news);
  }

  /** @param {import("../editor-state.js").Segment[]} news */
  #draw(news) {
    for (const { id } of news) {
      this.#rows.paint(id);
      const { target, theirs } = this.#saver.view(id);
      if (theirs) announce(say("conflict.newer"));
      if (this.#rows.fill(id, target)) this.#help.leave();
      this.#help.learn(id, target);
    }
  }

  /** Whether the server knows more of a segment than is here, and nothing of ours is under way. @param {import("../editor-state.js").Segment} segment */
  #isNews({ id, revision, role }) {
    const mine = this.#state.get(id);
    if (!mine) return true;
    const { status, revision: base, theirs } = this.#saver.view(id);
    // In an open conflict, theirs is what they say now.
    if (theirs) return revision > theirs.revision;
    return status === "saved" && revision >= base && (revision > base || role !== mine.role);
  }
}
