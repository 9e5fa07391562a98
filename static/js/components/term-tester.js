/** WOULD THIS TERM BE FOUND? A sentence is pasted, and what the recogniser finds in it is marked. */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { glossaries } from "../api/glossaries.js";
import { say } from "../say.js";
import { CONFIDENCE, explained } from "../words.js";
import { marked, own } from "./arabic.js";
import { problemNotice } from "./notice.js";

/**
 * @param {HTMLElement} root
 * @param {() => string} glossary the one that is open
 * @returns {() => void} runs the test again, for when a concept was changed
 */
export function termTester(root, glossary) {
  let text = "", problem = "", timer = 0, asked = 0;
  /** @type {{text: string, occurrences: Wire.Occurrence[]} | null} */
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
      <summary>${say("tester")}</summary>
      <textarea lang="ar" dir="rtl" rows="2" aria-label=${say("tester.sentence")} placeholder=${say("tester.paste-here")} @input=${(event) => {
        text = event.target.value;
        clearTimeout(timer);
        timer = setTimeout(test, 250);
      }}></textarea>
      ${problemNotice(problem)}
      ${found?.text.trim() ? html`
        <p class="tested" lang="ar" dir="rtl">${marked(found.text, found.occurrences, (span, inner) =>
          html`<mark class=${span.confidence} title=${`${span.term} ${say("arrow")} ${english(span)}`}>${inner}</mark>`)}</p>
        <div role="status"><ul class="found">${found.occurrences.length ? found.occurrences.map((each) => html`<li>
          <bdi lang="ar" dir="rtl">${each.text}</bdi> <span class="small soft">${each.within ? say("tester.within", { match: say(`tester.${each.match}`) }) : say(`tester.${each.match}`)}</span>
          <span aria-hidden="true">${say("arrow")}</span> <bdi lang="ar" dir="rtl">${each.term}</bdi> <span aria-hidden="true">${say("arrow")}</span>
          <bdi lang="en" dir="ltr">${english(each)}</bdi>
          ${CONFIDENCE[each.confidence] ? html`<span class="small doubt">${CONFIDENCE[each.confidence]}</span>` : nothing}
          ${each.explanation ? html`<p class="help">${own(explained(each))}</p>` : nothing}</li>`) : html`<li class="soft">${say("tester.none")}</li>`}</ul></div>` : nothing}
    </details>`, root);
  }

  draw();
  return () => { if (text) test(); };
}

/** @param {Wire.Occurrence} occurrence */
function english({ targets }) {
  return targets.find(({ status }) => status === "preferred")?.text ?? targets[0]?.text ?? "";
}
