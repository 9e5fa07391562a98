import "./english.mjs";
import test from "node:test";
import assert from "node:assert/strict";
import { KEYMAP, bindings, commandOf, keyName } from "../../static/js/keymap.js";
import { PROFILES } from "../../static/js/profiles.js";
import { differences, gaps, percent, spaced } from "../../static/js/score.js";
import { ago, foldWords, problemWords } from "../../static/js/words.js";
import { SplitMode } from "../../static/js/editor/split-mode.js";

const PERCENTS = [
  { score: 1, kind: "context", said: "101%" },
  { score: 1, kind: "exact", said: "100%" },
  { score: 0.9999, kind: "fuzzy", said: "99%" },
  { score: 1, kind: "repaired", said: "99%", why: "100% is said only of identical text" },
  { score: 0.29, kind: "fuzzy", said: "29%", why: "floating point must not take one off" },
  { score: 0.8599, kind: "fuzzy", said: "85%", why: "rounded down" },
  { score: 0.4, kind: "assembled", said: "" },
];
for (const { score, kind, said, why } of PERCENTS) {
  test(`percent: ${kind} ${score} is “${said}”${why ? `: ${why}` : ""}`, () => assert.equal(percent(score, kind), said));
}

test("gaps of an assembled draft are told from its words", () => {
  assert.deepEqual(gaps("[…] council […]."), [
    { gap: true, text: "[…]" }, { gap: false, text: " council " }, { gap: true, text: "[…]" }, { gap: false, text: "." },
  ]);
});

test("the differences are counted by what they cost the translator, the dearest first", () => {
  const diff = ["number", null, "word", "punctuation", "punctuation", "clitic"].map((why) => ({ op: "changed", why }));
  assert.equal(differences([{ op: "same", why: null }, ...diff]), "2 words, 1 number, 1 prefix or suffix, punctuation");
  assert.equal(differences([{ op: "same", why: null }]), "");
});

test("a diff has spaces between words and none before a comma or after a bracket", () => {
  const diff = ["عاد", "،", "وقال", "«", "نعم", "»"].map((query) => ({ op: "same", query, unit: query }));
  assert.deepEqual(spaced(diff).map((piece) => piece.space), [false, false, true, true, false, false]);
});

const press = (key, code, more = {}) => ({ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });
const KEYS = [
  { name: "Ctrl+Enter", event: press("Enter", "Enter", { ctrlKey: true }), command: "confirm" },
  { name: "Ctrl+Shift+Enter", event: press("Enter", "Enter", { ctrlKey: true, shiftKey: true }), command: "skip" },
  { name: "Ctrl+K with the Arabic layout", event: press("ن", "KeyK", { ctrlKey: true }), command: "concordance" },
  { name: "Ctrl+K on Dvorak, where K lies elsewhere", event: press("k", "KeyV", { ctrlKey: true }), command: "concordance" },
  { name: "Alt+S where Alt writes ß", event: press("ß", "KeyS", { altKey: true }), command: "split" },
  { name: "Ctrl+1 on AZERTY", event: press("&", "Digit1", { ctrlKey: true }), command: "insert", number: 1 },
  { name: "Ctrl+9 with Arabic digits", event: press("٩", "Digit9", { ctrlKey: true }), command: "insert", number: 9 },
  { name: "Ctrl+Space", event: press(" ", "Space", { ctrlKey: true }), command: "insert-chosen" },
  { name: "F3", event: press("F3", "F3"), command: "concordance" },
  { name: "plain k", event: press("k", "KeyK"), command: undefined },
  { name: "AltGr (Ctrl+Alt)", event: press("s", "KeyS", { ctrlKey: true, altKey: true }), command: undefined },
];
for (const { name, event, command, number } of KEYS) {
  test(`keys: ${name}`, () => {
    assert.equal(commandOf(event)?.command, command);
    assert.equal(commandOf(event)?.number, number);
  });
}

const RESERVED = ["T", "N", "W", "Tab", "PageUp", "PageDown"].flatMap((key) => ["", "Ctrl+", "Ctrl+Shift+"].map((with_) => with_ + key));
for (const profile of Object.keys(PROFILES)) {
  test(`keys as in ${profile}: what belongs to the browser is not bound, nothing is bound twice, and nothing is lost`, () => {
    const table = bindings(profile);
    const bound = table.flatMap(({ keys }) => keys);
    for (const key of RESERVED) assert.ok(!bound.includes(key), key);
    assert.equal(new Set(bound).size, bound.length, bound.sort().join(" "));
    const unbound = table.filter(({ keys }) => keys.length === 0).map(({ command }) => command);
    assert.equal(unbound.length, 1, `one of “insert” and “choose” is enough: ${unbound}`);
    assert.match(unbound[0], /^(?:insert|choose)$/u);
  });
  test(`keys as in ${profile} are those of commands that there are`, () => {
    const known = new Set(KEYMAP.map(({ command }) => command));
    assert.deepEqual(Object.keys(PROFILES[profile].keys).filter((command) => !known.has(command)), []);
  });
}

