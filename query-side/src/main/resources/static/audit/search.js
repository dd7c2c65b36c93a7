// @ts-check
/** The ways into the ledger: by position, by subject, by who told and when it was recorded. */
import { html, nothing } from "../shared/lit.js";
import { ask } from "../shared/api.js";
import { moment, number, t } from "../shared/i18n.js";
import { links, SUBJECTS } from "../shared/links.js";
import { emptyState, tableFrame, turn } from "../shared/page.js";
import { canHash } from "./proof.js";

const PAGE = 25;

/** The moments in the address are a clock's in Vietnam. */
const OFFSET = "+07:00";

/** @param {Asked} parameters @returns {Promise<Journal>} */
export function loadJournal({ by, from, to, before }) {
  return ask("/api/ledger/journal", {
    by,
    from: from && seconds(from) + OFFSET,
    to: to && seconds(to) + OFFSET,
    before,
    limit: PAGE,
  });
}

/** @param {string} local */
function seconds(local) {
  return local.length === 16 ? `${local}:00` : local;
}

/** @param {AuditData} data @param {Page} page */
export function searching({ state, journal }, page) {
  return html`<section aria-labelledby="search">
    <h2 id="search">${t("audit.search")}</h2>
    <div class="forms">${byPosition(state)} ${bySubject()} ${byActorAndTime(journal, page)}</div>
    <p class="hint">${t("audit.search.how")}</p>
  </section>`;
}

/** @param {LogState} state */
function byPosition(state) {
  return html`<form
    class="choices"
    data-search="position"
    @submit=${(event) => onSubmit(event, ({ position }) => location.assign(links.event(position)))}
  >
    <label
      >${t("word.position")}
      <input name="position" type="number" min="1" max=${state.ledger} required inputmode="numeric"
    /></label>
    <button type="submit">${t("audit.open")}</button>
  </form>`;
}

function bySubject() {
  return html`<form
    class="choices"
    data-search="subject"
    @submit=${(event) => onSubmit(event, ({ kind, id }) => location.assign(links.timeline(kind, id)))}
  >
    <label
      >${t("audit.subject")}
      <select name="kind">
        ${SUBJECTS.map((kind) => html`<option value=${kind}>${t(`subject.${kind}`)}</option>`)}
      </select></label
    >
    <label
      >${t("audit.subject.id")} <input name="id" required pattern="[a-zA-Z0-9\\-]{1,64}" autocomplete="off"
    /></label>
    <button type="submit">${t("timeline.to")}</button>
  </form>`;
}

/** @param {Journal} journal @param {Page} page */
function byActorAndTime(journal, page) {
  const { by, from, to } = page.parameters;
  return html`<form
    class="choices"
    data-search="journal"
    @submit=${(event) => onSubmit(event, (said) => findJournal(said, page))}
  >
    <label
      >${t("audit.actor")}
      <input name="actor" autocomplete="off" .value=${actorOf(journal, by)} ?disabled=${!canHash()}
    /></label>
    <label>${t("audit.from")} <input name="from" type="datetime-local" step="1" .value=${from ?? ""} /></label>
    <label>${t("audit.to")} <input name="to" type="datetime-local" step="1" .value=${to ?? ""} /></label>
    <button type="submit" class="main">${t("table.find")}</button>
  </form>`;
}

/** @param {Submitted} event @param {(said: any) => unknown} then */
function onSubmit(event, then) {
  event.preventDefault();
  then(Object.fromEntries(new FormData(event.target)));
}

/**
 * The login behind a key stands in every line that was found by it.
 * @param {Journal} journal
 * @param {string | undefined} by
 */
function actorOf({ lines }, by) {
  return by ? (lines[0]?.actor ?? "") : "";
}

/** @param {Record<string, string>} said @param {Page} page */
async function findJournal({ actor, from, to }, page) {
  return page.go({ by: actor ? await keyOf(actor) : "", from, to, before: "" });
}

/**
 * A login may be a name, so it goes into no address: its hash does.
 * @param {string} login
 */
async function keyOf(login) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(login)));
  return Array.from(hash.slice(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {AuditData} data @param {Page} page */
export function drawJournal({ journal }, page) {
  const { by, from, to, before } = page.parameters;
  const chosen = by || from || to;
  return html`<section aria-labelledby="journal">
    <h2 id="journal">${t(chosen ? "audit.found" : "audit.latest")}</h2>
    ${
      journal.lines.length
        ? tableFrame({
            label: t("audit.found"),
            look: "journal",
            headings: [
              [t("word.position"), "numeric"],
              [t("event-field.type")],
              [t("audit.subject"), "desk"],
              [t("event-field.recordedtime")],
              [t("event-field.actor")],
            ],
            rows: journal.lines.map((line) => row(line, page)),
          })
        : journal.problem
          ? html`<p class="verdict wrong" data-verdict="gone">✗ ${journal.problem.said.title}</p>`
          : emptyState(t("audit.nothing"), t(chosen ? "audit.nothing.chosen" : "audit.nothing.why"))
    }
    <p class="actions">
      ${before || chosen ? html`<a href="/audit/">${t("audit.all")}</a>` : nothing}
      ${journal.next ? turn(page, { before: journal.next }, t("timeline.earlier")) : nothing}
    </p>
  </section>`;
}

/** @param {JournalLine} line @param {Page} page */
function row({ position, type, subject, recordedAt, actor, by }, page) {
  return html`<tr data-position=${position}>
    <th scope="row" class="numeric"><a href=${links.event(position)}>${number(position)}</a></th>
    <td>${t(`event.${type}`)}</td>
    <td class="desk">${subjectLink(subject)}</td>
    <td>${moment(recordedAt)}</td>
    <td><button type="button" class="link" @click=${() => page.go({ by, before: "" })}>${actor}</button></td>
  </tr>`;
}

/**
 * A stream as the subject that it is of, with its timeline where it has one.
 * @param {string} stream
 */
export function subjectLink(stream) {
  const [kind, id] = stream.split("/");
  return SUBJECTS.includes(kind)
    ? html`<a href=${links.timeline(kind, id)}>${t(`subject.${kind}`)}</a>`
    : html`<code>${stream}</code>`;
}
