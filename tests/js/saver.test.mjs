import test from "node:test";
import assert from "node:assert/strict";
import { Saver } from "../../static/js/saver.js";
import { Journal } from "../../static/js/journal.js";
import { memoryNotes } from "./notes.mjs";

/** A server of one article that answers when it is told to, and a clock that stands still until it is moved. */
function desk({ target = "", state = "empty", revision = 0 } = {}) {
  const timers = new Map();
  let ids = 0;
  const clock = {
    set: (f, ms) => { timers.set(++ids, { f, ms }); return ids; },
    clear: (id) => { timers.delete(id); },
    key: () => `key-${++ids}`,
    now: () => 0,
  };
  const sent = [];
  const answers = [];
  const send = (id, draft, rev, key) => {
    sent.push({ id, ...draft, revision: rev, key });
    return new Promise((resolve, reject) => answers.push({ resolve, reject }));
  };
  const journal = new Journal(memoryNotes(), "a", "page");
  const saver = new Saver({ send, journal, clock });
  saver.adopt({ id: "s", target, state, revision });
  const turn = () => new Promise((done) => setTimeout(done));
  return {
    saver, journal, sent, turn, clock, send,
    notes: () => journal.read(),
    tick: () => { const due = [...timers.values()]; timers.clear(); for (const { f } of due) f(); },
    waits: () => [...timers.values()].map((timer) => timer.ms),
    ok: async (segment) => { answers.shift().resolve({ id: "s", ...segment }); await turn(); },
    fail: async (problem) => { answers.shift().reject({ problem }); await turn(); },
  };
}

test("typing is saved once after the pause, with the revision it was typed over", async () => {
  const d = desk({ revision: 3 });
  d.saver.edit("s", "The m");
  d.saver.edit("s", "The minister");
  assert.deepEqual(d.sent, []);
  assert.deepEqual(d.waits(), [800]);
  assert.equal(d.saver.view("s").status, "waiting");
  d.tick();
  assert.equal(d.sent.length, 1);
  assert.deepEqual([d.sent[0].target, d.sent[0].state, d.sent[0].revision], ["The minister", "draft", 3]);
  assert.equal(d.saver.view("s").status, "saving");
  await d.ok({ target: "The minister", state: "draft", revision: 4 });
  assert.equal(d.saver.view("s").status, "saved");
  assert.equal((await d.notes()).size, 0);
});

test("the answer of a save never overwrites what was typed meanwhile", async () => {
  const d = desk();
  d.saver.edit("s", "One");
  d.tick();
  d.saver.edit("s", "One two");
  await d.ok({ target: "One", state: "draft", revision: 1 });
  assert.equal(d.saver.view("s").target, "One two");
  assert.equal((await d.notes()).get("s").target, "One two");
  d.tick();
  assert.deepEqual([d.sent[1].target, d.sent[1].revision], ["One two", 1]);
});

test("a failed save stays, is journaled, and goes again with the same key", async () => {
  const d = desk();
  d.saver.edit("s", "Kept");
  d.tick();
  await d.fail({ status: 0 });
  assert.equal(d.saver.view("s").status, "retrying");
  assert.equal(d.saver.view("s").target, "Kept");
  assert.equal((await d.notes()).get("s").target, "Kept");
  assert.deepEqual(d.waits(), [1000]);
  d.tick();
  await d.fail({ status: 503 });
  assert.deepEqual(d.waits(), [2000]);
  d.tick();
  assert.equal(d.sent[2].key, d.sent[0].key);
  await d.ok({ target: "Kept", state: "draft", revision: 1 });
  assert.equal(d.saver.view("s").status, "saved");
});

test("typing on after a failure: the lost request first, then the newer text over its revision", async () => {
  const d = desk();
  d.saver.edit("s", "One");
  d.tick();
  await d.fail({ status: 0 });
  d.saver.edit("s", "One two");
  d.tick();
  assert.equal(d.sent[1].target, "One");
  await d.ok({ target: "One", state: "draft", revision: 1 });
  d.tick();
  assert.deepEqual([d.sent[2].target, d.sent[2].revision], ["One two", 1]);
});

