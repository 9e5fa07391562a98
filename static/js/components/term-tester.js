/** WOULD THIS TERM BE FOUND? A sentence is pasted, and what the recogniser finds in it is marked. */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { glossaries } from "../api/glossaries.js";
import { CONFIDENCE } from "../words.js";
import { marked, mixed } from "./arabic.js";
import { problemNotice } from "./notice.js";

/**
 * @param {HTMLElement} root
 * @param {() => string} glossary the one that is open
 * @returns {() => void} runs the test again, for when a concept was changed
 */
export function termTester(root, glossary) {
  let text = "", problem = "", timer = 0, asked = 0;
  /** @type {{text: string, occurrences: any[]} | null} */
  let found = null;

  async function test() {
    const turn = ++asked;
    const sent = text;
    try {
      const occurrences = sent.trim() ? await glossaries.recognise(sent, [glossary()]) : [];
      if (turn !== asked) return;
      found = { text: sent, occurrences };
      problem = "";
    } catch (error) {
      problem = error.message;
    }
    draw();
  }

  function draw() {
    render(html`<details class="panel tester" ?open=${text !== ""}>
      <summary>Try a sentence: which terms are recognised?</summary>
      <textarea lang="ar" dir="rtl" rows="2" aria-label="Arabic sentence" placeholder="ألصق جملة هنا" @input=${(event) => {
        text = event.target.value;
        clearTimeout(timer);
        timer = setTimeout(test, 250);
      }}></textarea>
      ${problemNotice(problem)}
      ${found?.text.trim() ? html`
        <p class="tested" lang="ar" dir="rtl">${marked(found.text, found.occurrences, (span, inner) =>
          html`<mark class=${span.confidence} title=${`${span.term} → ${english(span)}`}>${inner}</mark>`)}</p>
        <div role="status"><ul class="found">${found.occurrences.length ? found.occurrences.map((each) => html`<li>
          <bdi lang="ar" dir="rtl">${each.text}</bdi> <span class="small soft">${each.match}${each.within ? ", inside a longer term" : ""}</span>
          <span aria-hidden="true">→</span> <bdi lang="ar" dir="rtl">${each.term}</bdi> <span aria-hidden="true">→</span>
          <bdi lang="en" dir="ltr">${english(each)}</bdi>
          ${CONFIDENCE[each.confidence] ? html`<span class="small doubt">${CONFIDENCE[each.confidence]}</span>` : nothing}
          ${each.explanation ? html`<p class="help" dir="ltr">${mixed(each.explanation.sentence)}</p>` : nothing}</li>`) : html`<li class="soft">No term of this glossary is in it.</li>`}</ul></div>` : nothing}
    </details>`, root);
  }

  draw();
  return () => { if (text) test(); };
}

/** @param {any} occurrence */
function english({ targets }) {
  return targets.find(({ status }) => status === "preferred")?.text ?? targets[0]?.text ?? "";
}
