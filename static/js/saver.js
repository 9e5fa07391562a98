/**
 * IS EVERY WORD SAFE? The queue between the field and the server, one lane a segment.
 *
 * A lane holds what the server said last (`base`), what is on its way (`flight`) and what was typed since (`pending`).
 * The answer to a save moves only `base`: it never touches what was typed meanwhile. A save that failed is sent again
 * as the same request with the same Idempotency-Key, so that one which arrived although its answer was lost is not
 * made twice and does not look like somebody else's edit. Everything not yet in `base` is in the journal.
 *
 * @typedef {import("./words.js").Problem} Problem
 * @typedef {{target: string, state: string, revision: number}} Base
 * @typedef {{target: string, state: string, propagate?: boolean, proposal?: Wire.ProposalUsed}} Draft
 * @typedef {"saved"|"waiting"|"saving"|"retrying"|"conflict"|"refused"|"held"} Status
 *   held: kept here and not sent until the person changes or confirms it
 * @typedef {{text: string, before: string, proposal: Wire.ProposalUsed}} Insert a proposal as it was put in, and what stood there before
 * @typedef {{base: Base, pending: Draft | null, flight: (Draft & {key: string, revision: number}) | null, insert: Insert | null,
 *   timer: any, busy: boolean, tries: number, hold: boolean, theirs: Base | null, problem: Problem | null, waiters: Array<() => void>}} Lane
 */

import { finished } from "./editor-state.js";

/** Long enough to let a word end, short enough that a look at another window finds it saved. */
export const DEBOUNCE_MS = 800;
/** The first wait after a failure; it doubles. */
const RETRY_MS = 1000;
/** The longest wait: a server that came back should not go unnoticed for longer. */
const RETRY_MAX_MS = 30000;

/** How far a translation is, the least first. */
const ORDER = ["empty", "draft", "confirmed", "reviewed"];

export class Saver {
  /** @type {Map<string, Lane>} */
  #lanes = new Map();
  #send; #journal; #changed; #saved; #clock;

  /**
   * @param {object} wiring
   * @param {(id: string, draft: Draft, revision: number, key: string) => Promise<Wire.Saved>} wiring.send resolves with the
   *   segment as saved; rejects with an error that has `problem.status` (0 or 5xx: try again; 412: `problem.current`)
   * @param {{write(id: string, note: import("./journal.js").Note): void, remove(id: string): void}} wiring.journal
   * @param {(id: string) => void} [wiring.changed] called whenever a lane shows something else
   * @param {(id: string, segment: Wire.Saved) => void} [wiring.saved] called with each answer
   * @param {{set(f: () => void, ms: number): any, clear(timer: any): void, key(): string, now(): number}} [wiring.clock]
   */
  constructor({ send, journal, changed = () => {}, saved = () => {}, clock = browserClock }) {
    this.#send = send;
    this.#journal = journal;
    this.#changed = changed;
    this.#saved = saved;
    this.#clock = clock;
  }

