import { html, nothing } from "../shared/lit.js";
import { ask, askAll } from "../shared/api.js";
import { evident } from "../shared/figure.js";
import { date, lang, number, percent, t } from "../shared/i18n.js";
import { RUNGS, bar, share } from "../shared/ladder.js";
import { links } from "../shared/links.js";
import { dateChoice, emptyState, open, trail } from "../shared/page.js";
import { table } from "../shared/table.js";
import { map } from "./map.js";
import { drawSkyline } from "./skyline.js";

const BELOW = { province: "commune", district: "commune", commune: "hamlet" };

/** Everything about one unit; without one named, about the province. */
async function load({ unit, asOf, service, level = "activated" }) {
  const id = unit ?? (await ask("/api/units", { asOf })).units[0]?.id;
  if (!id) return { empty: true };
  const [one, coverage, catalogue] = await Promise.all([
    ask(`/api/units/${id}`, { asOf }),
    ask(`/api/coverage/${id}`, { asOf }),
    ask("/api/services", { asOf }),
  ]);
  const chosen = service ?? mostUsed(coverage, catalogue);
  const unitLevel = BELOW[one.unit.level];
  const province = one.unit.level === "province";
  const [totals, districts, parts, teams] = await Promise.all([
    province ? ask("/api/totals", { asOf }) : undefined,
    province ? ask("/api/units", { parent: id, asOf }) : undefined,
    chosen && unitLevel ? ask("/api/coverage", { within: id, unitLevel, service: chosen, level, asOf }) : undefined,
    province ? undefined : askAll("/api/teams", { unit: id, asOf }, "teams"),
  ]);
  return {
    ...one,
    asOf,
    coverage,
    services: catalogue.services,
    totals,
    districts: new Map((districts?.units ?? []).map((district) => [district.id, district.name])),
    parts: parts?.units ?? [],
    evidence: parts?.evidence ?? {},
    unitLevel,
    teams,
    service: chosen,
    level,
  };
}

/** What is shown first: the service that most households have an account of. */
function mostUsed(coverage, catalogue) {
  return ranked(coverage, catalogue.services)[0]?.service.id;
}

function about(data) {
  if (data.empty) return { title: t("dashboard.title") };
  return {
    title: data.unit.name,
    kicker: t(`unit-level.${data.unit.level}`),
    above: trail(data.above, data.asOf),
    here: data.above.length ? data.unit.name : undefined,
  };
}

function draw(data, page) {
  if (data.empty) return emptyState(t("dashboard.no-units"), t("dashboard.no-units.why"));
  return html`${data.totals ? totals(data, page) : ways(data, page)}
    ${data.coverage.households === 0
      ? emptyState(t("dashboard.no-households"), t("dashboard.no-households.why"))
      : data.services.length
        ? coverageByService(data, page)
        : emptyState(t("dashboard.no-services"), t("dashboard.no-services.why"))}
    ${data.unitLevel && data.parts.length ? coverageByUnit(data, page) : nothing}`;
}

function totals({ totals: sums, coverage }, page) {
  return html`<section aria-labelledby="totals">
    <div class="section-head"><h2 id="totals">${t("dashboard.totals")}</h2>${dateChoice(page, t("date.as-of"), sums.asOf)}</div>
    <div class="figures">
      <dl class="figure"><dt>${t("dashboard.teams")}</dt><dd data-figure="teams">${evident(page, sums.evidence?.teams, {}, number(sums.teams))}</dd>
        ${sums.levels.map((of) => html`<div><dt>${t(`team-level.${of.level}`)}</dt><dd data-figure="teams-${of.level}">${evident(page, sums.evidence?.teams, of, number(of.teams))}</dd></div>`)}</dl>
      <dl class="figure"><dt>${t("dashboard.members")}</dt><dd data-figure="members">${evident(page, sums.evidence?.members, {}, number(sums.members))}</dd>
        ${sums.levels.map((of) => html`<div><dt>${t(`team-level.${of.level}`)}</dt><dd data-figure="members-${of.level}">${evident(page, sums.evidence?.members, of, number(of.members))}</dd></div>`)}</dl>
      <dl class="figure"><dt>${t("dashboard.households")}</dt><dd data-figure="households">${evident(page, coverage.evidence?.households, {}, number(coverage.households))}</dd>
      </dl>
    </div>
    <p class="hint">${t("dashboard.totals.on", { date: date(sums.asOf) })}</p>
  </section>`;
}

