// @ts-check
import { html, nothing } from "../shared/lit.js";
import { Problem, together } from "../shared/api.js";
import { dateChoice, dated } from "../shared/choices.js";
import { date, lang, moment, number, serviceName, t } from "../shared/i18n.js";
import { links } from "../shared/links.js";
import { emptyState, fact, open, tableFrame, trail, turn } from "../shared/page.js";

const PAGE = 50;
const OF_UNITS = ["unit-teams", "unit-members", "households", "reached"];

/**
 * A figure and one page of the events that make it.
 * @param {Asked} parameters
 * @param {Together} together
 * @returns {Promise<EvidenceData>}
 */
async function load({ figure, asOf, upTo, after }, { ask }) {
  if (!figure) throw new Problem("not-found");
  const evidence = await ask(`/api/evidence/${encodeURIComponent(figure)}`, { asOf, upTo, after, limit: PAGE }).catch(
    (problem) => why(problem, figure, asOf, ask),
  );
  /** @param {Ask} ask */
  const named = (ask) => subjectOf(evidence.parameters, evidence.asOf, ask);
  const subject = await named(ask).catch((problem) => {
    if (!upTo || problem.kind !== "not-kept") throw problem;
    // A figure can be had as it was long ago; what things were called there cannot: they bear the names they have now.
    return together((now) => named(now.ask));
  });
  return { evidence, kind: evidence.figure.split(".")[0], subject };
}

/**
 * Where there is no figure, its unit may know better why.
 * @param {any} problem
 * @param {string} figure
 * @param {string | undefined} asOf
 * @param {Ask} ask
 * @returns {Promise<never>}
 */
async function why(problem, figure, asOf, ask) {
  const [kind, unit] = figure.split(".");
  if (problem.kind === "not-found" && unit && OF_UNITS.includes(kind))
    await ask(`/api/units/${encodeURIComponent(unit)}`, { asOf });
  throw problem;
}

/**
 * What the figure is about, by name, and where that belongs.
 * @param {Asked} parameters
 * @param {string} asOf
 * @param {Ask} ask
 * @returns {Promise<EvidenceData["subject"]>}
 */
async function subjectOf({ level, unit, team, household, service }, asOf, ask) {
  const [place, roster, home, catalogue] = await Promise.all([
    unit ? ask(`/api/units/${unit}`, { asOf }) : undefined,
    team ? ask(`/api/teams/${team}/roster`, { asOf }) : undefined,
    household ? ask(`/api/households/${household}`, { asOf }) : undefined,
    service ? ask("/api/services", { asOf }) : undefined,
  ]);
  /** @type {Service | undefined} */
  const offered = catalogue?.services.find((/** @type {Service} */ one) => one.id === service);
  /** @type {Link[]} */
  const above = [];
  if (place) above.push(...trail([...place.above, place.unit], asOf));
  if (roster) above.push({ href: links.team(team, asOf), name: roster.team.name });
  if (home) above.push({ href: links.household(household, asOf), name: home.head });
  return {
    above,
    names: [
      place?.unit.name ?? roster?.team.name ?? home?.head,
      service && (offered ? serviceName(offered) : service),
      level && (service ? t(`level.at-or-above.${level}`) : t(`team-level.${level}`)),
    ].filter((name) => name),
  };
}

/** @param {EvidenceData} data */
function about({ kind, subject }) {
  return {
    title: [t(`figure.${kind}`), ...subject.names].join(" · "),
    kicker: t("evidence.title"),
    above: subject.above,
    here: t("evidence.title"),
  };
}

/** @param {EvidenceData} data @param {Page} page */
function draw({ evidence, kind }, page) {
  const { events, next, position } = evidence;
  return html`${theFigure(evidence, kind, page)}
    ${events.length ? lines(evidence, page) : emptyState(t("evidence.empty"), t("evidence.empty.why"))}
    <p class="actions">
      ${page.parameters.after ? turn(page, { after: "" }, t("evidence.first")) : nothing}
      ${next ? turn(page, { after: next, upTo: position }, t("evidence.next"), "main") : nothing}
    </p>`;
}

/** @param {Evidence} evidence @param {string} kind @param {Page} page */
function theFigure(evidence, kind, page) {
  const { value, count, definition, asOf, position } = evidence;
  return html`<section aria-labelledby="figure">
    <h2 id="figure">${t("evidence.figure")}</h2>
    <dl class="figures">
      <div class="figure">
        <dt>${t(`figure.${kind}`)}</dt>
        <dd data-figure="value">${number(value)}</dd>
      </div>
    </dl>
    <p>${definition[lang]}</p>
    <dl class="facts">
      ${fact(t("date.as-of"), date(asOf))} ${fact(t("evidence.up-to"), number(position))}
      ${fact(t("evidence.count"), number(count), "count")}
      ${fact(t("evidence.name"), html`<code>${evidence.figure}</code>`)}
    </dl>
    ${page.parameters.after ? nothing : dateChoice(page, t("date.as-of"), asOf)} ${ways(evidence, page)}
  </section>`;
}

/** @param {Evidence} evidence @param {Page} page */
function ways(evidence, page) {
  const { figure, asOf, position } = evidence;
  const replay = html`<a class="way" href=${links.replay(figure, asOf, position)}>${t("evidence.replay")}</a>`;
  return html`<p class="ways">
    <a class="way" download href=${`/api/statements/${figure}?asOf=${asOf}`}>${t("evidence.statement")}</a>
    <a class="way" download href=${fileOf("csv", evidence)}>${t("table.download")}</a>
    <a class="way" download href=${fileOf("xlsx", evidence)}>${t("table.sheet")}</a>
    ${page.is("auditor") ? replay : nothing}
  </p>`;
}

/**
 * All of it, not only this page.
 * @param {string} form
 * @param {Evidence} evidence
 */
function fileOf(form, { figure, position, asOf }) {
  return `/api/evidence/${figure}/${form}?asOf=${asOf}&upTo=${position}`;
}

/** @param {Evidence} evidence @param {Page} page */
function lines({ events, before }, page) {
  let sum = before;
  return html`<section aria-labelledby="events">
    <h2 id="events">${t("evidence.events")}</h2>
    <p class="hint">${t("evidence.how")}</p>
    ${tableFrame({
      by: "events",
      caption: t("evidence.how"),
      headings: [
        [t("word.position"), "numeric"],
        [t("event-field.type")],
        [t("evidence.day"), "desk"],
        [t("event-field.time"), "desk"],
        [t("event-field.recordedtime"), "desk"],
        [t("evidence.amount"), "numeric"],
        [t("evidence.sum"), "numeric"],
      ],
      rows: events.map((event) => lineOf(event, (sum += event.amount), page)),
    })}
  </section>`;
}

/** @param {EvidenceLine} event @param {number} sum @param {Page} page */
function lineOf({ position, type, subject, day, occurredAt, recordedAt, actor, amount }, sum, page) {
  const [kind, id] = subject.split("/");
  const shown = page.is("auditor") ? position : undefined;
  return html`<tr data-position=${position}>
    <th scope="row" class="numeric"><a href=${links.timeline(kind, id, shown)}>${number(position)}</a></th>
    <td>${t(`event.${type}`)}</td>
    <td class="desk">${date(day)}</td>
    <td class="desk">${moment(occurredAt)}</td>
    <td class="desk">${moment(recordedAt)} · ${actor}</td>
    <td class="numeric">${amount > 0 ? "+" : "−"}${number(Math.abs(amount))}</td>
    <td class="numeric" data-sum>${number(sum)}</td>
  </tr>`;
}

open({ dated, load, draw, about });
