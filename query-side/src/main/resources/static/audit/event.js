// @ts-check
/** One event: what it says, the very line, and its proof, checked in the reader's browser. */
import { html, nothing } from "../shared/lit.js";
import { askFile, Problem } from "../shared/api.js";
import { moment, number, t } from "../shared/i18n.js";
import { links } from "../shared/links.js";
import { decoded, parse } from "./proof.js";
import { subjectLink } from "./search.js";
import { drawSteps, keyChoice, stepsOf } from "./steps.js";

/**
 * The line comes with its proof; without one, from the ledger as it is.
 * @param {number} position
 * @param {LogState} state
 * @returns {Promise<ShownEvent>}
 */
export async function loadEvent(position, state) {
  const address = `/api/ledger/events/${position}/proof`;
  try {
    const file = new Uint8Array(await (await askFile(address)).arrayBuffer());
    return { position, line: lineOf(file), address, steps: await stepsOf(file, state, position) };
  } catch (problem) {
    const code = problem.said?.code;
    if (!code?.startsWith("log.")) throw problem;
    const line = await unproven(position);
    if (line) return { position, line, missing: code === "log.stopped" ? "stopped" : "unsigned" };
    if (position <= state.size) return { position, missing: "gone" };
    throw new Problem("not-found");
  }
}

/** @param {Uint8Array} file */
function lineOf(file) {
  try {
    return decoded(parse(decoded(file)).line);
  } catch {
    return undefined;
  }
}

/**
 * The line as the ledger gives it out; undefined if it has none there, or no way to it.
 * @param {number} position
 */
async function unproven(position) {
  try {
    const line = await (await askFile(`/api/ledger/events?after=${position - 1}&limit=1`)).text();
    return line ? line.slice(0, -1) : undefined;
  } catch {
    return undefined;
  }
}

/** @param {AuditData} data @param {Page} page */
export function drawEvent({ event, state }, page) {
  if (!event) return nothing;
  return html`${whatItSays(event)}
    <section aria-labelledby="proof">
      <h2 id="proof">${t("audit.proof")}</h2>
      ${
        event.missing
          ? html`<p
              class="verdict ${event.missing === "unsigned" ? "open" : "wrong"}"
              role="status"
              data-verdict="missing"
              data-missing=${event.missing}
            >
              ${t(`audit.proof.${event.missing}`)}
            </p>`
          : drawSteps(event.steps)
      }
      ${keyChoice(state, page)}
      ${
        event.missing
          ? nothing
          : html`<p class="actions"><a href=${event.address}>${t("audit.proof.file")}</a></p>
              <p class="hint">${t("audit.proof.trust")}</p>
              <pre tabindex="0" role="group" aria-label=${t("audit.command")}>
java -jar socai-verify.jar proof event-${event.position}.tlog-proof --key '${state.keys.at(-1) ?? ""}'</pre>`
      }
    </section>
    <nav class="actions" aria-label=${t("audit.neighbours")}>
      ${event.position > 1 ? neighbour(event.position - 1, "audit.before") : nothing}
      ${event.position < state.ledger ? neighbour(event.position + 1, "audit.after") : nothing}
    </nav>`;
}

/** @param {number} position @param {string} text */
function neighbour(position, text) {
  return html`<a href=${links.event(position)}>${t(text, { position: number(position) })}</a>`;
}

/** @param {ShownEvent} shown */
function whatItSays({ line, position }) {
  if (!line) return nothing;
  const said = parsed(line);
  return html`<section class="line-of" aria-labelledby="says" data-event=${position}>
    <h2 id="says">${said && said.type ? t(`event.${said.type}`) : t("event-field.data")}</h2>
    ${said ? facts(said) : nothing}
    <details>
      <summary>${t("audit.line")}</summary>
      <pre tabindex="0" role="group" aria-label=${t("audit.line")} data-raw>${line}</pre>
    </details>
  </section>`;
}

/**
 * A line that was tampered with may be no JSON any more; it is shown all the same.
 * @param {string} line
 * @returns {Told | undefined}
 */
function parsed(line) {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** @param {Told} event */
function facts(event) {
  /** @type {[string, Drawable][]} */
  const all = [
    ["event-field.name", html`<code>${event.type}</code> r${event.revision}`],
    ["audit.subject", subjectLink(String(event.subject))],
    ["event-field.stream", html`<code>${event.subject}</code> № ${Number(event.sequence)}`],
    ["event-field.time", moment(event.time)],
    ["event-field.recordedtime", moment(event.recordedtime)],
    ["event-field.actor", event.actor],
    ["event-field.command", html`<code>${event.command}</code>`],
    ["event-field.id", html`<code>${event.id}</code>`],
  ];
  return html`<dl class="facts">
      ${all.map(
        ([key, value]) =>
          html`<div>
            <dt>${t(key)}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    <h3>${t("event-field.data")}</h3>
    <pre tabindex="0" role="group" aria-label=${t("event-field.data")}>${JSON.stringify(event.data, null, 2)}</pre>`;
}
