/** A text cut at its first hit. */

import assert from "node:assert/strict";
import test from "node:test";
import { keyword } from "../../static/js/keyword.js";

test("a text is cut at its first hit, and nothing of it is lost", () => {
  const text = "قال المجلس إن المجلس يرفض";
  const { before, hit, after, more } = keyword(text, [[4, 10], [14, 20]]);
  assert.deepEqual([before, hit, after], ["قال ", "المجلس", " إن المجلس يرفض"]);
  assert.equal(before + hit + after, text);
  assert.deepEqual(more, [{ start: 4, end: 10 }]);
});

test("offsets count code points", () => {
  const { before, hit, more } = keyword("😀 yes 😀 yes", [[2, 5], [8, 11]]);
  assert.deepEqual([before, hit, more], ["😀 ", "yes", [{ start: 3, end: 6 }]]);
});

test("a hit at an end leaves that side empty", () => {
  assert.deepEqual(keyword("yes", [[0, 3]]), { before: "", hit: "yes", after: "", more: [] });
});

test("without a hit all of it comes after, on one line", () => {
  assert.deepEqual(keyword("one\ntwo\tthree", []), { before: "", hit: "", after: "one two three", more: [] });
  assert.equal(keyword("one", [[1, 1]]).after, "one");
});
