// @ts-check
import { html } from "../shared/lit.js";
import { ask, Problem } from "../shared/api.js";
import { number, t } from "../shared/i18n.js";
import { open } from "../shared/page.js";
import { loadLog, drawLog, isMoving } from "./log.js";
import { loadJournal, drawJournal, searching } from "./search.js";
import { fileChecking } from "./steps.js";

const LOOK_AGAIN_MILLISECONDS = 3000;

/**
 * One event with its proof; or a figure to be counted anew; or the state of the log, what was recorded, and the ways
 * into the ledger.
 * @param {Asked} parameters
 * @returns {Promise<any>}
 */
async function load(parameters) {
  const { position, figure } = parameters;
  if (position && !/^[1-9][0-9]{0,15}$/.test(position)) throw new Problem("not-found");
  const state = await ask("/api/ledger/log");
  if (position) return { state, ...(await oneEvent(Number(position), state)) };
  if (figure) return { state, ...(await replaying(parameters)) };
  const [journal, log, { exporting }] = await Promise.all([
    loadJournal(parameters).catch(unlessBroken),
    loadLog(state),
    import("./export.js"),
  ]);
  return { state, journal, log, exporting };
}

/**
 * What only one kind of visit needs is fetched only then: the line may be slow.
 * @param {number} position
 * @param {LogState} state
 */
async function oneEvent(position, state) {
  const { loadEvent, drawEvent } = await import("./event.js");
  return { drawEvent, event: await loadEvent(position, state) };
}

/** @param {Asked} parameters */
async function replaying(parameters) {
  const { loadReplay, drawReplay } = await import("./replay.js");
  return { drawReplay, replay: await loadReplay(parameters) };
}

/**
 * A ledger that was tampered with must not hide the very page that says so.
 * @param {any} problem
 * @returns {Journal}
 */
function unlessBroken(problem) {
  if (problem.said?.code !== "log.stopped") throw problem;
  return { lines: [], problem };
}

/** @param {AuditData} data */
function about({ event, replay }) {
  if (replay) return within(t("audit.replay"));
  if (!event) return { title: t("audit.title") };
  return within(t("timeline.event", { position: number(event.position) }));
}

/** @param {string} title */
function within(title) {
  return { title, kicker: t("audit.title"), above: [{ href: "/audit/", name: t("audit.title") }], here: title };
}

/** @param {AuditData} data @param {Page} page */
function draw(data, page) {
  if (data.event) return data.drawEvent(data, page);
  if (data.replay) return data.drawReplay(data, page);
  const ways = [searching, drawJournal, data.exporting, fileChecking];
  return html`${drawLog(data, page)}${ways.map((way) => way(data, page))}`;
}

/**
 * While the notary holds the ledger against what was signed, its progress is looked at again.
 * @param {Page} page
 */
function shown(page) {
  clearTimeout(page.again);
  if (page.data.log && isMoving(page.data.state)) page.again = setTimeout(() => page.reload(), LOOK_AGAIN_MILLISECONDS);
}

/** @type {Record<string, string>} */
const WHY = { "not-allowed": "audit.not-allowed.why", "not-found": "audit.not-found.why" };

open({ texts: "audit", load, draw, about, shown, why: (kind) => WHY[kind] && t(WHY[kind]) });