test("editing a confirmed one makes a draft; taking the edit back leaves it confirmed and sends nothing", async () => {
  const d = desk({ target: "Done", state: "confirmed", revision: 5 });
  d.saver.edit("s", "Done?");
  assert.equal(d.saver.view("s").state, "draft");
  d.saver.edit("s", "Done");
  assert.equal(d.saver.view("s").state, "confirmed");
  assert.equal(d.saver.view("s").status, "saved");
  d.tick();
  assert.deepEqual(d.sent, []);
  assert.equal((await d.notes()).size, 0);
});

test("confirming sends at once, or right after the save that is under way", async () => {
  const d = desk();
  d.saver.edit("s", "Good", { kind: "fuzzy", score: 0.8 });
  d.tick();
  d.saver.confirm("s", true);
  assert.equal(d.sent.length, 1);
  await d.ok({ target: "Good", state: "draft", revision: 1 });
  assert.deepEqual([d.sent[1].state, d.sent[1].propagate, d.sent[1].revision], ["confirmed", true, 1]);
});

const INSERTED = { kind: "fuzzy", score: 0.8 };
const ORIGINS = [
  { name: "confirmed as it was put in", typed: [], from: true },
  { name: "saved meanwhile, then mended", typed: ["The council met on Monday evening"], from: true },
  { name: "put in twice", typed: [], from: true },
  { name: "taken back, and other words typed", typed: ["Draft", "Draft of somebody"], from: false },
  { name: "typed over as a whole", typed: ["Delegates gathered early this week"], from: false },
  { name: "taken back and put in again by the browser", typed: ["Draft", "The council met on Monday"], from: true },
];
for (const { name, typed, from } of ORIGINS) {
  test(`the origin follows what is confirmed: ${name}`, async () => {
    const d = desk({ target: "Old", state: "draft", revision: 1 });
    d.saver.edit("s", "Draft");
    d.saver.edit("s", "The council met on Monday", INSERTED);
    if (name.startsWith("saved")) {
      d.tick();
      assert.deepEqual(d.sent[0].proposal, INSERTED);
      await d.ok({ target: "The council met on Monday", state: "draft", revision: 2 });
    }
    if (name.endsWith("twice")) d.saver.edit("s", "The council met on Monday", INSERTED);
    for (const text of typed) d.saver.edit("s", text);
    d.saver.confirm("s", true);
    const last = d.sent[d.sent.length - 1];
    assert.equal(last.state, "confirmed");
    assert.deepEqual(last.proposal, from ? INSERTED : undefined);
  });
}

test("a confirmed one is not confirmed twice", () => {
  const d = desk({ target: "Done", state: "confirmed", revision: 5 });
  d.saver.confirm("s", true);
  assert.deepEqual(d.sent, []);
});

const THEIRS = { id: "s", target: "Theirs", state: "draft", revision: 7 };

async function conflicted() {
  const d = desk({ revision: 2 });
  d.saver.edit("s", "Mine");
  d.tick();
  await d.fail({ status: 412, current: THEIRS });
  return d;
}

test("a second person accepts what is confirmed, once", async () => {
  const d = desk({ target: "The minister", state: "confirmed", revision: 2 });
  d.saver.confirm("s", false, "reviewed");
  assert.deepEqual(d.sent.map(({ state, revision }) => [state, revision]), [["reviewed", 2]]);
  await d.ok({ target: "The minister", state: "reviewed", revision: 3 });
  d.saver.confirm("s", false, "reviewed");
  d.saver.confirm("s", true);
  assert.equal(d.sent.length, 1);
});

test("journal after a reload: what a second person accepted is sent as accepted", async () => {
  const d = desk({ target: "The minister", state: "confirmed", revision: 2 });
  d.saver.restore(new Map([["s", { target: "The minister", state: "reviewed", revision: 2, propagate: false }]]));
  assert.deepEqual(d.sent.map(({ target, state }) => [target, state]), [["The minister", "reviewed"]]);
});

test("412 is a conflict: both texts are kept and nothing is sent by itself", async () => {
  const d = await conflicted();
  assert.equal(d.saver.view("s").status, "conflict");
  assert.equal(d.saver.view("s").target, "Mine");
  assert.equal(d.saver.view("s").theirs.target, "Theirs");
  d.saver.edit("s", "Mine, longer");
  d.tick();
  assert.equal(d.sent.length, 1);
  assert.equal((await d.notes()).get("s").target, "Mine, longer");
});

