/** WHO ELSE IS HERE, AND WHAT DO THEY DO? Listens to the events of an article, and says where this page is. */

import { articles } from "./api.js";
import { kept } from "./kept.js";
import { newKey } from "./saver.js";
import { say } from "./say.js";

const NAME = "name";
/** Passing over segments with a held key is no news to others. */
const REST_MS = 250;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30000;

export class Company {
  /** What this page is called among the others. */
  client = newKey();
  name = kept.read(NAME) ?? "";
  /** @type {Array<{client: string, name: string, segment: string | null}>} the others */
  others = [];
  #article; #on;
  /** @type {string | null} */
  #segment = null;
  #timer = 0;
  #retry = 0;
  #wait = FIRST_WAIT_MS;
  /** @type {EventSource | null} */
  #source = null;

  /**
   * @param {string} article
   * @param {{people(): void, segments(fresh: Wire.Segment[]): void, comment(comment: Wire.Comment): void, anew(): void, version(next: string): void, assigned(name: string | null): void}} on
   *   anew: something was missed or reshaped, read all segments again
   */
  constructor(article, on) {
    this.#article = article;
    this.#on = on;
  }

  /**
   * Listens as long as the page is looked at. A browser has six connections to a server, for all of its tabs and for the pages that it keeps for the
   * way back: six that listened would leave none for anything else.
   */
  listen() {
    const heed = () => (document.hidden ? this.#hangUp() : this.#connect());
    document.addEventListener("visibilitychange", heed);
    window.addEventListener("pagehide", () => this.#hangUp());
    window.addEventListener("pageshow", (event) => { if (event.persisted) heed(); });
    heed();
  }

  #hangUp() {
    clearTimeout(this.#retry);
    this.#source?.close();
    this.#source = null;
    if (this.others.length) this.#set([]);
  }

  #connect() {
    this.#hangUp();
    this.#source = new EventSource(articles.eventsUrl(this.#article, this.client, this.name));
    /** @param {string} event @param {(told: any) => void} take */
    const on = (event, take) => this.#source?.addEventListener(event, (message) => take(JSON.parse(message.data)));
    this.#source.addEventListener("open", () => {
      // What was said before the line was there was not heard.
      this.#on.anew();
      this.#wait = FIRST_WAIT_MS;
      this.#tell();
    });
    this.#source.addEventListener("error", () => {
      if (this.others.length) this.#set([]);
      // A browser tries a broken line again, but not one that was answered with an error.
      if (this.#source?.readyState !== EventSource.CLOSED) return;
      this.#retry = setTimeout(() => this.#connect(), this.#wait);
      this.#wait = Math.min(2 * this.#wait, LONGEST_WAIT_MS);
    });
    on("people", ({ people }) => this.#set(people.filter((/** @type {{client: string}} */ { client }) => client !== this.client)));
    on("segments", ({ segments }) => this.#on.segments(segments));
    on("comment", (comment) => this.#on.comment(comment));
    on("reshaped", () => this.#on.anew());
    on("missed", () => this.#on.anew());
    on("version", ({ next }) => this.#on.version(next));
    on("assigned", ({ assignee }) => this.#on.assigned(assignee));
  }

  /** @param {typeof this.others} others */
  #set(others) {
    this.others = others;
    this.#on.people();
  }

  /** This page is on that segment now. @param {string | null} segment */
  move(segment) {
    if (segment === this.#segment) return;
    this.#segment = segment;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(), REST_MS);
  }

  /** @param {string} name */
  call(name) {
    this.name = name.trim();
    kept.write(NAME, this.name);
    this.#tell();
  }

  #tell() {
    if (this.#source?.readyState !== EventSource.OPEN) return;
    // Told again when the line is back: nobody misses it meanwhile.
    articles.present(this.#article, { client: this.client, name: this.name, segment: this.#segment }).catch(() => {});
  }

  /** The names of those who are on a segment. @param {string} segment @returns {string[]} */
  on(segment) {
    return this.others.filter((other) => other.segment === segment).map(called);
  }
}

/** @param {{name: string}} person */
export const called = ({ name }) => name || say("somebody");
