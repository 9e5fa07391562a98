/** WHAT IS ASKED OF THE GLOSSARIES? On the page of the glossary. */

import { BASE, call, enc, query } from "../api.js";
import { utcOffset } from "../dates.js";

export const glossaries = {
  /** @returns {Promise<Wire.Glossary[]>} */
  list: () => call("GET", "/glossaries").then((answer) => answer.glossaries),
  /** @param {string} name @returns {Promise<Wire.Glossary>} */
  create: (name) => call("POST", "/glossaries", { body: { name } }),
  /** @param {string} name @param {Record<string, any>} filter @returns {Promise<Wire.Concepts>} */
  concepts: (name, filter) => call("GET", `/glossaries/${enc(name)}/concepts${query(filter)}`),
  /** @param {string} name @param {string} id @returns {Promise<Wire.Concept>} */
  concept: (name, id) => call("GET", `/glossaries/${enc(name)}/concepts/${enc(id)}`),
  /** @param {string} name @param {string} id @param {Wire.ConceptDraft} concept @param {number} revision @returns {Promise<Wire.Concept>} */
  change: (name, id, concept, revision) =>
    call("PUT", `/glossaries/${enc(name)}/concepts/${enc(id)}`, { body: concept, revision }),
  /** @param {string} name @param {string} id @param {number} revision @returns {Promise<Wire.Concept>} */
  retire: (name, id, revision) => call("DELETE", `/glossaries/${enc(name)}/concepts/${enc(id)}`, { revision }),
  /** @param {string} name @param {string} id @returns {Promise<Wire.ConceptChange[]>} */
  history: (name, id) => call("GET", `/glossaries/${enc(name)}/concepts/${enc(id)}/history`).then((answer) => answer.revisions),
  /** @param {string} name @param {Blob} file @param {string} type @param {boolean} dry only say what would happen @returns {Promise<Wire.Imported>} */
  importFile: (name, file, type, dry) =>
    call("POST", `/glossaries/${enc(name)}/import${query({ dry_run: dry || null })}`, { raw: file, type }),
  /** @param {string} name @param {string} format */
  exportUrl: (name, format) => `${BASE}/glossaries/${enc(name)}/export?format=${format}`,
  /** What recurs in the desk's memory and no glossary has. @param {string} name @returns {Promise<Wire.CandidateTerm[]>} */
  candidates: (name) => call("GET", `/glossaries/${enc(name)}/candidates`).then((answer) => answer.candidates),
  /** Says that a phrase is no term, or takes that back. @param {string} name @param {string} text @param {boolean} dismissed */
  dismiss: (name, text, dismissed) => call("PUT", `/glossaries/${enc(name)}/candidates/dismissed`, { body: { text, dismissed } }),
  /** How the desk's memory says the terms. @param {string} name @returns {Promise<Wire.DriftReport>} */
  drift: (name) => call("GET", `/glossaries/${enc(name)}/drift${query({ utc_offset: utcOffset() })}`),
  /** What would be found of a concept that is not kept yet. @param {Wire.ConceptDraft} draft @param {string[]} texts @returns {Promise<Wire.TriedText[]>} */
  tryOut: (draft, texts) => call("POST", "/terms/try", { body: { ...draft, texts } }).then((answer) => answer.results),
  /** @param {string} text @param {string[]} [names] @returns {Promise<Wire.Occurrence[]>} */
  recognise: (text, names) => call("POST", "/terms", { body: { text, glossaries: names } }).then((answer) => answer.occurrences),
};
