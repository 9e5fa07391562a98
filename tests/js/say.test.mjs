/** Is a text said in the plural and with the figures of its language, and does nothing in it turn the direction? */

import "./english.mjs";
import assert from "node:assert/strict";
import test from "node:test";
import { speaker } from "../../static/js/say.js";

const english = speaker({
  lang: "en", dir: "ltr", locale: "en-GB",
  plain: "Nothing to do", hits: { one: "{n} hit", other: "{n} hits" }, at: "{name} is at {place}", twice: "{name} and {name}",
});
const arabic = speaker({
  lang: "ar", dir: "rtl", locale: "ar-u-nu-latn",
  hits: { zero: "لا نتائج", one: "نتيجة واحدة", two: "نتيجتان", few: "{n} نتائج", many: "{n} نتيجة كثيرة", other: "{n} نتيجة" }, at: "{name} عند {place}",
});

const SAID = [
  { words: english, name: "plain", said: "Nothing to do" },
  { words: english, name: "hits", values: { n: 1 }, said: "1 hit" },
  { words: english, name: "hits", values: { n: 0 }, said: "0 hits" },
  { words: english, name: "hits", values: { n: 12345 }, said: "12,345 hits" },
  { words: english, name: "at", values: { name: "Omar", place: 7 }, said: "Omar is at 7" },
  { words: english, name: "twice", values: { name: "$&" }, said: "$& and $&" },
  { words: english, name: "nowhere", said: "nowhere" },
  { words: arabic, name: "hits", values: { n: 0 }, said: "لا نتائج" },
  { words: arabic, name: "hits", values: { n: 1 }, said: "نتيجة واحدة" },
  { words: arabic, name: "hits", values: { n: 2 }, said: "نتيجتان" },
  { words: arabic, name: "hits", values: { n: 3 }, said: "3 نتائج" },
  { words: arabic, name: "hits", values: { n: 11 }, said: "11 نتيجة كثيرة" },
  { words: arabic, name: "hits", values: { n: 100 }, said: "100 نتيجة" },
  { words: arabic, name: "at", values: { name: "Omar", place: 7 }, said: "\u2068Omar\u2069 عند 7" },
  { words: arabic, name: "at", values: { name: "عمر", place: "B" }, said: "عمر عند \u2068B\u2069" },
];
for (const { words, name, values, said } of SAID) {
  test(`said: ${said}`, () => assert.equal(words.say(name, values), said));
}

test("what stands in a text may be a template", () => {
  const template = { strings: ["<b>"] };
  assert.deepEqual(english.parts("at", { name: template, place: "home" }), ["", template, " is at ", "home", ""]);
});

test("a part that is not given is not there", () => {
  assert.equal(english.say("at", { name: "Omar" }), "Omar is at ");
});
