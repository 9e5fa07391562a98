/** WHAT IF A REPAIR WAS WRONG? A proposal without one of its repairs. No DOM, no network. */

/**
 * @param {Wire.Proposal} proposal as the API gives it
 * @param {number} index of the repair
 * @returns {Wire.Proposal} the proposal with the unit's own English at that place again. What the evidence said of the term that was
 *   put in is gone with it
 */
export function takenBack(proposal, index) {
  const { repairs = [], touch = [], terms = [] } = proposal.evidence;
  const { from, span: [start, end], concept_id: concept } = repairs[index];
  const points = Array.from(proposal.text);
  const longer = Array.from(from).length - (end - start);
  /** @param {number} place */
  const moved = (place) => (place >= end ? place + longer : place);
  /** @param {[number, number]} span @returns {[number, number]} */
  const movedSpan = ([first, last]) => [moved(first), moved(last)];
  const left = repairs.filter((_, at) => at !== index).map((repair) => ({ ...repair, span: movedSpan(repair.span) }));
  return {
    ...proposal,
    text: [...points.slice(0, start), from, ...points.slice(end)].join(""),
    kind: left.length ? proposal.kind : "fuzzy",
    evidence: {
      ...proposal.evidence,
      repairs: left,
      touch: touch.filter(([first, last]) => last <= start || first >= end).map(movedSpan),
      terms: terms.filter((term) => concept === undefined || term.concept_id !== concept),
    },
  };
}
