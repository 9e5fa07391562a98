import "./english.mjs";
import test from "node:test";
import assert from "node:assert/strict";
import { findingWords, listedFindings } from "../../static/js/findings.js";

const finding = (kind, more = {}) =>
  ({ kind, severity: "error", message: `${kind}.`, source: [], target: [], fingerprint: kind, ignored: false, ...more });

test("a screen reader hears what is open, and not what is ignored", () => {
  assert.equal(findingWords([]), "The checks find nothing.");
  assert.equal(findingWords([finding("number", { ignored: true })]), "The checks find nothing.");
  assert.equal(findingWords([finding("number"), finding("date"), finding("term", { ignored: true })]), "2 findings: number. date.");
});

test("segments without English are told apart from findings, and ignored ones are counted", () => {
  const gap = finding("empty", { target: [{ start: 0, end: 3 }] });
  const answer = { switches: [], open: 2, segments: [
    { id: "a", index: 0, findings: [finding("empty")] },
    { id: "b", index: 1, findings: [finding("number"), finding("date", { ignored: true })] },
    { id: "c", index: 2, findings: [gap] },
  ] };
  const some = listedFindings(answer, false);
  assert.deepEqual(some.listed.map(({ id, finding: { kind } }) => [id, kind]), [["b", "number"], ["c", "empty"]]);
  assert.deepEqual(some.empty.map(({ id }) => id), ["a"]);
  assert.equal(some.hidden, 1);
  assert.equal(listedFindings(answer, true).listed.length, 3);
});
