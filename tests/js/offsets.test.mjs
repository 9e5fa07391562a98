import test from "node:test";
import assert from "node:assert/strict";
import { nearest, nest, toPoints, toUnits, wordStarts } from "../../static/js/offsets.js";

// An emoji is one code point and two UTF-16 units; Arabic letters and harakat are one of each.
const CASES = [
  { name: "plain Arabic", text: "عاد الوزير", points: 4, units: 4 },
  { name: "after an emoji", text: "🕊 عاد الوزير", points: 2, units: 3 },
  { name: "two emoji", text: "🕊🕊ب", points: 2, units: 4 },
  { name: "harakat count", text: "عَادَ", points: 4, units: 4 },
  { name: "the end", text: "🕊ب", points: 2, units: 3 },
  { name: "the start", text: "🕊ب", points: 0, units: 0 },
];

for (const { name, text, points, units } of CASES) {
  test(`offsets: ${name}`, () => {
    assert.equal(toUnits(text, points), units);
    assert.equal(toPoints(text, units), points);
  });
}

test("offsets: every code point maps there and back", () => {
  const text = "قال 🕊 الـوزيرُ 𞸀: «نعم».";
  const length = Array.from(text).length;
  for (let point = 0; point <= length; point++) assert.equal(toPoints(text, toUnits(text, point)), point);
});

test("offsets: inside a surrogate pair is before it, beyond the end is the end", () => {
  assert.equal(toPoints("🕊ب", 1), 0);
  assert.equal(toUnits("🕊ب", 99), 3);
  assert.equal(toPoints("🕊ب", 99), 2);
});

test("nest: spans inside spans, with an emoji before", () => {
  const outer = { start: 2, end: 10, id: "outer" };
  const inner = { start: 6, end: 10, id: "inner" };
  assert.deepEqual(nest("🕊 abc defg!", [inner, outer]), [
    "🕊 ", { span: outer, children: ["abc ", { span: inner, children: ["defg"] }] }, "!",
  ]);
});

test("nest: a crossing span, an empty one and one beyond the end are left out", () => {
  const kept = { start: 0, end: 3 };
  assert.deepEqual(nest("abcdef", [kept, { start: 2, end: 5 }, { start: 4, end: 4 }, { start: 5, end: 9 }]),
    [{ span: kept, children: ["abc"] }, "def"]);
});

test("nest: two spans of the same place nest in the order given", () => {
  const a = { start: 1, end: 2, id: "a" };
  const b = { start: 1, end: 2, id: "b" };
  assert.deepEqual(nest("xyz", [a, b]), ["x", { span: a, children: [{ span: b, children: ["y"] }] }, "z"]);
});

test("wordStarts: before each word but the first; nearest finds one", () => {
  assert.deepEqual(wordStarts("  عاد  الوزير أمس "), [7, 14]);
  assert.deepEqual(wordStarts("وحده"), []);
  assert.equal(nearest([7, 14], 12), 1);
  assert.equal(nearest([7, 14], 0), 0);
  assert.equal(nearest([], 3), -1);
});
