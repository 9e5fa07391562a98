/** HOW DOES A SEGMENT LOOK? Arabic, the mark of its state, English; the active one with its field. */

import { html, nothing } from "../../vendor/lit-html/lit-html.js";
import { arabicSide, isolated, unseen } from "../bidi.js";
import { ROLES, translatable } from "../editor-state.js";
import { keys } from "../keys.js";
import { say } from "../say.js";
import { STATES, explained, problemWords, reasonWords } from "../words.js";
import { marked, shown } from "./arabic.js";
import { segmentFindings } from "./findings.js";
import { conflictBox } from "./conflict-box.js";
import { hereMark } from "./people-menu.js";
import { splitter } from "./splitter.js";
import { termForm } from "./term-form.js";

/**
 * @typedef {object} RowModel
 * @property {import("../editor-state.js").Segment} segment
 * @property {ReturnType<import("../saver.js").Saver["view"]>} view
 * @property {boolean} first it opens its block
 * @property {boolean} active
 * @property {string[]} others who else is here
 * @property {number} comments how many wait for an answer
 * @property {boolean} reviewing a second person reads
 * @property {Wire.Occurrence[]} occurrences terms to mark in the Arabic
 * @property {number} repeats how many other segments have the same Arabic; counted for the active one alone
 * @property {number} filled how many of these were filled when it was confirmed, and can be put back
 * @property {{places: number[], at: number} | null} split
 * @property {import("../findings.js").Finding[]} findings of the checks; of the active one alone
 * @property {Array<{start: number, end: number}>} lit what a finding is about in the Arabic
 * @property {import("./term-form.js").TermDraft | null} term the form of a new one, if it is open
 *
 * @typedef {object} RowActions
 * @property {(id: string) => void} activate
 * @property {() => void} input
 * @property {() => void} blur
 * @property {(block: number, role: string) => void} role
 * @property {(command: string) => void} command
 * @property {(index: number) => void} splitAt
 * @property {(id: string, choice: "mine"|"theirs"|"edit") => void} resolve
 * @property {(finding: import("../findings.js").Finding) => void} jump
 * @property {(finding: import("../findings.js").Finding, ignored: boolean) => void} ignore
 *
 * @param {RowModel} model
 * @param {RowActions} on
 */
export function segmentRow(model, on) {
  const { segment, view, first, active } = model;
  // No space between the parts, and few of them: each is a node of the page, a thousand times over, and the browser walks over all of them at each key.
  return html`<div class="where"><button class="number nums" aria-label=${say("segment.at", { segment: segment.index + 1 })} aria-current=${active ? "true" : nothing}
    @click=${() => on.activate(segment.id)} .textContent=${segment.index + 1}></button>${first ? (active ? roleMenu(segment, on) : roleWord(segment)) : nothing}${some(
    hereMark(model.others),
    model.comments ? html`<button class="quiet small comments" @click=${() => { on.activate(segment.id); on.command("comments"); }}
      title=${say("n.open-comments", { n: model.comments })}>${say("n.comments", { n: model.comments })}</button>` : nothing,
  )}</div>${source(model, on)}${stateMark(view)}<div class="target">${active
    ? activeField(model, on)
    : english(view.target)}${some(
    model.filled ? html`<p class="small soft">${say("row.also", { segments: say("n.other-segments", { n: model.filled }) })}
      <button class="quiet small" title=${say("row.put-back-help") + keys.hint("put-back")} @click=${() => on.command("fill-undo")}>${say("row.put-back", { count: model.filled })}</button></p>` : nothing,
    conflictBox(view, (choice) => on.resolve(segment.id, choice)),
  )}</div>`;
}

/** @param {string} target */
function english(target) {
  const text = shown(target, "en");
  return typeof text !== "string" ? html`<p lang="en" dir="ltr">${text}</p>`
    : text ? html`<p lang="en" dir="ltr" .textContent=${text}></p>` : html`<p class="soft" lang="en" dir="ltr" aria-hidden="true">–</p>`;
}

/** Those that are there. @param {import("../../vendor/lit-html/lit-html.js").Value[]} values */
function some(...values) {
  const there = values.filter((value) => value !== nothing);
  return there.length > 1 ? there : there[0] ?? nothing;
}

/** @param {RowModel} model @param {RowActions} on */
function source({ segment, first, active, occurrences, repeats, split, lit }, on) {
  if (split) return splitter(segment.source, split, on);
  const { lang, dir } = arabicSide(segment.source);
  const text = active && lit.length
    ? marked(segment.source, lit, (_, inner) => html`<mark class="lit">${inner}</mark>`, (leaf) => shown(leaf, lang))
    : active && occurrences.length
    ? marked(segment.source, occurrences, termMark, (leaf) => shown(leaf, lang))
    : shown(segment.source, lang);
  return html`<div class="source">${typeof text === "string" ? html`<p class="arabic" lang=${lang} dir=${dir} .textContent=${text}></p>`
    : html`<p class="arabic" lang=${lang} dir=${dir}>${text}</p>`}${some(
    first && !translatable(segment) && segment.reason ? html`<p class="small soft">${reasonWords(segment)}</p>` : nothing,
    active ? html`<p class="tools">
      <button class="quiet small" title=${say("row.split-help") + keys.hint("split")} @click=${() => on.command("split")}>${say("row.split")}</button>
      <button class="quiet small" title=${say("row.join-help") + keys.hint("join")} @click=${() => on.command("join")}>${say("row.join")}</button>
      <button class="quiet small" title=${say("row.copy-help") + keys.hint("copy-source")} @click=${() => on.command("copy-source")}>${say("row.copy")}</button>
      ${repeats ? html`<span class="small soft">${say("row.repeats", { count: repeats })}</span>` : nothing}
    </p>` : nothing,
  )}</div>`;
}

