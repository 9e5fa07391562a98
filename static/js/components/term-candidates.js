/** WHICH TERMS ARE MISSING? Phrases that recur in a memory and that no glossary has: one key makes a term of one, one says that it is none. */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { addConcept } from "../api.js";
import { glossaries } from "../api/glossaries.js";
import { announce } from "../live.js";
import { parts, say } from "../say.js";
import { glossaryPanel } from "./glossary-panel.js";
import { problemNotice } from "./notice.js";

/**
 * @typedef {object} Candidate
 * @property {string} text @property {number} units @property {number} of
 * @property {Array<{text: string, units: number}>} renderings
 * @property {string} english what is in its field
 */

/**
 * @param {HTMLElement} root
 * @param {{glossary(): string, added(): void}} page
 * @returns {{toggle(): void, renew(): void}}
 */
export function termCandidates(root, page) {
  /** @param {string} name @returns {Promise<Candidate[]>} */
  const ask = async (name) => (await glossaries.candidates(name)).map((one) => ({ ...one, english: one.renderings[0]?.text ?? "" }));
  const panel = glossaryPanel(root, { glossary: page.glossary, ask, draw, first: "input" });

  /** Does it, says so, and goes on to the next one. @param {Candidate} one @param {() => Promise<any>} work @param {string} said */
  async function settle(one, work, said) {
    const at = panel.answer?.indexOf(one) ?? -1;
    try {
      await work();
      panel.answer = panel.answer?.filter((other) => other !== one) ?? null;
      panel.problem = "";
      announce(said);
    } catch (error) {
      panel.problem = error.message;
    }
    draw();
    const fields = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("input"));
    (fields[Math.min(at, fields.length - 1)] ?? root.querySelector("button"))?.focus();
  }

  /** @param {Candidate} one */
  function add(one) {
    const english = one.english.trim();
    if (!english) return;
    const terms = [{ lang: "ar", text: one.text, status: "preferred" }, { lang: "en", text: english, status: "preferred" }];
    settle(one, () => addConcept(panel.asked, { terms }).then(page.added), say("candidates.added", { term: one.text }));
  }

  /** @param {Candidate} one */
  const dismiss = (one) => settle(one, () => glossaries.dismiss(panel.asked, one.text), say("candidates.dismissed", { term: one.text }));

  /** @param {Candidate} one */
  function line(one) {
    const others = one.renderings.filter(({ text }) => text !== one.english);
    return html`<li><form class="candidate" @submit=${(event) => { event.preventDefault(); add(one); }}>
      <span lang="ar" dir="rtl">${one.text}</span>
      <span class="small soft nums">${say("candidates.units", { units: say("n.units", { n: one.units }) })}</span>
      <input lang="en" dir="ltr" required aria-label=${say("candidates.english", { term: one.text })} .value=${one.english}
        @input=${(event) => { one.english = event.target.value; }}
        @keydown=${(event) => { if (event.key === "Escape") { event.preventDefault(); dismiss(one); } }}>
      <button>${say("candidates.add")}</button>
      <button type="button" class="quiet" @click=${() => dismiss(one)}>${say("candidates.dismiss")}<span class="hidden">: ${one.text}</span></button>
      ${others.length ? html`<span class="small others">${others.map(({ text, units }) => html`<button type="button" class="quiet small" @click=${() => { one.english = text; draw(); }}><bdi
        lang="en" dir="ltr">${text}</bdi> <span class="nums soft">${units}</span></button>`)}</span>` : nothing}
    </form></li>`;
  }

  function draw() {
    const { open, problem, answer: found, toggle } = panel;
    render(open ? html`<section class="panel stack" aria-labelledby="candidates-head">
      <div class="row"><h2 id="candidates-head">${say("candidates.head")}</h2><button class="push" @click=${toggle}>${say("close")}</button></div>
      <p class="small soft">${parts("candidates.help", { memory: "desk", add: html`<kbd>Enter</kbd>`, dismiss: html`<kbd>Esc</kbd>` })}</p>
      ${problemNotice(problem)}
      ${found === null ? (problem ? nothing : html`<p class="soft" role="status">${say("care.reading")}</p>`)
        : found.length ? html`<ul class="candidates">${found.map(line)}</ul>` : html`<p class="soft">${say("candidates.none")}</p>`}
    </section>` : nothing, root);
  }

  return panel;
}
