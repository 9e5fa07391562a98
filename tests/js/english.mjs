/** The English words, where a page would have them: what the modules say is tested in them. Imported before the modules. */

import { readFileSync } from "node:fs";

const textContent = readFileSync(new URL("../../static/strings/en.json", import.meta.url), "utf8");

globalThis.document = { getElementById: () => ({ textContent }) };
