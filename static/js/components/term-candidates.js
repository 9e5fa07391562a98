/** WHICH TERMS ARE MISSING? Phrases that recur in a memory and that no glossary has: one key makes a term of one, one says that it is none, and can be taken back. */

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
 * @property {boolean} none somebody just said that it is no term
 */

/**
 * @param {HTMLElement} root
 * @param {{glossary(): string, added(): Promise<void>}} page
 * @returns {{toggle(): void, renew(): void}}
 */
export function termCandidates(root, page) {
  /** @param {string} name @returns {Promise<Candidate[]>} */
  const ask = async (name) => (await glossaries.candidates(name)).map((one) => ({ ...one, english: one.renderings[0]?.text ?? "", none: false }));
  const panel = glossaryPanel(root, { glossary: page.glossary, ask, draw, first: "input" });

  /** Does it, says so, and goes on to the next one. @param {Candidate} one @param {() => Promise<any>} work @param {string} said @param {number} [step] where the keys go on, from its place */
  async function settle(one, work, said, step = 1) {
    const at = panel.answer?.indexOf(one) ?? 0;
    try {
      await work();
      panel.problem = "";
      announce(said);
    } catch (error) {
      panel.problem = error.message;
      step = 0;
    }
    draw();
    const lines = [...root.querySelectorAll(".candidates > li")];
    // Those behind it, else those before it; one that is no term has no field.
    const order = [...lines.slice(at + step), ...lines.slice(0, at + step).reverse()];
    const field = order.map((line) => line.querySelector("input")).find((input) => input !== null);
    (field ?? root.querySelector("button"))?.focus();
  }

  /** @param {Candidate} one */
  function add(one) {
    const english = one.english.trim();
    if (!english) return;
    const terms = [{ lang: "ar", text: one.text, status: "preferred" }, { lang: "en", text: english, status: "preferred" }];
    settle(one, async () => {
      await addConcept(panel.asked, { terms });
      await page.added();
      panel.answer = panel.answer?.filter((other) => other !== one) ?? null;
    }, say("candidates.added", { term: one.text }), 0);
  }

  /** @param {Candidate} one */
  const dismiss = (one) => settle(one, async () => {
    await glossaries.dismiss(panel.asked, one.text, true);
    one.none = true;
  }, say("candidates.dismissed", { term: one.text }));

  /** @param {Candidate} one */
  const bringBack = (one) => settle(one, async () => {
    await glossaries.dismiss(panel.asked, one.text, false);
    one.none = false;
  }, say("candidates.back", { term: one.text }), 0);

  /** @param {KeyboardEvent} event @param {Candidate} one */
  function keys(event, one) {
    if (event.key !== "Delete" || !event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    dismiss(one);
  }

  /** @param {Candidate} one */
  function line(one) {
    if (one.none) {
      return html`<li class="candidate none"><span lang="ar" dir="rtl">${one.text}</span> <span class="small soft">${say("candidates.is-none")}</span>
        <button type="button" @click=${() => bringBack(one)}>${say("take-back")}<span class="hidden">: ${one.text}</span></button></li>`;
    }
    const others = one.renderings.filter(({ text }) => text !== one.english);
    return html`<li><form class="candidate" @submit=${(event) => { event.preventDefault(); add(one); }}>
      <span lang="ar" dir="rtl">${one.text}</span>
      <span class="small soft nums">${say("candidates.units", { units: say("n.units", { n: one.units }) })}</span>
      <input lang="en" dir="ltr" required aria-label=${say("candidates.english", { term: one.text })} .value=${one.english}
        @input=${(event) => { one.english = event.target.value; }}
        @keydown=${(event) => keys(event, one)}>
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
      <p class="small soft">${parts("candidates.help", { memory: "desk", add: html`<kbd>Enter</kbd>`, dismiss: html`<bdi dir="ltr"><kbd>Alt</kbd> <kbd>Delete</kbd></bdi>`, close: html`<kbd>Esc</kbd>` })}</p>
      ${problemNotice(problem)}
      ${found === null ? (problem ? nothing : html`<p class="soft" role="status">${say("care.reading")}</p>`)
        : found.length ? html`<ul class="candidates">${found.map(line)}</ul>` : html`<p class="soft">${say("candidates.none")}</p>`}
    </section>` : nothing, root);
  }

  return panel;
}
