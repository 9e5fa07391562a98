/**
 * WHAT WOULD A CAREFUL READER STUMBLE OVER? Asks for the findings of the segment in work as it is typed, and of the whole
 * article when something was saved; keeps what is ignored and which checks are on. Cost: one small request after each
 * pause in typing, and one for the article after a pause in saving.
 */

import { checks as api } from "../api.js";
import { toUnits } from "../offsets.js";
import { announce } from "../live.js";
import { findingWords, localFinding } from "../findings.js";
import { say } from "../say.js";

/** A pause in typing after which the segment is checked. */
const TYPING_MS = 300;
/** A pause after which a screen reader hears of it: while one types, everything is still missing. */
const SAYING_MS = 1800;
/** A pause in saving after which the article is checked. */
const ARTICLE_MS = 1200;

/** @typedef {import("../findings.js").Finding} Finding */

export class Checks {
  /** Of the segment in work. @type {Finding[]} */
  findings = [];
  /** What of the Arabic is lit up. @type {Array<{start: number, end: number}>} */
  lit = [];
  /** @type {{busy: boolean, problem: string, ignored: boolean, answer: import("../findings.js").ArticleFindings | null}} */
  model = { busy: false, problem: "", ignored: false, answer: null };
  #article; #desk;
  #typing = 0; #saying = 0; #saving = 0;
  /** @type {AbortController | null} */
  #asked = null;
  #at = -1;

  /**
   * @param {string} article
   * @param {{segment(): {id: string, source: string} | undefined, field(): HTMLTextAreaElement | null, texts(id: string): {source: string, english: string},
   *   row(): void, grew(): void, head(): void, drawer(): void}} desk what is in work, and what draws; grew: the row has more or fewer findings
   */
  constructor(article, desk) {
    this.#article = article;
    this.#desk = desk;
  }

  /** Another segment is in work. */
  opened() {
    this.findings = [];
    this.lit = [];
    this.#at = -1;
    clearTimeout(this.#saying);
    this.#soon(0);
  }

  /** It may be about to go: nothing is asked of it. */
  left() {
    this.#asked?.abort();
    clearTimeout(this.#typing);
  }

  /** It is there still. */
  again() {
    this.#soon(0);
  }

  /** Its English was changed. */
  typed() {
    clearTimeout(this.#saying);
    if (this.lit.length) {
      this.lit = [];
      this.#desk.row();
    }
    this.#soon(TYPING_MS);
  }

  /** @param {number} wait milliseconds */
  #soon(wait) {
    this.left();
    this.#typing = setTimeout(() => this.#ask(), wait);
  }

  async #ask() {
    const segment = this.#desk.segment();
    const field = this.#desk.field();
    if (!segment || !field) return;
    const asked = new AbortController();
    this.#asked = asked;
    /** @type {Wire.Finding[]} */
    let found = [];
    // Nothing typed is no fault yet.
    if (field.value.trim()) {
      try {
        const { value } = field;
        const told = await api.segment(this.#article, segment, value, asked.signal);
        found = told.map((finding) => localFinding(finding, segment.source, value));
      } catch {
        // Without the server there are no findings; that it is away is said beside the saving.
        return;
      }
    }
    if (asked.signal.aborted || this.#desk.segment()?.id !== segment.id) return;
    this.#take(found);
  }

  /** @param {Finding[]} found */
  #take(found) {
    /** @param {Wire.Finding[]} list */
    const key = (list) => list.map(({ fingerprint, ignored }) => fingerprint + ignored).join();
    const news = key(found) !== key(this.findings);
    this.findings = found;
    this.#desk.row();
    if (!news) return;
    this.#desk.grew();
    clearTimeout(this.#saying);
    this.#saying = setTimeout(() => announce(findingWords(this.findings), { shown: false }), SAYING_MS);
  }

  /** Selects what a finding is about in the English and lights it up in the Arabic. @param {Finding} finding */
  jump(finding) {
    const field = this.#desk.field();
    if (!field) return;
    this.lit = finding.source;
    this.#desk.row();
    field.focus();
    const place = finding.target[0];
    if (place) field.setSelectionRange(toUnits(field.value, place.start), toUnits(field.value, place.end));
  }

  /** To the next finding of the segment, round at the end. */
  next() {
    const open = this.findings.filter(({ ignored }) => !ignored);
    if (!open.length) return announce(say("findings.nothing"));
    this.#at = (this.#at + 1) % open.length;
    this.jump(open[this.#at]);
    announce(open[this.#at].message);
  }

  /**
   * @param {string} segment @param {Finding} finding @param {boolean} ignored
   */
  async ignore(segment, finding, ignored) {
    try {
      await api.ignore(this.#article, segment, finding.fingerprint, ignored);
    } catch (error) {
      return announce(error.message);
    }
    /** @param {Wire.Finding} each */
    const same = ({ fingerprint }) => fingerprint === finding.fingerprint;
    if (this.#desk.segment()?.id === segment) {
      this.findings = this.findings.map((each) => (same(each) ? { ...each, ignored } : each));
      this.#desk.row();
    }
    announce(say(ignored ? "findings.is-ignored" : "findings.is-told"));
    await this.load();
  }

  /** Something was saved. */
  stale() {
    clearTimeout(this.#saving);
    this.#saving = setTimeout(() => this.load(), ARTICLE_MS);
  }

  /** The findings of the article. */
  async load() {
    this.model.busy = true;
    try {
      const answer = await api.article(this.#article);
      for (const segment of answer.segments) {
        const { source, english } = this.#desk.texts(segment.id);
        segment.findings = segment.findings.map((finding) => localFinding(finding, source, english));
      }
      this.model.answer = answer;
      this.model.problem = "";
    } catch (error) {
      this.model.problem = error.message;
    }
    this.model.busy = false;
    this.#desk.head();
    this.#desk.drawer();
  }

  /** @param {boolean} shown whether what is ignored is listed too */
  showIgnored(shown) {
    this.model.ignored = shown;
    this.#desk.drawer();
  }

  /** @param {string} kind @param {boolean} on */
  async switch(kind, on) {
    const all = (this.model.answer?.switches ?? []).map((each) => (each.kind === kind ? { ...each, on } : each));
    const differ = all.filter((each) => each.on !== each.default);
    /** @param {boolean} wanted */
    const named = (wanted) => differ.filter((each) => each.on === wanted).map((each) => each.kind);
    try {
      await api.switch(this.#article, { on: named(true), off: named(false) });
    } catch (error) {
      return announce(error.message);
    }
    this.#soon(0);
    await this.load();
  }
}
