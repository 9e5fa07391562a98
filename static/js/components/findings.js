/** WHAT IS THERE TO LOOK AT? The findings under the English of a segment. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { SEVERITY } from "../findings.js";
import { say } from "../say.js";
import { own } from "./arabic.js";

/** @typedef {import("../findings.js").Finding} Finding */

/** More lines would push the button below them off the screen while a long sentence is begun. */
const MOST = 3;

/** @param {Finding} finding */
export function mark({ severity, ignored }) {
  const { word, icon } = SEVERITY[severity] ?? SEVERITY.warning;
  return html`<span class="severity ${severity}"><span aria-hidden="true">${icon}</span> <span class="hidden">${ignored ? say("findings.ignored") : word}: </span></span>`;
}

/**
 * @param {Finding[]} findings
 * @param {{jump(finding: Finding): void, ignore(finding: Finding, ignored: boolean): void}} on
 */
export function segmentFindings(findings, on) {
  const open = findings.filter(({ ignored }) => !ignored);
  const ignored = findings.length - open.length;
  if (!findings.length) return nothing;
  const first = open.length > MOST ? open.slice(0, MOST - 1) : open;
  const more = open.slice(first.length);
  /** @param {Finding} finding */
  const line = (finding) => html`<li>${mark(finding)}
      <button class="quiet small what" title=${say("findings.show")} @click=${() => on.jump(finding)}>${own(finding.message)}</button>
      <button class="quiet small" aria-label=${say("findings.ignore-it", { message: finding.message })} @click=${() => on.ignore(finding, true)}>${say("findings.ignore")}</button></li>`;
  return html`<ul class="findings" aria-label=${say("findings.head")}>
    ${first.map(line)}
    ${more.length ? html`<li><details class="small"><summary>${say("n.more-findings", { n: more.length })}</summary><ul class="findings">${more.map(line)}</ul></details></li>` : nothing}
    ${ignored ? html`<li class="small soft">${say("findings.ignored-here", { findings: say("n.findings", { n: ignored }) })}
      <button class="quiet small" @click=${() => findings.filter((each) => each.ignored).forEach((each) => on.ignore(each, false))}>${say("findings.again")}</button></li>` : nothing}
  </ul>`;
}