const ELSEWHERE = [
  { profile: "omegat", event: press("Enter", "Enter"), command: "confirm" },
  { profile: "omegat", event: press("3", "Digit3", { ctrlKey: true }), command: "choose", number: 3 },
  { profile: "omegat", event: press("G", "KeyG", { ctrlKey: true, shiftKey: true }), command: "add-term" },
  { profile: "matecat", event: press("ArrowDown", "ArrowDown", { ctrlKey: true }), command: "next" },
  { profile: "matecat", event: press("s", "KeyS", { ctrlKey: true }), command: "split" },
  { profile: "memoq", event: press("j", "KeyJ", { ctrlKey: true }), command: "join" },
  { profile: "tarjuman", event: press("Enter", "Enter"), command: undefined },
];
for (const { profile, event, command, number } of ELSEWHERE) {
  test(`keys as in ${profile}: ${keyName(event)} is ${command}`, () => {
    assert.equal(commandOf(event, profile)?.command, command);
    assert.equal(commandOf(event, profile)?.number, number);
  });
}

const PROBLEMS = [
  { problem: { status: 400, detail: "The text is empty", pointer: "/text" }, said: "The text is empty (field “text”)." },
  { problem: { status: 400, detail: "No Arabic side.", line: 12, column: 3 }, said: "No Arabic side (line 12, column 3)." },
  { problem: { status: 0 }, said: /cannot be reached/u },
  { problem: { status: 503, title: "Busy" }, said: /Try again/u },
  { problem: { status: 500 }, said: /not lost/u },
];
for (const { problem, said } of PROBLEMS) {
  test(`problem in plain words: ${JSON.stringify(problem)}`, () => {
    if (typeof said === "string") assert.equal(problemWords(problem), said);
    else assert.match(problemWords(problem), said);
  });
}

const MENU = { role: "boilerplate", reason: "It is a menu or the path to the page." };
const FOLDS = [
  { name: "one reason for two lines", run: [MENU, MENU], said: "2 lines folded: boilerplate – it is a menu or the path to the page" },
  { name: "two roles", run: [MENU, { role: "related", reason: "Its first words lead to other articles." }],
    said: "2 lines folded: boilerplate – it is a menu or the path to the page · related – its first words lead to other articles" },
  { name: "an article of before", run: [{ role: "meta", reason: null }], said: "1 line folded: meta" },
  { name: "many reasons", run: ["A.", "B.", "C.", "D.", "E."].map((reason) => ({ role: "meta", reason })),
    said: "5 lines folded: meta – a; b; c; 2 more reasons" },
];
for (const { name, run, said } of FOLDS) test(`folded: ${name}`, () => assert.equal(foldWords(run, false), said));

test("ago: minutes, hours, then the day", () => {
  const now = Date.parse("2026-03-02T12:00:00Z");
  assert.equal(ago("2026-03-02T11:59:40Z", now), "just now");
  assert.equal(ago("2026-03-02T11:59:00Z", now), "1 minute ago");
  assert.equal(ago("2026-03-02T09:00:00Z", now), "3 hours ago");
  assert.equal(ago("2026-02-01T12:00:00Z", now), "1 Feb 2026");
  assert.equal(ago("nonsense", now), "");
});

test("split mode: the mark starts after the punctuation nearest to the middle, and ← goes on in Arabic", () => {
  const split = new SplitMode();
  const segment = { id: "s", start: 100, source: "🕊 عاد الوفد، ثم غادر" };
  assert.equal(split.enter(segment, null), true);
  assert.equal(split.word(segment.source), "ثم");
  assert.equal(split.place(segment), 113, "in code points: the dove counts once");
  split.move("ArrowLeft");
  assert.equal(split.word(segment.source), "غادر");
  split.move("ArrowLeft");
  assert.equal(split.word(segment.source), "غادر", "the end is the end");
  split.move("ArrowRight");
  split.move("ArrowRight");
  assert.equal(split.word(segment.source), "الوفد،");
});

test("split mode: where the caret stands, and never in a single word", () => {
  const split = new SplitMode();
  assert.equal(split.enter({ id: "s", source: "وحده" }, null), false);
  split.enter({ id: "s", source: "عاد الوفد ثم غادر" }, 4);
  assert.equal(split.word("عاد الوفد ثم غادر"), "الوفد");
});

test("split mode: a long sentence offers places, the mark starts at the first, and Tab goes from one to the next", () => {
  const split = new SplitMode();
  const source = "🕊 عاد الوفد وأضاف ثم غادر";
  const segment = { id: "s", start: 100, source, soft_splits: [{ at: 112 }, { at: 118 }] };
  split.enter(segment, null);
  assert.equal(split.word(source), "وأضاف");
  assert.equal(split.move("Tab"), true);
  assert.equal(split.word(source), "ثم");
  assert.equal(split.move("Tab"), false, "past the last, Tab is the browser's");
  assert.equal(split.move("Tab", true), true);
  assert.equal(split.word(source), "وأضاف");
});
