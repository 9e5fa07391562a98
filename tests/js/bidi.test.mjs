import test from "node:test";
import assert from "node:assert/strict";
import { arabicRuns, isolated } from "../../static/js/bidi.js";

const RUNS = [
  { name: "an Arabic word first", text: "«وبالمجلس» is the entry's word", runs: ["وبالمجلس"] },
  { name: "words of one run keep their order", text: "ب and في العراق: said", runs: ["ب", "في العراق"] },
  { name: "marks and stretching belong to it", text: "a مَـكـتَب b", runs: ["مَـكـتَب"] },
  { name: "none", text: "plain English", runs: [] },
];
for (const { name, text, runs } of RUNS) {
  test(`Arabic runs: ${name}`, () => {
    const found = arabicRuns(text);
    assert.deepEqual(found.filter(({ arabic }) => arabic).map(({ text }) => text), runs);
    assert.equal(found.map(({ text }) => text).join(""), text);
  });
}

test("a tooltip is isolated as a whole, and its Arabic in it", () => {
  assert.equal(isolated("و is “and”"), "\u2066\u2067و\u2069 is “and”\u2069");
});
