// @ts-check
import { html, nothing } from "../shared/lit.js";
import { Problem } from "../shared/api.js";
import { dateChoice, dated } from "../shared/choices.js";
import { evident } from "../shared/figure.js";
import { date, number, t } from "../shared/i18n.js";
import { links } from "../shared/links.js";
import { emptyState, fact, open, trail } from "../shared/page.js";
import { table } from "../shared/table.js";

/**
 * A team's roster on a date, or the teams of a unit on a date.
 * @param {Asked} parameters
 * @param {Together} together
 * @returns {Promise<RosterData>}
 */
async function load({ team, unit, asOf }, { ask, askAll }) {
  if (team) {
    const roster = await ask(`/api/teams/${team}/roster`, { asOf });
    const place = roster.unit && (await ask(`/api/units/${roster.unit.id}`, { asOf }));
    return { roster, place };
  }
  if (!unit) throw new Problem("not-found");
  const others = Promise.all([
    ask("/api/totals", { unit, asOf }),
    askAll("/api/teams", { unit, asOf }, "teams"),
    ask("/api/units", { parent: unit, asOf }),
  ]);
  // What the unit itself is refused with says more than what the others are.
  others.catch(() => undefined);
  const place = await ask(`/api/units/${unit}`, { asOf });
  const [totals, teams, below] = await others;
  return { place, teams, totals, units: new Map([place.unit, ...below.units].map((one) => [one.id, one])) };
}

/** @param {RosterData} data */
function about({ roster, place }) {
  const above = place ? trail([...place.above, place.unit]) : [];
  if (roster) return { title: roster.team.name, kicker: t("roster.title"), above, here: roster.team.name };
  return { title: t("roster.teams-of", { unit: place.unit.name }), above, here: t("roster.teams") };
}

/** @param {RosterData} data @param {Page} page */
function draw(data, page) {
  return data.roster ? oneTeam(data.roster, page) : teams(data, page);
}

/** @param {Roster} roster @param {Page} page */
function oneTeam(roster, page) {
  const { team, members, asOf } = roster;
  const heading = t("roster.members-on", { date: date(asOf), count: number(members.length) });
  return html`${theDecision(roster)}
    <section aria-labelledby="members">
      <div class="section-head">
        <h2 id="members">${evident(page, roster.evidence?.members, {}, heading)}</h2>
        ${dateChoice(page, t("roster.on"), asOf)}
      </div>
      ${members.length ? memberTable(roster, page) : nobody(team, asOf)}
    </section>`;
}

/** @param {Roster} roster */
function theDecision({ team, unit }) {
  const { authority, number: its, date: day, bases } = team.decision;
  const works = team.to
    ? t("roster.from-to", { from: date(team.from), to: date(team.to) })
    : t("roster.from", { from: date(team.from) });
  return html`<section aria-labelledby="decision">
    <h2 id="decision">${t("roster.decision")}</h2>
    <dl class="facts">
      ${fact(t("roster.authority"), authority)}
      ${fact(t("roster.number"), t("roster.number-and-date", { number: its, date: date(day) }))}
      ${bases.length ? fact(t("roster.bases"), bases.join("; ")) : nothing} ${fact(t("roster.works"), works)}
      ${unit ? fact(t("word.unit"), html`<a href=${links.unit(unit.id)}>${unit.name}</a>`) : nothing}
    </dl>
    <p class="ways"><a class="way" href=${links.timeline("team", team.id)}>${t("timeline.to")}</a></p>
  </section>`;
}

/** @param {Team} team @param {string} asOf */
function nobody(team, asOf) {
  if (asOf < team.from) return emptyState(t("roster.not-yet"), t("roster.not-yet.why", { date: date(team.from) }));
  if (team.to && asOf >= team.to)
    return emptyState(t("roster.no-more"), t("roster.no-more.why", { date: date(team.to) }));
  return emptyState(t("roster.nobody"), t("roster.nobody.why"));
}

/** @type {("teams" | "members")[]} */
const COUNTED = ["teams", "members"];
const RANK = { leader: 0, deputy: 1, member: 2 };

/** @param {Roster} roster @param {Page} page */
function memberTable({ members, team, asOf }, page) {
  /** @type {Column<Member>[]} */
  const columns = [
    {
      key: "name",
      title: t("roster.name"),
      value: (member) => member.name,
      cell: (member) => html`<a href=${links.timeline("person", member.person)}>${member.name}</a>`,
    },
    {
      key: "role",
      title: t("roster.role"),
      value: (member) => `${RANK[member.role]}`,
      cell: (member) => html`<span class="role ${member.role}">${t(`role.${member.role}`)}</span>`,
      file: (member) => t(`role.${member.role}`),
    },
    {
      key: "organisation",
      title: t("roster.organisation"),
      value: (member) => t(`organisation.${member.organisation}`),
    },
    { key: "since", title: t("roster.since"), value: (member) => member.since, cell: (member) => date(member.since) },
  ];
  return table(page, "members", columns, members, {
    caption: t("roster.members-of", { team: team.name, date: date(asOf) }),
    file: `danh-sach-to-${asOf}`,
    sort: "role",
  });
}

/** @param {TeamsOfPlace} data @param {Page} page */
function teams(data, page) {
  const { teams: all, place } = data;
  const asOf = page.parameters.asOf ?? place.asOf;
  const above = sums(data, asOf, page);
  if (!all.length)
    return html`${above}${emptyState(t("roster.no-teams"), t("roster.no-teams.why", { date: date(asOf) }))}`;
  return html`<section aria-labelledby="teams">
    ${above}
    ${table(page, "teams", columnsOfTeams(data), all, {
      caption: t("roster.teams-of", { unit: place.unit.name }),
      file: `to-cdscd-${place.unit.code}-${asOf}`,
      sort: "level",
    })}
  </section>`;
}

/** @param {TeamsOfPlace} data @param {string} asOf @param {Page} page */
function sums({ teams: all, place, totals }, asOf, page) {
  return html`<div class="section-head">
      <h2 id="teams">${t("roster.teams")}</h2>
      ${dateChoice(page, t("date.as-of"), asOf)}
    </div>
    <dl class="facts">
      ${COUNTED.map((figure) => {
        const sum = evident(page, totals.evidence?.[figure], {}, number(totals[figure]));
        return fact(t(`dashboard.${figure}`), sum, figure);
      })}
    </dl>
    <p class="hint">${t("roster.directly-below", { unit: place.unit.name, listed: number(all.length) })}</p>`;
}

/** @param {TeamsOfPlace} data @returns {Column<Team>[]} */
function columnsOfTeams({ units }) {
  /** @param {Team} team */
  const unitOf = (team) => units.get(team.unit)?.name ?? "";
  return [
    {
      key: "name",
      title: t("word.team"),
      value: (team) => team.name,
      cell: (team) => html`<a href=${links.team(team.id)}>${team.name}</a>`,
    },
    {
      key: "unit",
      title: t("word.unit"),
      value: unitOf,
      cell: (team) => html`<a href=${links.unit(team.unit)}>${unitOf(team)}</a>`,
    },
    { key: "level", title: t("roster.level"), wide: true, value: (team) => t(`team-level.${team.level}`) },
    { key: "members", title: t("dashboard.members"), numeric: true, value: (team) => team.members },
  ];
}

open({ dated, load, draw, about });
