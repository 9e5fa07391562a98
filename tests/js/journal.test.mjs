import test from "node:test";
import assert from "node:assert/strict";
import { Journal, openJournal } from "../../static/js/journal.js";
import { openNotes } from "../../static/js/note-store.js";
import { memoryNotes } from "./notes.mjs";

const note = (target, at = 0) => ({ target, state: "draft", revision: 0, at });
/** What was left, by segment. */
const texts = (left) => [...left].map(([segment, { target }]) => [segment, target]).sort();
const turn = () => new Promise((done) => setTimeout(done));
const refuses = () => Promise.reject(new Error("a private window"));

test("a page finds the notes that another one left, and only those of its article", async () => {
  const notes = memoryNotes();
  new Journal(notes, "a", "first").write("s1", note("One"));
  new Journal(notes, "a", "second").write("s2", note("Two"));
  new Journal(notes, "ab", "third").write("s1", note("Of another article"));
  assert.deepEqual(texts(await new Journal(notes, "a", "fourth").read()), [["s1", "One"], ["s2", "Two"]]);
});

test("what was taken over is removed when it is saved, and comes once", async () => {
  const notes = memoryNotes();
  new Journal(notes, "a", "first").write("s", note("One"));
  const second = new Journal(notes, "a", "second");
  await second.read();
  second.remove("s");
  assert.equal(notes.cells.size, 0);
});

test("two pages at one segment do not write over each other's notes, nor remove them", async () => {
  const notes = memoryNotes();
  const [first, second] = ["first", "second"].map((page) => new Journal(notes, "a", page));
  first.write("s", note("Mine", 1));
  second.write("s", note("Yours", 2));
  second.remove("s");
  assert.deepEqual(texts(await new Journal(notes, "a", "third").read()), [["s", "Mine"]]);
});

test("of two texts for one segment the newer comes back, and the other one stands apart until it is let go", async () => {
  const notes = memoryNotes();
  new Journal(notes, "a", "first").write("s", note("Older", 1));
  new Journal(notes, "a", "second").write("s", note("Newer", 2));
  const third = new Journal(notes, "a", "third");
  assert.deepEqual(texts(await third.read()), [["s", "Newer"], ["s~", "Older"]]);
  third.remove("s");
  const fourth = new Journal(notes, "a", "fourth");
  assert.deepEqual(texts(await fourth.read()), [["s~", "Older"]]);
  fourth.remove("s~");
  assert.equal(notes.cells.size, 0);
});

test("the same text from two pages comes once", async () => {
  const notes = memoryNotes();
  for (const page of ["first", "second"]) new Journal(notes, "a", page).write("s", note("Same"));
  assert.deepEqual(texts(await new Journal(notes, "a", "third").read()), [["s", "Same"]]);
  assert.equal(notes.cells.size, 1);
});

test("what a page has read it can read again", async () => {
  const notes = memoryNotes();
  new Journal(notes, "a", "first").write("s", note("One"));
  const second = new Journal(notes, "a", "second");
  assert.deepEqual(texts(await second.read()), texts(await second.read()));
});

test("what is no note is left where it is", async () => {
  const notes = memoryNotes(new Map([["a/s/x", { other: 1 }], ["a/t/x", null]]));
  assert.equal((await new Journal(notes, "a", "first").read()).size, 0);
  assert.equal(notes.cells.size, 2);
});

test("a note that the browser refuses is told, until it takes one or the text is saved", async () => {
  const notes = memoryNotes();
  const journal = new Journal(notes, "a", "first");
  const told = [];
  journal.told = () => told.push(journal.broken);
  notes.full = true;
  journal.write("s", note("One"));
  journal.write("t", note("Two"));
  await turn();
  notes.full = false;
  journal.write("s", note("One more"));
  await turn();
  assert.equal(journal.broken, true);
  journal.remove("t");
  assert.deepEqual([journal.broken, told], [false, [true, false]]);
});

test("notes of the older place are taken over once; a newer one of the same segment wins", async () => {
  const older = memoryNotes(new Map([["a/s1", note("Old", 1)], ["a/s2", note("Kept", 1)], ["b/s1", note("Another article", 1)]]));
  const notes = memoryNotes(new Map([["a/s1/page", note("New", 2)]]));
  const { left, weak } = await openJournal("a", Promise.resolve(notes), older);
  assert.equal(weak, false);
  assert.deepEqual(texts(left), [["s1", "New"], ["s1~", "Old"], ["s2", "Kept"]]);
  assert.deepEqual([...older.cells.keys()], ["b/s1"]);
});

test("an older note is not let go before the new place has it", async () => {
  const older = memoryNotes(new Map([["a/s", note("Old")]]));
  const notes = memoryNotes();
  notes.full = true;
  const { left, weak } = await openJournal("a", Promise.resolve(notes), older);
  assert.deepEqual([weak, texts(left)], [true, [["s", "Old"]]]);
  assert.equal(older.cells.size, 1);
});

test("without a database the older place goes on, and the page is told", async () => {
  const older = memoryNotes(new Map([["a/s", note("Old")]]));
  const { journal, left, weak } = await openJournal("a", refuses(), older);
  assert.deepEqual([weak, texts(left)], [true, [["s", "Old"]]]);
  journal.write("t", note("Written"));
  assert.equal((await openJournal("a", refuses(), older)).left.get("t").target, "Written");
});

test("without any storage the page works, and is told at the first word", async () => {
  const { journal, left, weak } = await openJournal("a", refuses(), { all: refuses, put: refuses, remove: refuses });
  assert.deepEqual([weak, left.size], [true, 0]);
  journal.write("s", note("One"));
  await turn();
  assert.equal(journal.broken, true);
});

// Only a browser has these.
if (globalThis.indexedDB) {
  test("the database of the browser keeps the same laws", async () => {
    const notes = await openNotes();
    notes.put("j/s/first", note("One", 1));
    notes.put("j/s/first", note("One more", 2));
    notes.put("jj/s/first", note("Another article"));
    assert.deepEqual(texts(await new Journal(await openNotes(), "j", "second").read()), [["s", "One more"]]);
    assert.deepEqual((await notes.all("j")).map(([key]) => key), ["j/s/second", "jj/s/first"]);
    for (const [key] of await notes.all("j")) await notes.remove(key);
    assert.deepEqual(await notes.all(""), []);
  });

  test("the journal of before is taken over", async () => {
    localStorage.setItem("tarjuman.journal/j/s", JSON.stringify(note("Old")));
    localStorage.setItem("tarjuman.journal/j/t", "{ broken");
    const { journal, left, weak } = await openJournal("j", openNotes());
    assert.deepEqual([weak, texts(left)], [false, [["s", "Old"]]]);
    assert.equal(localStorage.getItem("tarjuman.journal/j/s"), null);
    assert.equal(localStorage.getItem("tarjuman.journal/j/t"), "{ broken");
    journal.remove("s");
    assert.equal((await openJournal("j", openNotes())).left.size, 0);
  });
}
