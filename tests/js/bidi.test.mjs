import "./english.mjs";
import test from "node:test";
import assert from "node:assert/strict";
import { clean, pieces, unseen, arabicRuns, arabicSide, isolated } from "../../static/js/bidi.js";

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

const QUOTED = [
  { text: "1.25 is missing: the Arabic says 1.25 دولار.", runs: ["1.25 دولار"] },
  { text: "2015 is missing: the Arabic says عام ٢٠١٥ (2015).", runs: ["عام ٢٠١٥"] },
  { text: "The Arabic says ٢٥ في المئة, the English 20.", runs: ["٢٥ في المئة"] },
  { text: "Of المجلس 3 say so", runs: ["المجلس"] },
];
for (const { text, runs } of QUOTED) {
  test(`a quoted piece is one run: ${text}`, () => {
    const found = arabicRuns(text, true);
    assert.deepEqual(found.filter(({ arabic }) => arabic).map(({ text }) => text), runs);
    assert.equal(found.map(({ text }) => text).join(""), text);
  });
}

test("a side without an Arabic letter runs as English does", () => {
  assert.deepEqual(["قال", "Reuters reported: 3", "٢٥", "قال Reuters"].map((text) => arabicSide(text).dir), ["rtl", "ltr", "rtl", "rtl"]);
});

test("a tooltip is isolated as a whole, and its Arabic in it", () => {
  assert.equal(isolated("و is “and”"), "\u2066\u2067و\u2069 is “and”\u2069");
});

const SHOWN = [
  { lang: "ar", text: "في 23 أكتوبر", other: ["23"] },
  { lang: "ar", text: "بلغ 1,250.5 دينار", other: ["1,250.5"] },
  { lang: "ar", text: "يوم 3/10/2023 عند 12:30", other: ["3/10/2023", "12:30"] },
  { lang: "ar", text: "بين 10-15 عاما", other: ["10", "15"], why: "a range is read from the right" },
  { lang: "ar", text: "قال (٢٫٥ مليون)", other: ["٢٫٥"] },
  { lang: "ar", text: "طائرة C-130 من Lockheed Martin هبطت", other: ["C-130", "Lockheed Martin"] },
  { lang: "ar", text: "انظر https://example.org/a?b=1 اليوم", other: ["https://example.org/a?b=1"] },
  { lang: "ar", text: "إلى desk@example.org.", other: ["desk@example.org"] },
  { lang: "ar", text: "لا شيء هنا", other: [] },
  { lang: "en", text: "He said “بلا شروط” in 2020", other: ["بلا شروط"] },
];
for (const { lang, text, other, why } of SHOWN) {
  test(`kept apart in “${text}”: ${other.join(" | ")}${why ? `: ${why}` : ""}`, () => {
    const cut = pieces(text, lang);
    assert.deepEqual(cut.filter(({ kind }) => kind === "other").map(({ text: each }) => each), other);
    assert.equal(cut.map(({ text: each }) => each).join(""), text);
  });
}

test("what nobody sees is told by name, and does not go out", () => {
  const text = "قال\u200F:\u00A0نعم\u2069\u200F";
  assert.deepEqual(pieces(text, "ar").filter(({ kind }) => kind === "unseen").map(({ name }) => name), ["RLM", "NBSP", "PDI", "RLM"]);
  assert.deepEqual(unseen(text), [["RLM", 2], ["NBSP", 1], ["PDI", 1]]);
  assert.equal(clean(text), "قال:\u00A0نعم");
});
