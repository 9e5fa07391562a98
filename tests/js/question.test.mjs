/** The question of the search page in its address. */

import assert from "node:assert/strict";
import test from "node:test";
import { BLANK, concordanceOf, dayAfter, questionAddress, readQuestion, sideOf } from "../../static/js/question.js";

test("a question survives its address", () => {
  for (const said of [
    {}, { q: "المجلس الأعلى" }, { q: "a&b=c #1", in: "glossary" }, { q: "x", mode: "near", spelling: "exact", memory: "other" },
    { q: "x", who: "Omar Ali", since: "2023-01-01", until: "2023-02-28", rendering: "High Council of State" },
  ]) {
    const question = { ...BLANK, ...said };
    assert.deepEqual(readQuestion(questionAddress(question)), question);
  }
  assert.equal(questionAddress(BLANK), "");
});

test("what an address cannot mean is as if it were not said", () => {
  assert.deepEqual(readQuestion("?q=x&in=attic&mode=loud&spelling=&more=1"), { ...BLANK, q: "x" });
});

test("the letters say which side is meant", () => {
  for (const [q, side] of [["المجلس", "source"], ["council", "target"], ["شركة BP", "source"], ["2023", "source"], ["", "source"]]) {
    assert.equal(sideOf(q), side, q);
  }
});

test("the last day is meant as a whole", () => {
  assert.equal(dayAfter("2023-02-28"), "2023-03-01");
  assert.equal(dayAfter("soon"), "");
  const asked = concordanceOf({ ...BLANK, q: "x", until: "2023-12-31" });
  assert.deepEqual([asked.until, asked.since, asked.spelling], ["2024-01-01", "", ""]);
});

test("renderings are asked for with a phrase alone", () => {
  const question = { ...BLANK, q: "x", rendering: "y" };
  assert.equal(concordanceOf(question).rendering, "y");
  assert.equal(concordanceOf({ ...question, mode: "words" }).rendering, "");
});