/** The ways from a unit to its teams and households. */
function ways({ unit, teams, coverage }, page) {
  const members = teams.reduce((sum, team) => sum + team.members, 0);
  return html`<section aria-labelledby="ways">
    <div class="section-head"><h2 id="ways">${t("dashboard.here")}</h2>${dateChoice(page, t("date.as-of"), coverage.asOf)}</div>
    <div class="figures">
      <dl class="figure"><dt>${t("dashboard.teams")}</dt><dd data-figure="teams">${number(teams.length)}</dd>
        <div><dt>${t("dashboard.members")}</dt><dd>${number(members)}</dd></div></dl>
      <dl class="figure"><dt>${t("dashboard.households")}</dt><dd data-figure="households">${evident(page, coverage.evidence?.households, {}, number(coverage.households))}</dd></dl>
    </div>
    <p class="ways">
      <a class="way" href=${links.teams(unit.id)}>${t("dashboard.to-teams")}</a>
      ${unit.level === "hamlet" ? html`<a class="way" href=${links.households(unit.id)}>${t("dashboard.to-households")}</a>` : nothing}
      ${page.seesNames ? html`<a class="way" href=${links.timeline("unit", unit.id)}>${t("timeline.to")}</a>` : nothing}
    </p>
  </section>`;
}

/** The services with what households reached on them, the most used first. */
function ranked(coverage, services) {
  const reached = new Map(coverage.services.map((one) => [one.service, one.atOrAbove]));
  return services
    .map((service) => ({ service, atOrAbove: reached.get(service.id) ?? {} }))
    .sort((a, b) => (b.atOrAbove.activated ?? 0) - (a.atOrAbove.activated ?? 0));
}

function nameOf(service) {
  return lang === "vi" ? service.nameVi : service.nameEn;
}

function coverageByService({ coverage, services, service: chosen }, page) {
  const rows = ranked(coverage, services);
  const all = coverage.households;
  return html`<section aria-labelledby="by-service">
    <div class="section-head"><h2 id="by-service">${t("dashboard.by-service")}</h2></div>
    <p class="hint">${t("dashboard.by-service.how", { households: number(all), date: date(coverage.asOf) })}</p>
    <ul class="legend">${[...RUNGS].reverse().map((rung) => html`<li><i class=${rung}></i>${t(`level.${rung}`)}</li>`)}<li><i class="rest"></i>${t("level.none")}</li></ul>
    <div class="table-frame" role="group" tabindex="0" aria-labelledby="by-service">
    <table class="services">
      <caption class="visually-hidden">${t("dashboard.by-service.how", { households: number(all), date: date(coverage.asOf) })}</caption>
      <thead><tr><th scope="col">${t("word.service")}</th><th scope="col" class="wide desk"><span class="visually-hidden">${t("dashboard.bar")}</span></th>
        ${RUNGS.map((rung) => html`<th scope="col" class="numeric ${rung === "activated" ? "" : "desk"}">${t(`level.at-or-above.${rung}`)}</th>`)}</tr></thead>
      <tbody>${rows.map(
        ({ service, atOrAbove }) => html`<tr class=${service.id === chosen ? "chosen" : ""}>
          <th scope="row"><button type="button" class="link" aria-pressed=${service.id === chosen ? "true" : "false"}
            @click=${() => page.go({ service: service.id })}>${nameOf(service)}</button><span class="phone">${bar(atOrAbove, all)}</span></th>
          <td class="wide desk">${bar(atOrAbove, all)}</td>
          ${RUNGS.map((rung) => html`<td class="numeric ${rung === "activated" ? "" : "desk"}" data-service=${service.id} data-level=${rung}>${evident(page, coverage.evidence?.atOrAbove, { service: service.id, level: rung }, percent(atOrAbove[rung] ?? 0, all))}</td>`)}
        </tr>`,
      )}</tbody>
    </table></div>
  </section>`;
}

