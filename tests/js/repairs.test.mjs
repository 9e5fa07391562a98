import test from "node:test";
import assert from "node:assert/strict";
import { takenBack } from "../../static/js/repairs.js";

const proposal = {
  text: "On 3 May 24 ministers met in Cairo 🕊.",
  kind: "repaired",
  evidence: {
    repairs: [
      { from: "15 June", to: "3 May", span: [3, 8] },
      { from: "8", to: "24", span: [9, 11] },
      { from: "Beirut", to: "Cairo", span: [29, 34], concept_id: "cairo" },
    ],
    touch: [[12, 21], [29, 34]],
    terms: [{ concept_id: "cairo", status: "followed" }, { concept_id: "minister", status: "followed" }],
  },
};

test("repairs: what stood there before stands there again, and the others stay where they are", () => {
  const { text, kind, evidence } = takenBack(proposal, 0);
  assert.equal(text, "On 15 June 24 ministers met in Cairo 🕊.");
  assert.equal(kind, "repaired");
  const points = Array.from(text);
  assert.deepEqual(evidence.repairs.map(({ span: [start, end] }) => points.slice(start, end).join("")), ["24", "Cairo"]);
  assert.deepEqual(evidence.touch.map(([start, end]) => points.slice(start, end).join("")), ["ministers", "Cairo"]);
  assert.equal(proposal.text, "On 3 May 24 ministers met in Cairo 🕊.", "the proposal that was given stays as it is");
});

test("repairs: the verdict on a term goes with it, and without any repair the proposal is only similar", () => {
  const without = takenBack(proposal, 2);
  assert.deepEqual(without.evidence.terms.map((term) => term.concept_id), ["minister"]);
  assert.deepEqual(without.evidence.touch, [[12, 21]]);
  const last = takenBack(takenBack(without, 1), 0);
  assert.equal(last.text, "On 15 June 8 ministers met in Beirut 🕊.");
  assert.equal(last.kind, "fuzzy");
});
