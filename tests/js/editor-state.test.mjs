import test from "node:test";
import assert from "node:assert/strict";
import { EditorState } from "../../static/js/editor-state.js";

/** "t:title m:meta b:body*" → segments; a star means confirmed. Blocks change with the role. */
function state(script) {
  const roles = { t: "title", m: "meta", b: "body", r: "related", x: "boilerplate" };
  let block = -1, last = "";
  const segments = script.split(" ").map((word, index) => {
    const letter = word[0];
    if (letter !== last) { block++; last = letter; }
    return { id: `s${index}`, index, start: index * 10, end: index * 10 + 9, source: `م${index}`, role: roles[letter], block,
      target: "", state: word.endsWith("*") ? "confirmed" : word.endsWith("!") ? "reviewed" : "empty", revision: 0, origin: null };
  });
  return new EditorState(segments);
}
test("repetitions are counted among what is here", () => {
  const editor = state("b b b");
  editor.segments[0].source = editor.segments[2].source;
  assert.equal(editor.repeats(editor.segments[2]), 1);
  assert.equal(editor.repeats(editor.segments[1]), 0);
});

const stateOf = (segment) => segment.state;

const NEXT = [
  { name: "the following one", script: "t* b b", from: "s0", to: "s1" },
  { name: "over confirmed and reviewed ones", script: "t b* b! b", from: "s0", to: "s3" },
  { name: "over furniture", script: "t m r x b", from: "s0", to: "s4" },
  { name: "round from the top", script: "t b* b", from: "s2", to: "s0" },
  { name: "not to itself", script: "t* b b*", from: "s1", to: undefined },
  { name: "the first at the start", script: "t* b b", from: null, to: "s1" },
  { name: "none when all is done", script: "t* b*", from: "s0", to: undefined },
];
for (const { name, script, from, to } of NEXT) {
  test(`next unconfirmed: ${name}`, () => assert.equal(state(script).nextUnconfirmed(from, stateOf)?.id, to));
}

test("a reviewer goes from one confirmed segment to the next, and round", () => {
  const s = state("b* b b* m");
  const said = (segment) => ({ s0: "confirmed", s1: "draft", s2: "confirmed", s3: "empty" })[segment.id];
  assert.equal(s.nextUnreviewed("s0", said)?.id, "s2");
  assert.equal(s.nextUnreviewed("s2", said)?.id, "s0");
  assert.equal(s.nextUnreviewed("s2", (segment) => (segment.id === "s0" ? "reviewed" : said(segment))), undefined);
});

test("next unconfirmed heeds what is not saved yet", () => {
  const s = state("b b b");
  assert.equal(s.nextUnconfirmed("s0", (segment) => (segment.id === "s1" ? "confirmed" : "empty"))?.id, "s2");
});

const OPENING = [
  { name: "the one asked for", script: "t b b", place: 2, at: "s2" },
  { name: "the one asked for though it is confirmed", script: "t b* b", place: 1, at: "s1" },
  { name: "not a folded one", script: "m t* b", place: 0, at: "s2" },
  { name: "not a place that is not there", script: "m t b", place: 9, at: "s1" },
  { name: "the first unconfirmed when none is asked for", script: "m t* b", place: NaN, at: "s2" },
  { name: "the first translatable when all is confirmed", script: "m t* b*", place: NaN, at: "s1" },
  { name: "none when all is furniture", script: "m r", place: 0, at: undefined },
];
for (const { name, script, place, at } of OPENING) {
  test(`opening: ${name}`, () => assert.equal(state(script).opening(place, stateOf)?.id, at));
}

test("an opened fold may be opened at", () => {
  const s = state("m t b");
  s.toggle(s.segments.slice(0, 1));
  assert.equal(s.opening(0, stateOf)?.id, "s0");
});

test("runs of furniture are one line each, closed until somebody opens them", () => {
  const s = state("t m b r r x b");
  const shape = () => s.rows().map((row) => (row.kind === "fold" ? `[${row.segments.length}${row.open ? " open" : ""}]` : row.segment.id)).join(" ");
  assert.equal(shape(), "s0 [1] s2 [3] s6");
  assert.equal(s.toggle(s.segments.slice(3, 6)), true);
  assert.equal(shape(), "s0 [1] s2 [3 open] s3 s4 s5 s6");
  assert.equal(s.toggle(s.segments.slice(3, 6)), false);
  assert.equal(shape(), "s0 [1] s2 [3] s6");
});

test("the active segment is never hidden in a fold", () => {
  const s = state("b r r b");
  s.active = "s2";
  assert.deepEqual(s.rows().map((row) => row.kind), ["segment", "fold", "segment", "segment", "segment"]);
});

test("neighbours pass over closed folds and go into open ones", () => {
  const s = state("b r b");
  assert.equal(s.neighbour("s0", 1)?.id, "s2");
  s.toggle([s.segments[1]]);
  assert.equal(s.neighbour("s0", 1)?.id, "s1");
  assert.equal(s.neighbour("s0", -1), undefined);
});

test("progress counts only what is translated", () => {
  assert.deepEqual(state("t! m b* b r x").progress(stateOf), { total: 3, empty: 1, draft: 0, confirmed: 1, reviewed: 1 });
});

test("split: two stand in the place of one, and the numbers run on", () => {
  const s = state("t b b");
  s.active = "s1";
  const [, one] = s.segments;
  s.replace(["s1"], [{ ...one, end: 14 }, { ...one, id: "new", start: 15 }]);
  assert.deepEqual(s.segments.map((segment) => [segment.id, segment.index]), [["s0", 0], ["s1", 1], ["new", 2], ["s2", 3]]);
  assert.equal(s.active, "s1");
  assert.equal(s.get("new")?.index, 2);
});

test("join: what went is gone, and the active one moves to what stands there", () => {
  const s = state("t b b b");
  s.active = "s2";
  s.replace(["s1", "s2"], [{ ...s.segments[1], end: 29 }]);
  assert.deepEqual(s.segments.map((segment) => segment.id), ["s0", "s1", "s3"]);
  assert.equal(s.active, "s1");
  assert.equal(s.get("s2"), undefined);
});

test("first of its block, for the menu of roles", () => {
  const s = state("t b b");
  assert.deepEqual(s.rows().map((row) => row.kind === "segment" && row.first), [true, true, false]);
});

const FOLDS = [
  { name: "the nearest", script: "m t b b x", from: "s3", first: "s4", open: false },
  { name: "an opened one is left for the next", script: "m t x b", from: "s1", opened: ["s0"], first: "s2", open: false },
  { name: "the one in which the person is", script: "t x x b m", from: "s2", opened: ["s1"], first: "s1", open: true },
  { name: "without a place, the first", script: "m t x", from: null, first: "s0", open: false },
  { name: "none", script: "t b", from: "s0", first: undefined, open: undefined },
];
for (const { name, script, from, opened = [], first, open } of FOLDS) {
  test(`the run to fold or unfold: ${name}`, () => {
    const s = state(script);
    s.active = from;
    opened.forEach((id) => s.opened.add(id));
    const near = s.nearFold();
    assert.equal(near?.segments[0].id, first);
    assert.equal(near?.open, open);
  });
}
