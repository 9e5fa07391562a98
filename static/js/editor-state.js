/**
 * WHAT IS IN THE EDITOR? The list of segments and the questions asked of it. No DOM, no network.
 *
 * @typedef {Wire.Segment} Segment
 */

/** Roles that are translated; the others are furniture of the page that the article was copied from. */
const TRANSLATED = new Set(["title", "body", "heading", "list", "caption"]);

/** All roles, in the order in which the menus show them. */
export const ROLES = ["title", "heading", "body", "list", "caption", "meta", "related", "boilerplate"];

/** @param {{role: string}} segment */
export function translatable(segment) {
  return TRANSLATED.has(segment.role);
}

/** @param {string} state */
export function finished(state) {
  return state === "confirmed" || state === "reviewed";
}

export class EditorState {
  /** @type {Segment[]} in the order of the source */
  segments;
  /** @type {string | null} the segment that has the live field */
  active = null;
  /** @type {Set<string>} first segments of the folded runs that the person opened */
  opened = new Set();
  /** @type {Map<string, number>} */
  #places = new Map();

  /** @param {Segment[]} segments */
  constructor(segments) {
    this.segments = segments;
    this.#index();
  }

  #index() {
    this.#places = new Map(this.segments.map((segment, place) => [segment.id, place]));
  }

  /** @param {string} id @returns {Segment | undefined} O(1) */
  get(id) {
    const place = this.#places.get(id);
    return place === undefined ? undefined : this.segments[place];
  }

  /**
   * Takes what the server says of segments that are here already; unknown ones are left out.
   * @param {Segment[]} fresh
   */
  update(fresh) {
    for (const segment of fresh) {
      const place = this.#places.get(segment.id);
      if (place !== undefined) this.segments[place] = { ...this.segments[place], ...segment };
    }
  }

  /**
   * After a split or a join: the segments that went, and those that stand in their place.
   * @param {string[]} gone
   * @param {Segment[]} fresh
   */
  replace(gone, fresh) {
    const out = new Set([...gone, ...fresh.map((segment) => segment.id)]);
    this.segments = [...this.segments.filter((segment) => !out.has(segment.id)), ...fresh]
      .sort((a, b) => a.start - b.start);
    this.segments.forEach((segment, index) => { segment.index = index; });
    this.#index();
    if (this.active !== null && !this.#places.has(this.active)) this.active = fresh[0]?.id ?? null;
  }

  /**
   * The rows to show: segments one by one, and runs of untranslated roles as one line each.
   * @returns {Array<{kind: "segment", segment: Segment, first: boolean} |
   *   {kind: "fold", key: string, segments: Segment[], open: boolean}>} `first`: the segment opens its block
   */
  rows() {
    /** @type {ReturnType<EditorState["rows"]>} */
    const rows = [];
    for (let at = 0; at < this.segments.length;) {
      const segment = this.segments[at];
      if (translatable(segment)) {
        rows.push(this.#row(at++));
        continue;
      }
      let end = at;
      while (end < this.segments.length && !translatable(this.segments[end])) end++;
      const run = this.segments.slice(at, end);
      const open = run.some((each) => this.opened.has(each.id) || each.id === this.active);
      rows.push({ kind: "fold", key: `fold:${segment.id}`, segments: run, open });
      for (; at < end; at++) if (open) rows.push(this.#row(at));
    }
    return rows;
  }

  /** @param {number} at */
  #row(at) {
    const first = at === 0 || this.segments[at - 1].block !== this.segments[at].block;
    return /** @type {const} */ ({ kind: "segment", segment: this.segments[at], first });
  }

  /** @param {Segment} segment @returns {number} how many other segments have the same Arabic */
  repeats({ id, source }) {
    return this.segments.filter((each) => each.source === source && each.id !== id).length;
  }

  /**
   * The run that a key folds or unfolds: the one in which the person is, else the nearest that is folded.
   * @returns {{segments: Segment[], open: boolean} | undefined}
   */
  nearFold() {
    /** @param {string} id */
    const place = (id) => this.#places.get(id) ?? 0;
    const at = this.active === null ? 0 : place(this.active);
    /** @param {Segment[]} run */
    const ends = (run) => [place(run[0].id), place(run[run.length - 1].id)];
    /** @param {{segments: Segment[]}} row */
    const distance = ({ segments }) => {
      const [first, last] = ends(segments);
      return first <= at && at <= last ? 0 : Math.min(Math.abs(first - at), Math.abs(last - at));
    };
    return this.rows().flatMap((row) => (row.kind === "fold" && (!row.open || distance(row) === 0) ? [row] : []))
      .sort((a, b) => distance(a) - distance(b))[0];
  }

  /** @param {Segment[]} run */
  fold(run) {
    for (const segment of run) this.opened.delete(segment.id);
  }

  /** @param {Segment[]} run @returns {boolean} whether it is open now */
  toggle(run) {
    const open = run.some((segment) => this.opened.has(segment.id) || segment.id === this.active);
    this.fold(run);
    if (!open) for (const segment of run) this.opened.add(segment.id);
    return !open;
  }

  /**
   * @param {string} id
   * @param {1 | -1} step
   * @returns {Segment | undefined} the next or previous one that is on the screen
   */
  neighbour(id, step) {
    for (let at = (this.#places.get(id) ?? 0) + step; at >= 0 && at < this.segments.length; at += step) {
      const segment = this.segments[at];
      if (translatable(segment) || this.opened.has(segment.id)) return segment;
    }
    return undefined;
  }

  /**
   * The next translatable segment that is not confirmed, looking on from `id` and then round from the top.
   *
   * @param {string | null} id
   * @param {(segment: Segment) => string} stateOf what the state will be once everything is saved
   * @returns {Segment | undefined} undefined when all others are confirmed
   */
  nextUnconfirmed(id, stateOf) {
    return this.#next(id, (segment) => !finished(stateOf(segment)));
  }

  /**
   * The next one that somebody confirmed and nobody has reviewed, likewise.
   *
   * @param {string | null} id
   * @param {(segment: Segment) => string} stateOf
   * @returns {Segment | undefined}
   */
  nextUnreviewed(id, stateOf) {
    return this.#next(id, (segment) => stateOf(segment) === "confirmed");
  }

  /** @param {string | null} id @param {(segment: Segment) => boolean} wanted */
  #next(id, wanted) {
    const from = id === null ? -1 : (this.#places.get(id) ?? -1);
    const n = this.segments.length;
    for (let step = 1; step <= n; step++) {
      const segment = this.segments[(from + step + n) % n];
      if (segment.id === id) continue;
      if (translatable(segment) && wanted(segment)) return segment;
    }
    return undefined;
  }

  /**
   * Where work begins: at the place that is asked for if it is on the screen, else at the first translatable segment that
   * is not confirmed, else at the first translatable one.
   *
   * @param {number} place from 0; NaN when none is asked for
   * @param {(segment: Segment) => string} stateOf what the state will be once everything is saved
   * @returns {Segment | undefined} never a folded one; undefined when nothing is to be translated
   */
  opening(place, stateOf) {
    const asked = this.segments[place];
    if (asked && (translatable(asked) || this.opened.has(asked.id))) return asked;
    return this.nextUnconfirmed(null, stateOf) ?? this.segments.find(translatable);
  }

  /**
   * @param {(segment: Segment) => string} stateOf
   * @returns {Wire.Progress} of translatable ones
   */
  progress(stateOf) {
    /** @type {Wire.Progress & Record<string, number>} */
    const progress = { total: 0, empty: 0, draft: 0, confirmed: 0, reviewed: 0 };
    for (const segment of this.segments) {
      if (!translatable(segment)) continue;
      progress.total++;
      progress[stateOf(segment)]++;
    }
    return progress;
  }
}
