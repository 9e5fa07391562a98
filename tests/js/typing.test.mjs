import "./english.mjs";
import test from "node:test";
import assert from "node:assert/strict";
import { Said, ending, firstWord } from "../../static/js/typing.js";

const KNOWN = {
  occurrences: [{ targets: [{ text: "High Council of State", status: "preferred" }, { text: "Higher State Council", status: "forbidden" }, { text: "ceasefire", status: "preferred" }] }],
  names: [{ english: "Salem al-Qadi" }],
  placeables: [{ english: "23 October 2020" }],
  proposals: [{ kind: "fuzzy", score: 0.8, text: "The municipality postponed the meeting […] until Sunday." }],
};

const CASES = [
  { name: "a term after two letters", before: "The Hi", at: "gh Council of State" },
  { name: "nothing after one", before: "The H", at: "" },
  { name: "a term that is begun goes on", before: "The High Coun", at: "cil of State" },
  { name: "the beginning of a sentence has a capital", before: "It ended. Ce", at: "asefire" },
  { name: "in a sentence it has none", before: "the ce", at: "asefire" },
  { name: "a name", before: "said Sal", at: "em al-Qadi" },
  { name: "a number", before: "on 23 Oct", at: "ober 2020" },
  { name: "never a forbidden term", before: "The Higher", at: "" },
  { name: "a word of a proposal", before: "was post", at: "poned the meeting" },
  { name: "not into the words behind the caret", before: "The Hi", after: " of Libya", at: "" },
  { name: "before a line that follows", before: "The Hi", after: "\nNext", at: "gh Council of State" },
  { name: "nothing that saves two letters", before: "ceasefi", at: "" },
  { name: "not inside another word", before: "unce", at: "" },
];
for (const { name, before, after = "", at } of CASES) {
  test(`typing help: ${name}`, () => assert.equal(ending(before, after, KNOWN, new Said()), at));
}

test("what the article says is offered, whole when it was said twice, and forgotten when it is no longer said", () => {
  const said = new Said();
  said.learn("a", "The interim government met.");
  assert.equal(ending("the inte", "", {}, said), "rim");
  said.learn("b", "An interim government was formed.");
  assert.equal(ending("the inte", "", {}, said), "rim government");
  said.learn("a", "");
  said.learn("b", "A cabinet was formed.");
  assert.equal(ending("the inte", "", {}, said), "");
});

test("what the article says is not offered where the glossary forbids it", () => {
  const said = new Said();
  said.learn("a", "The Higher State Council met. The Higher State Council left.");
  assert.equal(ending("the Higher State Coun", "", {}, said), "cil");
  assert.equal(ending("the Higher State Coun", "", KNOWN, said), "");
});

test("an offer is taken word by word", () => {
  assert.equal(firstWord("gh Council of State"), "gh");
  assert.equal(firstWord(" Council of State"), " Council");
});
