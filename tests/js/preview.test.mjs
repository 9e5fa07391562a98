import "./english.mjs";
import assert from "node:assert/strict";
import test from "node:test";
import { missing, paragraphs, plain } from "../../static/js/preview.js";

const segments = [
  { id: "a", index: 0, block: 0, role: "meta", english: "" },
  { id: "b", index: 1, block: 1, role: "boilerplate", english: "Share" },
  { id: "c", index: 2, block: 2, role: "title", english: "A headline" },
  { id: "d", index: 3, block: 3, role: "body", english: " One. " },
  { id: "e", index: 4, block: 3, role: "body", english: "" },
  { id: "f", index: 5, block: 4, role: "list", english: "- First" },
  { id: "g", index: 6, block: 5, role: "list", english: "-5 degrees" },
  { id: "i", index: 7, block: 6, role: "list", english: "2) Second" },
  { id: "j", index: 8, block: 7, role: "list", english: "10 - 15 people" },
  { id: "h", index: 9, block: 8, role: "related", english: "See also" },
];
const shown = (list = segments) => paragraphs(list, (segment) => segment.english);

test("sentences of a paragraph stand together, and furniture is left out", () => {
  assert.deepEqual(shown().map(({ role, pieces }) => [role, ...pieces.map(({ text }) => text)]),
    [["title", "A headline"], ["body", "One.", ""], ["list", "First"], ["list", "-5 degrees"], ["list", "2) Second"], ["list", "10 - 15 people"]]);
  assert.equal(missing(shown()), 1);
});

test("date and byline are shown where they are translated", () => {
  const dated = segments.map((each) => (each.id === "a" ? { ...each, english: "16 May 2024" } : each));
  assert.equal(shown(dated)[0].pieces[0].text, "16 May 2024");
});

test("it is copied as the plain text is exported", () => {
  assert.equal(plain(shown()), "A headline\n\nOne. […]\n\n- First\n- -5 degrees\n2) Second\n- 10 - 15 people");
});
