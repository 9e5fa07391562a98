/** WHAT WAS SAID ABOUT THIS SEGMENT? The comments in the drawer, with a field for one more. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { ago } from "../words.js";

/**
 * @param {{segment: string, comments: import("../editor/talk.js").Comment[], others: Array<{segment: string, number: number, open: number}>,
 *   draft: string}} model others: where else in the article something waits; draft: what is being written
 * @param {{say(text: string): void, draft(text: string): void, settle(id: number, settled: boolean): void, go(segment: string): void}} on
 */
export function comments({ comments: all, others, draft }, on) {
  return html`
    ${all.length ? html`<ol class="revisions">${all.map((each) => html`<li class=${each.settled ? "settled" : ""}>
      <p class="small soft"><bdi>${each.who}</bdi> · <time datetime=${each.at}>${ago(each.at)}</time>${each.settled ? html` · settled by <bdi>${each.settled_by}</bdi>` : nothing}</p>
      <p dir="auto">${each.text}</p>
      <button class="quiet small" @click=${() => on.settle(each.id, !each.settled)}>${each.settled ? "Open again" : "Settle"}</button>
    </li>`)}</ol>` : html`<p class="soft">Nothing was said about this segment yet.</p>`}
    <form class="row" @submit=${(event) => {
      event.preventDefault();
      if (draft.trim()) on.say(draft);
    }}>
      <input id="comment" name="text" dir="auto" maxlength="4000" autocomplete="off" .value=${draft} @input=${(event) => on.draft(event.target.value)} aria-label="Your comment" placeholder="Ask or tell a colleague">
      <button>Comment</button>
    </form>
    ${others.length ? html`<p class="small soft">Also open: ${others.map(({ segment, number, open }) => html`
      <button class="quiet small" @click=${() => on.go(segment)}>segment ${number}${open > 1 ? ` (${open})` : ""}</button>`)}</p>` : nothing}`;
}
