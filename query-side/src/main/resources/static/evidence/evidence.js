// @ts-check
import { html, nothing } from "../shared/lit.js";
import { Problem, together } from "../shared/api.js";
import { dateChoice, dated } from "../shared/choices.js";
import { date, lang, moment, number, serviceName, t } from "../shared/i18n.js";
import { links } from "../shared/links.js";
import { emptyState, open, trail } from "../shared/page.js";

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
  const { value, count, definition, asOf, position, events, next } = evidence;
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
        <div>
          <dt>${t("date.as-of")}</dt>
          <dd>${date(asOf)}</dd>
        </div>
        <div>
          <dt>${t("evidence.up-to")}</dt>
          <dd>${number(position)}</dd>
        </div>
        <div>
          <dt>${t("evidence.count")}</dt>
          <dd data-figure="count">${number(count)}</dd>
        </div>
        <div>
          <dt>${t("evidence.name")}</dt>
          <dd><code>${evidence.figure}</code></dd>
        </div>
      </dl>
      ${page.parameters.after ? nothing : dateChoice(page, t("date.as-of"), asOf)}
      <p class="ways">
        <a class="way" download href=${`/api/statements/${evidence.figure}?asOf=${asOf}`}>${t("evidence.statement")}</a>
        <a class="way" download href=${fileOf("csv", evidence)}>${t("table.download")}</a>
        <a class="way" download href=${fileOf("xlsx", evidence)}>${t("table.sheet")}</a>
        ${page.is("auditor") ? html`<a class="way" href=${links.replay(evidence.figure, asOf, position)}>${t("evidence.replay")}</a>` : nothing}
      </p>
    </section>
    ${events.length ? lines(evidence, page) : emptyState(t("evidence.empty"), t("evidence.empty.why"))}
    <p class="actions">
      ${page.parameters.after ? html`<button type="button" @click=${() => page.go({ after: "" })}>${t("evidence.first")}</button>` : nothing}
      ${next ? html`<button type="button" class="main" @click=${() => page.go({ after: next, upTo: position })}>${t("evidence.next")}</button>` : nothing}
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
    <div class="table-frame" role="group" tabindex="0" aria-labelledby="events">
      <table>
        <caption class="visually-hidden">
          ${t("evidence.how")}
        </caption>
        <thead>
          <tr>
            <th scope="col" class="numeric">${t("word.position")}</th>
            <th scope="col">${t("event-field.type")}</th>
            <th scope="col" class="desk">${t("evidence.day")}</th>
            <th scope="col" class="desk">${t("event-field.time")}</th>
            <th scope="col" class="desk">${t("event-field.recordedtime")}</th>
            <th scope="col" class="numeric">${t("evidence.amount")}</th>
            <th scope="col" class="numeric">${t("evidence.sum")}</th>
          </tr>
        </thead>
        <tbody>
          ${events.map((event) => {
            sum += event.amount;
            const [subject, id] = event.subject.split("/");
            return html`<tr data-position=${event.position}>
              <th scope="row" class="numeric">
                <a href=${links.timeline(subject, id, page.is("auditor") ? event.position : undefined)}
                  >${number(event.position)}</a
                >
              </th>
              <td>${t(`event.${event.type}`)}</td>
              <td class="desk">${date(event.day)}</td>
              <td class="desk">${moment(event.occurredAt)}</td>
              <td class="desk">${moment(event.recordedAt)} · ${event.actor}</td>
              <td class="numeric">${event.amount > 0 ? "+" : "−"}${number(Math.abs(event.amount))}</td>
              <td class="numeric" data-sum>${number(sum)}</td>
            </tr>`;
          })}
        </tbody>
      </table>
    </div>
  </section>`;
}

open({ dated, load, draw, about });