test("conflict: keep mine sends mine over their revision", async () => {
  const d = await conflicted();
  d.saver.resolve("s", "mine");
  assert.deepEqual([d.sent[1].target, d.sent[1].revision], ["Mine", 7]);
});

const SAME = [
  { mine: "confirmed", theirs: "draft", sends: 2, why: "a repetition was filled while it was typed: it is confirmed over it" },
  { mine: "confirmed", theirs: "confirmed", sends: 1, why: "nothing is left to say" },
  { mine: "confirmed", theirs: "reviewed", sends: 1, why: "theirs is further" },
];
for (const { mine, theirs, sends, why } of SAME) {
  test(`the same words are no conflict, mine ${mine} and theirs ${theirs}: ${why}`, async () => {
    const d = desk();
    d.saver.edit("s", "Same");
    d.saver.confirm("s", true, mine);
    await d.fail({ status: 412, current: { target: "Same", state: theirs, revision: 7 } });
    assert.equal(d.sent.length, sends);
    if (sends === 2) {
      assert.deepEqual([d.sent[1].revision, d.sent[1].state, d.sent[1].propagate], [7, "confirmed", true]);
      assert.equal(d.sent[1].key === d.sent[0].key, false, "another request");
      await d.ok({ target: "Same", state: "confirmed", revision: 8 });
    }
    assert.equal(d.saver.view("s").status, "saved");
    assert.equal((await d.notes()).size, 0);
  });
}

test("conflict: take theirs sends nothing and clears the journal", async () => {
  const d = await conflicted();
  d.saver.resolve("s", "theirs");
  assert.deepEqual([d.saver.view("s").target, d.saver.view("s").status], ["Theirs", "saved"]);
  assert.equal(d.sent.length, 1);
  assert.equal((await d.notes()).size, 0);
});

test("conflict: edit keeps mine in the field and sends after the next change", async () => {
  const d = await conflicted();
  d.saver.resolve("s", "edit");
  assert.equal(d.saver.view("s").target, "Mine");
  assert.equal(d.sent.length, 1);
  d.saver.edit("s", "Mine and theirs");
  d.tick();
  assert.deepEqual([d.sent[1].target, d.sent[1].revision], ["Mine and theirs", 7]);
});

for (const [choice, status] of [["theirs", "saved"], ["edit", "held"]]) {
  test(`a conflict behind a failed try is over once it is settled (${choice}): nothing is said to be tried again`, async () => {
    const d = desk({ revision: 2 });
    d.saver.edit("s", "Mine");
    d.tick();
    await d.fail({ status: 503 });
    assert.equal(d.saver.view("s").status, "retrying");
    d.tick();
    await d.fail({ status: 412, current: THEIRS });
    d.saver.resolve("s", choice);
    assert.equal(d.saver.view("s").status, status);
    assert.equal(await d.saver.settle("s"), choice === "theirs");
  });
}

test("a text that is refused behind a failed try, and taken back, leaves nothing to try", async () => {
  const d = desk({ target: "Old", state: "draft", revision: 2 });
  d.saver.edit("s", "New");
  d.tick();
  await d.fail({ status: 503 });
  d.tick();
  await d.fail({ status: 422, detail: "Longer than 10,000 characters" });
  d.saver.edit("s", "Old");
  assert.equal(d.saver.view("s").status, "saved");
});

test("412 with the very text that was sent is no conflict: the answer had been lost", async () => {
  const d = desk();
  d.saver.edit("s", "Same");
  d.tick();
  await d.fail({ status: 412, current: { id: "s", target: "Same", state: "draft", revision: 1 } });
  assert.equal(d.saver.view("s").status, "saved");
  assert.equal(d.saver.revision("s"), 1);
});

test("a text that the server refuses stays, with the reason, and the next change is a new try", async () => {
  const d = desk();
  d.saver.edit("s", "Too long");
  d.tick();
  await d.fail({ status: 422, detail: "Longer than 10,000 characters" });
  assert.equal(d.saver.view("s").status, "refused");
  assert.equal((await d.notes()).get("s").target, "Too long");
  d.saver.edit("s", "Short");
  assert.equal(d.saver.view("s").problem, null);
  d.tick();
  assert.equal(d.sent[1].target, "Short");
});

