import test from "node:test";
import assert from "node:assert/strict";
import { insertion } from "../../static/js/insertion.js";

/** "|" is the caret, "[…]" what is selected. */
const CASES = [
  { at: "|", term: "ceasefire", said: "Ceasefire", why: "a sentence begins with a capital" },
  { at: "He spoke of|", term: "ceasefire", said: "He spoke of ceasefire" },
  { at: "It failed. |", term: "national army", said: "It failed. National army" },
  { at: "It failed.” |", term: "national army", said: "It failed.” National army" },
  { at: "He asked: “|", term: "ceasefire", said: "He asked: “ceasefire", why: "an open quotation begins no sentence by itself" },
  { at: "“|", term: "ceasefire", said: "“Ceasefire" },
  { at: "Dr. |", term: "al-Hasi", said: "Dr. al-Hasi", why: "an abbreviation ends no sentence" },
  { at: "The |", term: "the High Council of State", said: "The High Council of State", why: "no article twice" },
  { at: "the|", term: "the ceasefire", said: "the ceasefire" },
  { at: "breathe |", term: "the air", said: "breathe the air", why: "the end of a word is no article" },
  { at: "a |", term: "armed group", said: "an armed group" },
  { at: "An |", term: "ceasefire", said: "A ceasefire" },
  { at: "a |", term: "NGO", said: "an NGO" },
  { at: "an |", term: "UN mission", said: "a UN mission" },
  { at: "a |", term: "hour-long talk", said: "an hour-long talk" },
  { at: "an |", term: "unilateral step", said: "a unilateral step" },
  { at: "a |", term: "unintended step", said: "an unintended step" },
  { at: "the |said so", term: "United Nations", said: "the United Nations said so", why: "words do not run together" },
  { at: "[It] said so", term: "the council", said: "The council said so", why: "what is selected makes way" },
  { at: "pro|", term: "UN", said: "pro UN" },
  { at: "pro-|", term: "UN", said: "pro-UN" },
  { at: "|.", term: "ceasefire", said: "Ceasefire." },
];
for (const { at, term, said, why } of CASES) {
  test(`“${term}” at “${at}” gives “${said}”${why ? `: ${why}` : ""}`, () => {
    const start = at.search(/[|[]/u);
    const end = at.includes("|") ? start : at.indexOf("]") - 1;
    const value = at.replace(/[|[\]]/gu, "");
    const put = insertion(value, start, end, term);
    assert.equal(value.slice(0, put.start) + put.text + value.slice(put.end), said);
    assert.ok(put.start <= start && put.end === end, "only what stands before the place is touched");
  });
}
