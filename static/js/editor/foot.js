/** WHAT IS IN THE DRAWER? Concordance, history, comments, checks or the preview, at the foot of the editor. Not everybody needs it: it comes when it is first opened. */

import { render } from "../../vendor/lit-html/lit-html.js";
import { announce } from "../live.js";
import { say } from "../say.js";

/**
 * @typedef {typeof import("../components/drawer.js") & typeof import("../components/comments.js")
 *   & typeof import("../components/findings-drawer.js") & typeof import("../components/preview.js")} Shelf what draws it
 */

export class Foot {
  #element; #bench; #talk; #checks; #place; #article;
  /** @type {Shelf | null} */
  #shelf = null;

  /**
   * @param {HTMLElement} element
   * @param {{bench(): import("./workbench.js").Workbench, talk: import("./talk.js").Talk, checks: import("./checks.js").Checks,
   *   place(segment: string): number | undefined, article: {segments(): Wire.Segment[], english(segment: Wire.Segment): string}}} wiring
   *   `place`: the number of a segment
   */
  constructor(element, { bench, talk, checks, place, article }) {
    this.#element = element;
    this.#bench = bench;
    this.#talk = talk;
    this.#checks = checks;
    this.#place = place;
    this.#article = article;
  }

  /** Fetches what draws it. */
  async load() {
    const parts = [import("../components/drawer.js"), import("../components/comments.js"), import("../components/findings-drawer.js"),
      import("../components/preview.js")];
    this.#shelf ??= Object.assign({}, ...await Promise.all(parts));
  }

  async draw() {
    const bench = this.#bench();
    if (!bench.lookup.model.tab && !this.#shelf) return;
    try {
      if (!this.#shelf) await this.load();
    } catch {
      bench.lookup.model.tab = null;
      return announce(say("problem.asks"));
    }
    const { tab } = bench.lookup.model;
    render(tab === "checks" ? this.#findings() : tab === "preview" ? this.#preview() : this.#drawer(), this.#element);
  }

  #preview() {
    const bench = this.#bench();
    return this.#shelf?.preview(this.#article.segments(), this.#article.english, {
      close: () => bench.closeDrawer(),
      go: (segment) => bench.activate(segment, { centre: true }),
    });
  }

  #findings() {
    const bench = this.#bench();
    const checks = this.#checks;
    return this.#shelf?.checksDrawer(checks.model, {
      close: () => bench.closeDrawer(),
      go: (segment, finding) => {
        bench.activate(segment, { centre: true });
        if (finding) checks.jump(finding);
      },
      ignore: (segment, finding, ignored) => checks.ignore(segment, finding, ignored),
      showIgnored: (shown) => checks.showIgnored(shown),
      switch: (kind, on) => checks.switch(kind, on),
    });
  }

  #drawer() {
    const bench = this.#bench();
    return this.#shelf?.drawer(bench.lookup.model, {
      close: () => bench.closeDrawer(),
      look: (q, side) => bench.lookup.look(q, side),
      word: (text) => bench.insertWord(text),
      talk: (segment) => this.#comments(segment),
      restore: (text) => { bench.setText(text); announce(say("say.restored")); },
    });
  }

  /** @param {string} segment */
  #comments(segment) {
    const talk = this.#talk;
    /** @param {Error} error */
    const failed = (error) => announce(error.message);
    const others = [...talk.waiting()].filter(([each]) => each !== segment).flatMap(([each, open]) => {
      const number = this.#place(each);
      return number ? [{ segment: each, number, open }] : [];
    });
    return this.#shelf?.comments({ segment, comments: talk.on(segment), others, draft: talk.drafts.get(segment) ?? "" }, {
      draft: (text) => {
        talk.drafts.set(segment, text);
        this.draw();
      },
      say: (text) => talk.say(segment, text).catch(failed),
      settle: (comment, settled) => talk.settle(comment, settled).catch(failed),
      go: (each) => this.#bench().activate(each, { centre: true }),
    });
  }
}
