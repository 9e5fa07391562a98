/** WHAT IS THERE TO LOOK AT IN THE WHOLE ARTICLE? The drawer with the findings of all segments, and which checks are on. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { listedFindings } from "../findings.js";
import { say } from "../say.js";
import { own } from "./arabic.js";
import { mark } from "./findings.js";
import { problemNotice } from "./notice.js";

/** @typedef {import("../findings.js").Finding} Finding */

/**
 * @typedef {{close(): void, go(id: string, finding?: Finding): void, ignore(id: string, finding: Finding, ignored: boolean): void,
 *   showIgnored(shown: boolean): void, switch(kind: string, on: boolean): void}} FindingsEvents
 * @param {import("../editor/checks.js").Checks["model"]} model
 * @param {FindingsEvents} on
 */
export function checksDrawer(model, on) {
  const { answer, busy, problem, ignored } = model;
  return html`<section class="drawer" aria-label=${say("checks")}>
    <div class="row head">
      <h2 id="checks-head" tabindex="-1">${say("checks")}</h2>
      <label class="check small"><input type="checkbox" .checked=${ignored} @change=${(event) => on.showIgnored(event.target.checked)}> ${say("findings.show-ignored")}</label>
      <button class="push" @click=${on.close}>${say("close")} <kbd>Esc</kbd></button>
    </div>
    ${problemNotice(problem)}
    <div class="body checks">${answer ? articleFindings(answer, ignored, on) : html`<p class="soft">${busy ? say("findings.checking") : ""}</p>`}
      ${answer ? switches(answer.switches, on) : nothing}</div>
  </section>`;
}

/** @param {import("../findings.js").ArticleFindings} answer @param {boolean} ignored @param {FindingsEvents} on */
function articleFindings(answer, ignored, on) {
  const { listed, empty, hidden } = listedFindings(answer, ignored);
  return html`<div>
    <p class="small soft" role="status">${listed.length ? say("n.findings", { n: listed.length }) : say("findings.nothing-all")}${
      hidden ? ` · ${say("findings.some-ignored", { count: hidden })}` : ""}${empty.length ? ` · ${say("findings.untranslated", { segments: say("n.segments", { n: empty.length }) })}` : ""}
      ${empty.length ? html`<button class="quiet small" @click=${() => on.go(empty[0].id)}>${say("findings.first")}</button>` : nothing}</p>
    <ol class="findings">${listed.map(({ id, index, finding }) => html`<li class=${finding.ignored ? "ignored" : ""}>
      <button class="quiet small nums" aria-label=${say("findings.go", { segment: index + 1 })} @click=${() => on.go(id, finding)}>${index + 1}</button>
      ${mark(finding)}
      <button class="quiet small what" @click=${() => on.go(id, finding)}>${own(finding.message)}</button>
      <button class="quiet small" aria-label=${say(finding.ignored ? "findings.again-it" : "findings.ignore-it", { message: finding.message })}
        @click=${() => on.ignore(id, finding, !finding.ignored)}>${say(finding.ignored ? "findings.again" : "findings.ignore")}</button></li>`)}</ol>
  </div>`;
}

/** @param {import("../findings.js").CheckSwitch[]} all @param {FindingsEvents} on */
function switches(all, on) {
  return html`<details class="switches"><summary>${say("findings.switches")}</summary>
    <ul>${all.map(({ kind, on: is, default: usual }) => html`<li><label class="check small"><input type="checkbox" data-kind=${kind} .checked=${is}
      @change=${(event) => on.switch(kind, event.target.checked)}> ${say(`check.${kind}`)}${usual ? nothing : html` <span class="soft">${say("findings.strict")}</span>`}</label></li>`)}</ul>
  </details>`;
}
