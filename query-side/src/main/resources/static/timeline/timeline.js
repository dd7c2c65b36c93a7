// @ts-check
import { html, nothing } from "../shared/lit.js";
import { ask as askFor, Problem } from "../shared/api.js";
import { dated } from "../shared/choices.js";
import { moment, number, serviceNames, t } from "../shared/i18n.js";
import { links, SUBJECTS } from "../shared/links.js";
import { emptyState, fact, open, trail, turn } from "../shared/page.js";

const PAGE = 50;

/**
 * All that happened to one subject; for auditors with the event that was opened.
 * @param {Asked} parameters
 * @param {Together} together
 * @returns {Promise<TimelineData>}
 */
async function load({ kind, id, event, before, asOf }, { ask }) {
  if (!kind || !SUBJECTS.includes(kind) || !id) throw new Problem("not-found");
  const [timeline, catalogue, opened] = await Promise.all([
    ask(`/api/timelines/${kind}/${encodeURIComponent(id)}`, { before, limit: PAGE }),
    ask("/api/services"),
    event ? askFor(`/api/ledger/events/${encodeURIComponent(event)}`) : undefined,
  ]);
  const subject = await subjectOf(kind, id, asOf, ask);
  return {
    kind,
    id,
    subject,
    timeline,
    opened,
    names: serviceNames(catalogue.services),
  };
}

/**
 * The subject's own name and where it belongs; persons and services have none of their own here.
 * @param {string} kind
 * @param {string} id
 * @param {string | undefined} asOf
 * @param {Ask} ask
 * @returns {Promise<TimelineData["subject"]>}
 */
async function subjectOf(kind, id, asOf, ask) {
  if (kind === "unit") {
    const { unit, above } = await ask(`/api/units/${id}`, { asOf });
    return { name: unit.name, above: trail([...above, unit]) };
  }
  if (kind === "team") {
    const { team, unit } = await ask(`/api/teams/${id}/roster`, { asOf });
    return { name: team.name, above: [...(await above(unit, asOf, ask)), { href: links.team(id), name: team.name }] };
  }
  if (kind === "household") {
    const { head, hamlet } = await ask(`/api/households/${id}`, { asOf });
    return { name: head, above: [...(await above(hamlet, asOf, ask)), { href: links.household(id), name: head }] };
  }
  return {};
}

/** @param {Unit | undefined} unit @param {string | undefined} asOf @param {Ask} ask @returns {Promise<Link[]>} */
async function above(unit, asOf, ask) {
  if (!unit) return [];
  const place = await ask(`/api/units/${unit.id}`, { asOf });
  return trail([...place.above, place.unit]);
}

/** @param {TimelineData} data */
function about({ kind, subject }) {
  const what = t(`subject.${kind}`);
  return {
    title: subject.name ?? what,
    kicker: subject.name ? t("timeline.of", { what }) : t("timeline.title"),
    above: subject.above,
    here: t("timeline.title"),
  };
}

/** @param {TimelineData} data @param {Page} page */
function draw(data, page) {
  const { timeline, opened, kind, id } = data;
  const shown = new Set(timeline.lines.map((line) => line.position));
  return html`<p class="subject"><code>${timeline.subject}</code></p>
    ${opened && !shown.has(opened.position) ? eventPanel(opened, page) : nothing}
    ${
      timeline.lines.length
        ? html`<ol class="timeline">
            ${timeline.lines.map((line) => lineOf(line, data, page))}
          </ol>`
        : emptyState(t("timeline.empty"), t("timeline.empty.why"))
    }
    <p class="actions">
      ${page.parameters.before ? html`<a href=${links.timeline(kind, id)}>${t("timeline.latest")}</a>` : nothing}
      ${timeline.next ? turn(page, { before: timeline.next, event: "" }, t("timeline.earlier")) : nothing}
    </p>`;
}

