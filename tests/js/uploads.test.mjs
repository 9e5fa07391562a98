import test from "node:test";
import assert from "node:assert/strict";
import { DOCX, mediaType } from "../../static/js/uploads.js";

const FILES = [
  { name: "wire.TXT", type: "", as: "text/plain" },
  { name: "page.htm", type: "", as: "text/html" },
  { name: "خبر.docx", type: "", as: DOCX },
  { name: "no-ending", type: "text/plain", as: "text/plain" },
  { name: "letter.doc", type: "application/msword", as: null },
  { name: "scan.pdf", type: "application/pdf", as: null },
  { name: "docx", type: "", as: null },
];
for (const { name, type, as } of FILES) {
  test(`“${name}” (${type || "of no type"}) is sent as ${as ?? "nothing"}`, () => assert.equal(mediaType({ name, type }), as));
}
