/** WHAT DOES THE MEMORY HOLD HERE? One unit with its hits marked; its English can be put right or thrown away. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { kindWords, percent } from "../score.js";
import { day } from "../words.js";
import { arabicDiff, hitTexts } from "./arabic.js";
import { problemNotice } from "./notice.js";

/**
 * @typedef {{editing: boolean, removing: boolean, text: string, problem: string}} Work what is being done to a unit
 * @param {any} hit
 * @param {{side: string, work: Work | undefined}} model
 * @param {{edit(): void, type(text: string): void, save(): void, ask(): void, remove(): void, leave(): void}} on
 */
export function unitHit(hit, { side, work }, on) {
  const { origin } = hit;
  const { source, target } = hitTexts(hit, side);
  return html`<li>
    ${hit.diff ? html`<div>${arabicDiff(hit.diff)}<p class="small soft likeness"><strong class="nums">${percent(hit.score, hit.kind)}</strong>
        ${kindWords(hit.kind).word}</p></div>`
      : html`<p lang="ar" dir="rtl">${source}</p>`}
    <div>
      ${work?.editing
        ? html`<textarea lang="en" dir="ltr" rows="3" aria-label="English of this unit" .value=${work.text}
            @input=${(event) => on.type(event.target.value)}
            @keydown=${(event) => {
              if (event.isComposing) return;
              if (event.key === "Escape") on.leave();
              if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) on.save();
            }}></textarea>
          <p class="row"><button class="main-action" @click=${on.save}>Save <kbd>Ctrl ↵</kbd></button><button @click=${on.leave}>Leave</button></p>`
        : html`<p lang="en" dir="ltr">${target}</p>`}
      ${problemNotice(work?.problem)}
      ${work?.removing
        ? html`<p class="row note bad">Delete this unit from the memory? <button class="danger" @click=${on.remove}>Delete</button><button @click=${on.leave}>Keep</button></p>`
        : nothing}
      <p class="small soft origin">
        ${origin?.article_title ? html`<bdi lang="ar" dir="rtl">${origin.article_title}</bdi> · ` : nothing}
        ${origin?.import ? html`import <bdi>${origin.import}</bdi> · ` : nothing}
        ${origin?.who ? html`<bdi>${origin.who}</bdi> · ` : nothing}
        ${origin?.at ? html`<time datetime=${origin.at}>${day(origin.at)}</time>` : nothing}
        ${origin?.uses > 1 ? html` · used ${origin.uses}×` : nothing}
        ${work?.editing || work?.removing ? nothing : html`
<span class="push">
          <button class="quiet small" @click=${on.edit}>Edit</button><button class="quiet small danger" @click=${on.ask}>Delete</button></span>`}
      </p>
    </div>
  </li>`;
}