/** @param {TimelineLine} line @param {TimelineData} data @param {Page} page */
function lineOf(line, { opened, names, id }, page) {
  const isOpen = opened?.position === line.position;
  return html`<li class=${isOpen ? "opened" : ""} data-position=${line.position}>
    <div class="line">
      <p class="when">
        <b>${moment(line.occurredAt)}</b>
        <small>${t("timeline.recorded", { at: moment(line.recordedAt), actor: line.actor })}</small>
      </p>
      <p class="what"><b>${t(`event.${line.type}`)}</b> ${details(line.about, names, id)}</p>
      <p class="where">
        ${
          page.is("auditor")
            ? html`<button
                type="button"
                aria-expanded=${isOpen ? "true" : "false"}
                @click=${() => page.go({ event: isOpen ? "" : line.position })}
              >
                ${t("timeline.open", { position: number(line.position) })}
              </button>`
            : html`<span class="soft">${t("word.position-of", { position: number(line.position) })}</span>`
        }
      </p>
    </div>
    ${isOpen ? eventPanel(opened, page) : nothing}
  </li>`;
}

/**
 * What an event mentions, as words and links; none to the subject itself.
 * @param {Asked} mentioned
 * @param {Map<string, string>} names
 * @param {string} id
 */
function details(mentioned, names, id) {
  const said = [];
  const { name, founders, decision, role, person, household, team, channel, services, service, from, to } = mentioned;
  if (name) said.push(name);
  if (founders) said.push(t("timeline.founders", { count: number(Number(founders)) }));
  if (decision) said.push(t("timeline.decision", { number: decision }));
  if (role) said.push(t(`role.${role}`));
  if (channel) said.push(t(`channel.${channel}`));
  if (services)
    said.push(
      services
        .split(",")
        .map((one) => names.get(one) ?? one)
        .join(", "),
    );
  if (service) said.push(`${names.get(service) ?? service}: ${t(`level.${from}`)} → ${t(`level.${to}`)}`);
  if (person && id !== person) said.push(html`<a href=${links.timeline("person", person)}>${t("subject.person")}</a>`);
  if (household && id !== household)
    said.push(html`<a href=${links.household(household)}>${t("subject.household")}</a>`);
  if (team && id !== team) said.push(html`<a href=${links.team(team)}>${t("subject.team")}</a>`);
  return said.map((part, index) => html`${index ? " · " : nothing}${part}`);
}

/** @param {Opened} opened @param {Page} page */
function eventPanel({ position, event }, page) {
  /** @type {[string, Drawable][]} */
  const facts = [
    ["word.position", number(position)],
    ["event-field.type", t(`event.${event.type}`)],
    ["event-field.name", html`<code>${event.type}</code> r${event.revision}`],
    ["event-field.stream", html`<code>${event.subject}</code> № ${Number(event.sequence)}`],
    ["event-field.time", moment(event.time)],
    ["event-field.recordedtime", moment(event.recordedtime)],
    ["event-field.actor", event.actor],
    ["event-field.command", html`<code>${event.command}</code>`],
    ["event-field.id", html`<code>${event.id}</code>`],
  ];
  return html`<section
    class="event"
    aria-label=${t("timeline.event", { position: number(position) })}
    data-event=${position}
  >
    <h2>${t("timeline.event", { position: number(position) })}</h2>
    <dl class="facts">${facts.map(([key, value]) => fact(t(key), value))}</dl>
    <h3>${t("event-field.data")}</h3>
    <pre tabindex="0" role="group" aria-label=${t("event-field.data")}>${JSON.stringify(event.data, null, 2)}</pre>
    <p class="actions">
      <button type="button" @click=${() => page.go({ event: "" })}>${t("timeline.close")}</button>
      <a href=${links.event(position)}>${t("timeline.prove")}</a>
      <a href="/api/ledger/events/${position}">${t("timeline.raw")}</a>
    </p>
  </section>`;
}

open({ dated, load, draw, about });