const NOTES = [
  { name: "typed over this revision: sent", note: { target: "New", revision: 4 }, sends: 1, status: "saving" },
  { name: "already there: forgotten", note: { target: "Old", revision: 3 }, sends: 0, status: "saved" },
  { name: "typed over our own lost save: sent", note: { target: "New", revision: 3, sent: "Old" }, sends: 1, status: "saving" },
  { name: "somebody else wrote since: conflict", note: { target: "New", revision: 3 }, sends: 0, status: "conflict" },
];
NOTES.push(
  { name: "a confirmation of the text that is there: sent", note: { target: "Old", state: "confirmed", revision: 4 }, sends: 1, status: "saving" },
  { name: "somebody else wrote since a confirmation: conflict", note: { target: "New", state: "confirmed", revision: 2 }, sends: 0, status: "conflict" },
);
for (const { name, note, sends, status } of NOTES) {
  test(`journal after a reload, ${name}`, () => {
    const d = desk({ target: "Old", state: "draft", revision: 4 });
    d.saver.restore(new Map([["s", note]]));
    assert.equal(d.sent.length, sends);
    assert.equal(d.saver.view("s").status, status);
  });
}

test("journal after a reload: the text of a segment that is gone is handed out and stays in the journal", async () => {
  const d = desk();
  d.journal.write("gone", { target: "Typed before the join", state: "draft", revision: 1, at: 0 });
  assert.deepEqual(d.saver.restore(await d.notes()), { restored: [], orphans: [["gone", "Typed before the join"]] });
  assert.equal((await d.notes()).size, 1);
});

test("a fresh state from the server is taken only while nothing of ours is under way", () => {
  const d = desk({ revision: 1 });
  d.saver.adopt({ id: "s", target: "Filled", state: "draft", revision: 2 });
  assert.equal(d.saver.view("s").target, "Filled");
  d.saver.edit("s", "Mine");
  d.saver.adopt({ id: "s", target: "Other", state: "draft", revision: 3 });
  assert.equal(d.saver.view("s").target, "Mine");
  assert.equal(d.saver.revision("s"), 2);
});

test("in an open conflict, theirs is the newest that the server has", async () => {
  const d = await conflicted();
  d.saver.adopt({ id: "s", target: "Theirs, longer", state: "draft", revision: 8 });
  assert.deepEqual([d.saver.view("s").target, d.saver.view("s").theirs.target], ["Mine", "Theirs, longer"]);
  d.saver.adopt({ id: "s", target: "Theirs", state: "draft", revision: 7 });
  assert.equal(d.saver.view("s").theirs.target, "Theirs, longer", "an older answer says nothing");
  d.saver.resolve("s", "mine");
  assert.deepEqual([d.sent[1].target, d.sent[1].revision], ["Mine", 8]);
});

test("a text that was accepted gets back the state that it had, and one that is under way does not", async () => {
  const d = desk({ target: "Old", state: "reviewed", revision: 2 });
  assert.equal(d.saver.restate("s", "confirmed"), true);
  assert.deepEqual([d.sent[0].target, d.sent[0].state, d.sent[0].revision], ["Old", "confirmed", 2]);
  assert.equal(d.sent[0].propagate, false, "no other segment gets it");
  assert.equal(d.saver.restate("s", "draft"), false);
  await d.ok({ target: "Old", state: "confirmed", revision: 3 });
  assert.equal(d.saver.restate("s", "confirmed"), false, "it has it already");
  assert.equal((await d.notes()).size, 0);
});

test("settle waits for the save and for what was typed during it", async () => {
  const d = desk();
  d.saver.edit("s", "One");
  let settled = null;
  const done = d.saver.settle("s").then((value) => { settled = value; });
  d.saver.edit("s", "One two");
  await d.ok({ target: "One", state: "draft", revision: 1 });
  assert.equal(settled, null);
  await d.ok({ target: "One two", state: "draft", revision: 2 });
  await done;
  assert.equal(settled, true);
});