function coverageByUnit(data, page) {
  const { parts, services, service, level, unitLevel, coverage } = data;
  const placed = parts.filter((part) => part.unit.place);
  const chosen = services.find((one) => one.id === service);
  const heading = t(`dashboard.by-${unitLevel}`);
  const said = t("dashboard.by-unit.what", { service: chosen ? nameOf(chosen) : service, level: t(`level.${level}`), date: date(coverage.asOf) });
  return html`<section aria-labelledby="by-unit">
    <div class="section-head"><h2 id="by-unit">${heading}</h2>
      <form class="choices" @submit=${(event) => event.preventDefault()}>
        <label>${t("word.service")} <select data-choice="service" @change=${(event) => page.go({ service: event.target.value })}>
          ${services.map((one) => html`<option value=${one.id} ?selected=${one.id === service}>${nameOf(one)}</option>`)}</select></label>
        <label>${t("word.level")} <select data-choice="level" @change=${(event) => page.go({ level: event.target.value })}>
          ${RUNGS.map((rung) => html`<option value=${rung} ?selected=${rung === level}>${t(`level.${rung}`)}</option>`)}</select></label>
      </form></div>
    <p class="hint">${said}</p>
    <div class="pictures">
      ${placed.length > 2 ? map(page, placed, t("dashboard.map", { what: said })) : nothing}
      ${parts.filter((part) => part.households).length > 2
        ? html`<figure class="skyline"><figcaption>${t(`dashboard.skyline.${unitLevel}`)}</figcaption>
            <div class="chart" role="img" aria-label=${skylineInWords(parts)}></div>
            <p class="hint">${skylineInWords(parts)}</p></figure>`
        : nothing}
    </div>
    ${table(page, "units", columns(data, page), parts, {
      caption: `${heading}: ${said}`,
      files: (form) => `/api/coverage/${form}?${new URLSearchParams({ within: data.unit.id, unitLevel: data.unitLevel, service, level, asOf: coverage.asOf })}`,
      sort: "share",
      descending: true,
    })}
  </section>`;
}

function columns({ unitLevel, districts, evidence }, page) {
  const made = (figure) => (part) => evident(page, evidence[figure], { unit: part.unit.id }, number(part[figure]));
  return [
    { key: "name", title: t(`unit-level.${unitLevel}`), value: ({ unit }) => unit.name, cell: ({ unit }) => html`<a href=${links.unit(unit.id, { asOf: page.parameters.asOf })}>${unit.name}</a>` },
    ...(districts.size > 1 ? [{ key: "district", title: t("unit-level.district"), wide: true, value: ({ unit }) => districts.get(unit.parent) ?? "" }] : []),
    { key: "households", title: t("dashboard.households"), numeric: true, value: (part) => part.households, cell: made("households") },
    { key: "reached", title: t("dashboard.reached"), numeric: true, value: (part) => part.reached, cell: made("reached") },
    {
      key: "share",
      title: t("word.coverage"),
      numeric: true,
      value: (part) => (part.households ? Math.round((part.reached / part.households) * 10000) / 10000 : 0),
      cell: (part) => html`${share(part.reached, part.households)}<span class="share">${percent(part.reached, part.households)}</span>`,
    },
  ];
}

function skylineInWords(parts) {
  const lowestFirst = parts.filter((part) => part.households).sort((a, b) => a.reached / a.households - b.reached / b.households);
  const of = (part) => ({ name: part.unit.name, share: percent(part.reached, part.households) });
  const [low, middle, high] = [lowestFirst[0], lowestFirst[Math.floor(lowestFirst.length / 2)], lowestFirst[lowestFirst.length - 1]].map(of);
  return t("dashboard.skyline.words", { low: low.share, lowest: low.name, middle: middle.share, high: high.share, highest: high.name });
}

function shown() {
  const place = document.querySelector(".skyline .chart");
  if (place) drawSkyline(place, this.data.parts, this.data.asOf);
}

open({ load, draw, about, shown });
