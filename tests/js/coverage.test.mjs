/** Is a coverage told in words that are true? */

import "./english.mjs";
import assert from "node:assert/strict";
import test from "node:test";
import { coverageWords } from "../../static/js/coverage.js";

test("each part that is there is told, and what is little is not told as nothing", () => {
  assert.equal(coverageWords({ context: 0, exact: 50, fuzzy: 25, terms: 24, none: 1 }),
    "50 % word for word (100 %), 25 % alike, 24 % terms only, 1 % new");
  assert.equal(coverageWords({ context: 1, exact: 0, fuzzy: 0, terms: 0, none: 999 }),
    "1 % word for word with its neighbours (101 %), 99 % new");
  assert.equal(coverageWords({ context: 7, exact: 0, fuzzy: 0, terms: 0, none: 0 }),
    "100 % word for word with its neighbours (101 %)");
});

test("an article of furniture alone has nothing to be known", () => {
  assert.equal(coverageWords({ context: 0, exact: 0, fuzzy: 0, terms: 0, none: 0 }), "nothing to translate");
});
