/** WHAT WAS SAID ABOUT THIS SEGMENT? The comments in the drawer, with a field for one more. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { parts, say } from "../say.js";
import { ago } from "../words.js";

/**
 * @param {{segment: string, comments: import("../editor/talk.js").Comment[], others: Array<{segment: string, number: number, open: number}>,
 *   draft: string}} model others: where else in the article something waits; draft: what is being written
 * @param {{say(text: string): void, draft(text: string): void, settle(id: number, settled: boolean): void, go(segment: string): void}} on
 */
export function comments({ comments: all, others, draft }, on) {
  return html`
    ${all.length ? html`<ol class="revisions">${all.map((each) => html`<li class=${each.settled ? "settled" : ""}>
      <p class="small soft"><bdi>${each.who}</bdi> · <time datetime=${each.at}>${ago(each.at)}</time>${each.settled ? html` · ${parts("comments.settled-by", { name: html`<bdi>${each.settled_by}</bdi>` })}` : nothing}</p>
      <p dir="auto">${each.text}</p>
      <button class="quiet small" @click=${() => on.settle(each.id, !each.settled)}>${say(each.settled ? "comments.open" : "comments.settle")}</button>
    </li>`)}</ol>` : html`<p class="soft">${say("comments.none")}</p>`}
    <form class="row" @submit=${(event) => {
      event.preventDefault();
      if (draft.trim()) on.say(draft);
    }}>
      <input id="comment" name="text" dir="auto" maxlength="4000" autocomplete="off" .value=${draft} @input=${(event) => on.draft(event.target.value)} aria-label=${say("comments.yours")} placeholder=${say("row.comment-help")}>
      <button>${say("row.comment")}</button>
    </form>
    ${others.length ? html`<p class="small soft">${say("comments.also")} ${others.map(({ segment, number, open }) => html`
      <button class="quiet small" @click=${() => on.go(segment)}>${say(open > 1 ? "comments.segments" : "comments.segment", { segment: number, count: open })}</button>`)}</p>` : nothing}`;
}
