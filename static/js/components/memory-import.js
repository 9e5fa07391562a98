/** HOW FAR IS THE IMPORT? A file becomes a job of the server; its progress is shown, then the verdict on each row. */

import { html, nothing, render } from "../../vendor/lit-html/lit-html.js";
import { memories } from "../api/memories.js";
import { announce } from "../live.js";
import { panelKeys } from "../panel-keys.js";
import { locale, parts, say } from "../say.js";
import { problemWords } from "../words.js";
import { XLSX, verdictList } from "./glossary-import.js";
import { problemNotice } from "./notice.js";

const [TMX, TSV, XLIFF] = ["application/x-tmx+xml", "text/tab-separated-values", "application/xliff+xml"];
/** @type {Record<string, string>} by the end of the file's name */
const TYPES = { tmx: TMX, xml: TMX, tsv: TSV, txt: TSV, csv: "text/csv", xlsx: XLSX, xlf: XLIFF, xliff: XLIFF, sdlxliff: XLIFF, mxliff: XLIFF, zip: "application/zip", gz: "application/gzip" };

/** Often enough to look alive, seldom enough to cost nothing. */
const POLL_MS = 500;

/**
 * @param {HTMLElement} root
 * @param {{memory(): string, done(): void}} page
 * @returns {{toggle(): void}}
 */
export function memoryImport(root, page) {
  let open = false, problem = "", name = "", running = "", since = 0;
  const keys = panelKeys(root, toggle);
  /** @type {(Pick<Wire.Job, "state" | "progress"> & Partial<Wire.Job>) | null} */
  let job = null;

  /** @param {File} file */
  async function send(file) {
    problem = "";
    job = null;
    running = "";
    name = file.name;
    const end = file.name.toLowerCase().split(".").pop() ?? "";
    const type = TYPES[end];
    if (!type) {
      problem = say("units.unread", { name: file.name });
      return draw();
    }
    try {
      job = { state: "queued", progress: { done: 0, total: 0 } };
      draw();
      const { id } = await memories.importFile(page.memory(), file, type);
      running = id;
      since = Date.now();
      do {
        await new Promise((rest) => setTimeout(rest, POLL_MS));
        job = await memories.job(id);
        draw();
      } while (job.state === "queued" || job.state === "running");
      announce(say(job.state === "done" ? "units.done" : "units.failed"));
      page.done();
    } catch (error) {
      problem = error.message;
      job = null;
      draw();
    }
  }

  function draw() {
    render(open ? html`<section class="panel stack" aria-labelledby="import-head">
      <div class="row"><h2 id="import-head">${say("units.into", { memory: page.memory() })}</h2>
        <button class="push" @click=${toggle}>${say("close")}</button></div>
      <p class="small soft">${say("units.help")}</p>
      <label class="button">${say("import.choose")}<input class="hidden" type="file" accept=".tmx,.tsv,.txt,.csv,.xlsx,.xml,.xlf,.xliff,.sdlxliff,.mxliff,.zip,.gz"
        @change=${(event) => { if (event.target.files[0]) send(event.target.files[0]); event.target.value = ""; }}></label>
      ${problemNotice(problem)}
      ${job ? status(job) : nothing}
    </section>` : nothing, root);
  }

  /** How long it will still take at the pace so far. @param {Wire.JobProgress} progress */
  function left({ done, total }) {
    const seconds = Math.round(((Date.now() - since) / 1000) * ((total - done) / done));
    if (!done || seconds < 1) return "";
    const [unit, n] = seconds < 90 ? ["second", seconds] : ["minute", Math.round(seconds / 60)];
    return say("units.left", { time: new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(n) });
  }

  /** @param {NonNullable<typeof job>} job */
  function status({ state, progress, result, error }) {
    if (state === "failed") return problemNotice(error ? problemWords(error) : say("units.kept-nothing"));
    if (state === "done") {
      const report = /** @type {Wire.Report} */ (result);
      return html`<p><strong><bdi>${name}</bdi>:</strong> ${say("units.read", { units: say("n.units", { n: report.read }) })}</p>${verdictList(report)}`;
    }
    return html`<label class="row">${parts("import.reading", { file: html`<bdi>${name}</bdi>` })}
      <progress max=${progress.total || 1} value=${progress.total ? progress.done : nothing}></progress>
      <span class="small soft nums">${progress.total ? say("units.of", { done: progress.done, total: progress.total }) : ""}</span>
      <span class="small soft nums">${left(progress)}</span>
      ${running ? html`<button type="button" @click=${stop}>${say("units.stop")}</button>` : nothing}</label>`;
  }

  /** The job ends as failed, which is shown when it is next asked about; one that is over already is as good. */
  const stop = () => memories.stopJob(running).catch(() => {});

  function toggle() {
    open = !open;
    draw();
    keys.turn(open);
  }

  return { toggle };
}