/** A doubtful one can be focused, and then says in words why it is. @param {Wire.Occurrence} occurrence @param {import("../../vendor/lit-html/lit-html.js").Value} inner */
function termMark(occurrence, inner) {
  if (occurrence.confidence !== "doubtful") return html`<mark data-term title=${termTitle(occurrence)}>${inner}</mark>`;
  const words = isolated(say("row.doubtful", { english: termTitle(occurrence), why: explained(occurrence) }));
  return html`<mark data-term class="doubtful" tabindex="0" title=${words} data-say=${words}>${inner}</mark>`;
}

/** @param {Wire.Occurrence} occurrence */
function termTitle({ targets }) {
  return targets.filter(({ status }) => status !== "forbidden").map(({ text }) => text).join(", ");
}

/** @param {RowModel["view"]} view */
function stateMark(view) {
  const { word, icon } = STATES[view.state] ?? STATES.empty;
  const trouble = ["conflict", "refused", "retrying"].includes(view.status);
  const busy = view.state !== view.saved && !trouble;
  return trouble
    ? html`<p class="state conflict"><span aria-hidden="true">▲</span> ${say(view.status === "conflict" ? "row.conflict" : "row.not-saved")}</p>`
    : html`<p class="state ${view.state}"><span aria-hidden="true" .textContent=${icon}></span> ${(view.state === "empty" ? say("row.empty") : word) + (busy ? "…" : "")}</p>`;
}

/** The words beside the field. @param {RowModel} model */
function saveWords({ view }) {
  switch (view.status) {
    case "saved": return view.revision > 0 ? say("row.saved") : "";
    case "waiting": case "saving": return say("save.saving");
    case "retrying": return say("row.retrying");
    case "held": return say("row.held");
    case "conflict": return say("row.in-conflict");
    default: return say("row.refused");
  }
}

/** Where the English came from, if it was not typed. @param {Wire.Origin | null | undefined} origin */
function originWords(origin) {
  return origin && ["proposal", "version", "repetition"].includes(origin.kind) ? say(`origin.${origin.kind}`) : "";
}

/** @param {RowModel} model @param {RowActions} on */
function activeField(model, on) {
  const { segment, view } = model;
  // The field itself is one for all rows, and goes from place to place (rows.js).
  return html`<div class="field-here"></div>
    ${unseenNote(view.target)}
    ${view.problem ? refusal(view.problem, on) : nothing}
    ${segmentFindings(model.findings, on)}
    ${model.term ? termForm(model.term, { save: () => on.command("term-save"), leave: () => on.command("term-leave") }) : nothing}
    <p class="tools">
      <span class="save small ${view.status}">${saveWords(model)}</span>
      <span class="small soft">${view.status === "saved" ? originWords(segment.origin) : ""}</span>
      <span class="push"><button class="quiet small" title=${say("row.comment-help") + keys.hint("comments")} @click=${() => on.command("comments")}>${say("row.comment")}</button>
        <button class="quiet small" @click=${() => on.command("history")}>${say("row.history")}</button>
        <button class="main-action" @click=${() => on.command("confirm")}>${say(model.reviewing ? "row.accept" : "row.confirm")} <kbd>${keys.caps("confirm").join(" ")}</kbd></button></span>
    </p>`;
}

/** Why the server does not take the text; of a segment that is gone, what happened and the way on. @param {import("../words.js").Problem} problem @param {RowActions} on */
function refusal(problem, on) {
  if (problem.status !== 404) return html`<p class="note bad small" role="alert">${problemWords(problem)}</p>`;
  return html`<p class="note bad small" role="alert">${say("row.gone")}</p>
    <p class="row"><button class="main-action" @click=${() => on.command("open-anew")}>${say("row.open-anew")}</button></p>`;
}

/** A field shows plain text alone: what nobody sees in it is named below it, while the switch is on. @param {string} text */
function unseenNote(text) {
  const found = unseen(text);
  return found.length ? html`<p class="unseen-note small soft">${say("row.invisible", { marks: found.map(([name, n]) => (n > 1 ? `${name} ×${n}` : name)).join(say("comma")) })}</p>` : nothing;
}

/** Only the row in work offers to change it. @param {import("../editor-state.js").Segment} segment */
function roleWord(segment) {
  const { role } = segment;
  return html`<span class="role ${role}" title=${reasonWords(segment) || nothing} .textContent=${say(`role.${role}`)}></span>`;
}

/** @param {import("../editor-state.js").Segment} segment @param {RowActions} on */
function roleMenu(segment, on) {
  const label = say("row.role", { segment: segment.index + 1 });
  // The list is made when it is asked for: one that came and went with each step took longer than all else of the step.
  /** @param {{currentTarget: HTMLElement}} event */
  const open = ({ currentTarget: word }) => {
    const list = document.createElement("select");
    list.className = "role";
    list.ariaLabel = label;
    list.append(...ROLES.map((role) => new Option(say(`role.${role}`), role, false, role === segment.role)));
    const close = () => { list.onblur = null; list.replaceWith(word); };
    // Later: a row that is drawn anew takes the list away itself.
    list.onblur = () => setTimeout(close);
    // What is chosen stands only when the server took it: then the row is drawn with the new role.
    list.onchange = () => { close(); word.focus(); on.role(segment.block, list.value); };
    word.replaceWith(list);
    list.focus();
    list.showPicker?.();
  };
  const reason = reasonWords(segment);
  const word = say(`role.${segment.role}`);
  return html`<button class="role ${segment.role}" aria-label="${label}: ${word}" aria-haspopup="listbox"
    title=${reason || say("row.role-help")} aria-description=${reason || nothing} @click=${open}>${word}</button>`;
}