  /** Takes what the server says of a segment: what is chosen from in a conflict is the newest; else nothing of ours is written over. @param {Base & {id: string}} segment */
  adopt(segment) {
    const base = { target: segment.target, state: segment.state, revision: segment.revision };
    const lane = this.#lanes.get(segment.id);
    if (!lane) {
      this.#lanes.set(segment.id, { base, pending: null, flight: null, insert: null, timer: null, busy: false, tries: 0,
        hold: false, theirs: null, problem: null, waiters: [] });
    } else if (lane.theirs && base.revision > lane.theirs.revision) {
      lane.theirs = base;
      this.#changed(segment.id);
    } else if (!lane.pending && !lane.flight && base.revision >= lane.base.revision) lane.base = base;
  }

  /** @param {string} id */
  forget(id) {
    const lane = this.#lanes.get(id);
    if (!lane) return;
    this.#clock.clear(lane.timer);
    this.#lanes.delete(id);
    this.#journal.remove(id);
  }

  /** @param {string} id @returns {{target: string, state: string, status: Status, theirs: Base | null, problem: Problem | null, saved: string, revision: number}} */
  view(id) {
    const lane = this.#lanes.get(id);
    if (!lane) return { target: "", state: "empty", status: "saved", theirs: null, problem: null, saved: "empty", revision: 0 };
    const shown = lane.pending ?? lane.flight ?? lane.base;
    return { target: shown.target, state: shown.state, status: status(lane), theirs: lane.theirs, problem: lane.problem,
      saved: lane.base.state, revision: lane.base.revision };
  }

  /**
   * The person typed. What was confirmed becomes a draft.
   * @param {string} id
   * @param {string} target
   * @param {Wire.ProposalUsed} [proposal] the proposal that was just put in as this text
   */
  edit(id, target, proposal) {
    const lane = this.#lanes.get(id);
    if (!lane) return;
    this.#clock.clear(lane.timer);
    if (proposal) lane.insert = { text: target, before: this.view(id).target, proposal };
    lane.hold = false;
    lane.problem = null;
    if (!lane.flight && !lane.theirs && target === lane.base.target) {
      // Typed and taken back before anything was sent: as it was, still confirmed if it was.
      lane.pending = null;
      this.#journal.remove(id);
      this.#settled(lane);
    } else {
      lane.pending = { target, state: target.trim() === "" ? "empty" : "draft" };
      this.#note(id, lane);
      if (!lane.theirs) lane.timer = this.#clock.set(() => this.flush(id), DEBOUNCE_MS);
    }
    this.#changed(id);
  }

  /**
   * @param {string} id
   * @param {boolean} propagate fill segments with the same Arabic, too
   * @param {"confirmed"|"reviewed"} [as] reviewed: a second person vouches for it
   */
  confirm(id, propagate, as = "confirmed") {
    const lane = this.#lanes.get(id);
    if (!lane) return;
    const { target, state } = this.view(id);
    if (lane.theirs || ((state === as || state === "reviewed") && !lane.pending)) return;
    lane.pending = { target, state: as, propagate };
    lane.hold = false;
    lane.problem = null;
    this.#note(id, lane);
    this.flush(id);
    this.#changed(id);
  }

  /** A saved text gets a state that it had before, and no other segment anything. @param {string} id @param {string} state @returns {boolean} whether it had another one */
  restate(id, state) {
    const lane = this.#lanes.get(id);
    if (!lane || status(lane) !== "saved" || lane.base.state === state) return false;
    lane.pending = { target: lane.base.target, state, propagate: false };
    this.#note(id, lane);
    this.flush(id);
    return true;
  }

  /** Sends now what waits. @param {string} id */
  flush(id) {
    const lane = this.#lanes.get(id);
    if (!lane || lane.busy || lane.theirs || lane.hold || !(lane.flight || lane.pending)) return;
    this.#clock.clear(lane.timer);
    if (!lane.flight && lane.pending) {
      const proposal = comesFrom(lane.pending.target, lane.insert) ? lane.insert?.proposal : undefined;
      lane.flight = { ...lane.pending, ...(proposal && { proposal }), key: this.#clock.key(), revision: lane.base.revision };
      lane.pending = null;
      this.#note(id, lane);
    }
    lane.busy = true;
    lane.problem = null;
    this.#changed(id);
    const flight = /** @type {NonNullable<Lane["flight"]>} */ (lane.flight);
    const { key, revision, ...draft } = flight;
    this.#send(id, draft, revision, key).then(
      (segment) => this.#arrived(id, lane, segment),
      (error) => this.#failed(id, lane, error),
    );
  }

  /** Sends everything that waits. */
  flushAll() {
    for (const id of this.#lanes.keys()) this.flush(id);
  }

  /**
   * @param {string} id
   * @returns {Promise<boolean>} true once everything typed is saved; false when it cannot be now
   */
  async settle(id) {
    const lane = this.#lanes.get(id);
    if (!lane) return false;
    this.flush(id);
    if (["conflict", "held", "refused"].includes(status(lane))) return false;
    if (status(lane) !== "saved") await new Promise((done) => { lane.waiters.push(() => done(undefined)); });
    return status(lane) === "saved";
  }

  /** @returns {Promise<boolean>} true once everything typed in any segment is saved; false when it cannot be now */
  async settleAll() {
    const settled = await Promise.all([...this.#lanes.keys()].map((id) => this.settle(id)));
    return settled.every(Boolean);
  }

  /** @param {string} id @returns {number} the revision to name in If-Match */
  revision(id) {
    return this.#lanes.get(id)?.base.revision ?? 0;
  }

  /** @returns {Status} the gravest of all lanes */
  overall() {
    const found = new Set([...this.#lanes.values()].map(status));
    const order = /** @type {Status[]} */ (["conflict", "refused", "held", "retrying", "saving", "waiting"]);
    return order.find((each) => found.has(each)) ?? "saved";
  }

  /**
   * Puts back what a closed tab left in the journal.
   * @param {Map<string, import("./journal.js").Note>} notes
   * @returns {{restored: string[], orphans: Array<[string, string]>}} the segments whose text was put back, and the texts
   *   of segments that are gone (joined elsewhere): these stay in the journal until the person lets go of them
   */
  restore(notes) {
    /** @type {{restored: string[], orphans: Array<[string, string]>}} */
    const found = { restored: [], orphans: [] };
    for (const [id, { target, state, revision, sent, propagate }] of notes) {
      const lane = this.#lanes.get(id);
      const confirmed = finished(state);
      if (!lane) {
        if (target.trim()) found.orphans.push([id, target]);
        else this.#journal.remove(id);
      } else if (lane.base.target === target && (!confirmed || lane.base.state === state || lane.base.state === "reviewed")) {
        this.#journal.remove(id);
      } else {
        const ours = revision === lane.base.revision || (sent ?? target) === lane.base.target;
        lane.pending = { target, state: confirmed ? state : target.trim() === "" ? "empty" : "draft", ...(confirmed && { propagate }) };
        if (!ours) lane.theirs = { ...lane.base };
        else this.flush(id);
        found.restored.push(id);
        this.#changed(id);
      }
    }
    return found;
  }

  /**
   * Ends a conflict.
   * @param {string} id
   * @param {"mine"|"theirs"|"edit"} choice edit: mine stays in the field and is sent once it was changed
   */
  resolve(id, choice) {
    const lane = this.#lanes.get(id);
    if (!lane?.theirs) return;
    const { target, state, revision } = lane.theirs;
    lane.base = { target, state, revision };
    lane.theirs = null;
    if (choice === "theirs") {
      lane.pending = null;
      this.#journal.remove(id);
      this.#settled(lane);
    } else {
      lane.hold = choice === "edit";
      this.#note(id, lane);
      this.flush(id);
    }
    this.#changed(id);
  }

  /** @param {string} id @param {Lane} lane @param {Wire.Saved} segment */
  #arrived(id, lane, segment) {
    lane.busy = false;
    lane.tries = 0;
    lane.flight = null;
    lane.base = { target: segment.target, state: segment.state, revision: segment.revision };
    this.#saved(id, segment);
    if (lane.pending) {
      this.#note(id, lane);
      // A word is being typed: its own timer sends it. A confirmation waits for nothing.
      if (finished(lane.pending.state) || lane.waiters.length) this.flush(id);
      else {
        this.#clock.clear(lane.timer);
        lane.timer = this.#clock.set(() => this.flush(id), DEBOUNCE_MS);
      }
    } else {
      this.#journal.remove(id);
      this.#settled(lane);
    }
    this.#changed(id);
  }

  /** @param {string} id @param {Lane} lane @param {Error & {problem?: Problem}} error */
  #failed(id, lane, error) {
    lane.busy = false;
    const problem = error?.problem ?? { detail: String(error) };
    const { status = 0 } = problem;
    const away = status === 0 || status === 429 || status >= 500;
    if (!away) lane.tries = 0;
    if (status === 412 && problem.current) {
      lane.pending ??= lane.flight;
      lane.flight = null;
      lane.theirs = problem.current;
      // The same words, as of a repetition that was filled meanwhile, leave nothing to choose: the further state stays.
      if (lane.pending?.target === problem.current.target) {
        return this.resolve(id, ORDER.indexOf(lane.pending?.state ?? "") > ORDER.indexOf(problem.current.state) ? "mine" : "theirs");
      }
    } else if (away) {
      const wait = Math.min(RETRY_MS * 2 ** lane.tries++, RETRY_MAX_MS);
      lane.timer = this.#clock.set(() => this.flush(id), wait);
    } else {
      // The server will not take this text as it is; the next change of the text is a new try.
      lane.pending ??= lane.flight;
      lane.flight = null;
      lane.hold = true;
      lane.problem = problem;
    }
    this.#settled(lane);
    this.#changed(id);
  }

  /** @param {string} id @param {Lane} lane */
  #note(id, lane) {
    const shown = lane.pending ?? lane.flight;
    if (!shown) return;
    this.#journal.write(id, { target: shown.target, state: shown.state, revision: lane.base.revision, at: this.#clock.now(),
      ...(shown.propagate !== undefined && { propagate: shown.propagate }), ...(lane.flight && { sent: lane.flight.target }) });
  }

  /** @param {Lane} lane */
  #settled(lane) {
    for (const done of lane.waiters.splice(0)) done();
  }
}

/** @param {Lane} lane @returns {Status} */
function status(lane) {
  if (lane.theirs) return "conflict";
  if (lane.problem) return "refused";
  if (lane.hold) return "held";
  if (lane.tries > 0) return "retrying";
  if (lane.busy) return "saving";
  return lane.pending || lane.flight ? "waiting" : "saved";
}

/**
 * Whether a text still comes from the proposal that was put in: half of its words stand there. When the insert was taken
 * back, or something else was typed over it, the text is the person's own.
 * @param {string} target @param {Insert | null} insert
 */
function comesFrom(target, insert) {
  if (!insert) return false;
  if (target === insert.text) return true;
  if (target === insert.before) return false;
  /** @param {string} text */
  const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const inserted = words(insert.text);
  /** @type {string[]} */
  const left = words(target);
  const kept = inserted.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return inserted.length > 0 && kept.length * 2 >= inserted.length;
}

/** A name that nobody else has. getRandomValues, because randomUUID is missing on plain http outside loopback. */
export const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

const browserClock = {
  /** @param {() => void} f @param {number} ms */
  set: (f, ms) => setTimeout(f, ms),
  /** @param {any} timer */
  clear: (timer) => clearTimeout(timer),
  key: newKey,
  now: () => Date.now(),
};
