// @ts-check
import { html, nothing } from "../shared/lit.js";
import { ask, forget } from "../shared/api.js";
import { choices, dateChoice, dated, listField } from "../shared/choices.js";
import { evident } from "../shared/figure.js";
import { date, number, percent, serviceName, t } from "../shared/i18n.js";
import { RUNGS, bar, share } from "../shared/ladder.js";
import { links } from "../shared/links.js";
import { emptyState, fact, open, tableFrame, trail } from "../shared/page.js";
import { table } from "../shared/table.js";
import { map } from "./map.js";
import { drawSkyline } from "./skyline.js";

/** @type {Record<string, string>} */
const BELOW = { province: "commune", district: "commune", commune: "hamlet" };
const DIRECTLY_BELOW = ["district", "commune", "hamlet"];

/**
 * Everything about one unit; without one named, about the province.
 * @param {Asked} parameters
 * @param {Together} together
 * @returns {Promise<Province | Empty>}
 */
async function load({ unit, asOf, service, level = "activated" }, { ask: askTogether }) {
  const provinces = unit ? undefined : await ask("/api/units", { asOf });
  const id = unit ?? provinces.units[0]?.id;
  if (!id) return { empty: true, beginning: provinces.beginning };
  // Only which province there is was needed of it; nothing else of that answer is shown.
  forget();
  const { below, ...one } = await unitWithSums(id, asOf, askTogether);
  const chosen = service ?? mostUsed(one.coverage, one);
  const unitLevel = BELOW[one.unit.level];
  const teamsLevel = DIRECTLY_BELOW.find((one) => below.some((unit) => unit.level === one));
  const [parts, teams] = await Promise.all([
    chosen && unitLevel
      ? askTogether("/api/coverage", { within: id, unitLevel, service: chosen, level, asOf })
      : undefined,
    teamsLevel ? askTogether("/api/totals/units", { within: id, unitLevel: teamsLevel, asOf }) : undefined,
  ]);
  return {
    ...one,
    districts: new Map(below.filter(({ level }) => level === "district").map(({ id, name }) => [id, name])),
    parts: parts?.units ?? [],
    whole: parts?.whole,
    evidence: parts?.evidence ?? {},
    unitLevel,
    teams,
    service: chosen,
    level,
    // What the way to another unit takes along.
    chosen: { service: chosen, level },
  };
}

/**
 * The unit, its sums, and the units directly below it.
 * @param {string} id
 * @param {string | undefined} asOf
 * @param {Ask} ask
 * @returns {Promise<UnitWithSums>}
 */
async function unitWithSums(id, asOf, ask) {
  const others = Promise.all([
    ask(`/api/coverage/${id}`, { asOf }),
    ask("/api/services", { asOf }),
    ask("/api/totals", { unit: id, asOf }),
    ask("/api/units", { parent: id, asOf }),
  ]);
  // What the unit itself is refused with says more than what the others are.
  others.catch(() => undefined);
  const one = await ask(`/api/units/${id}`, { asOf });
  const [coverage, { services }, totals, { units: below }] = await others;
  return { ...one, coverage, services, totals, below };
}

/**
 * What is shown first: the service that most households have an account of.
 * @param {Coverage} coverage
 * @param {{ services: Service[] }} catalogue
 */
function mostUsed(coverage, catalogue) {
  return ranked(coverage, catalogue.services)[0]?.service.id;
}

/** @param {Province | Empty} data */
function about(data) {
  if (data.empty) return { title: t("dashboard.title") };
  return {
    title: data.unit.name,
    kicker: t(`unit-level.${data.unit.level}`),
    above: trail(data.above, data.asOf),
    here: data.above.length ? data.unit.name : undefined,
  };
}

/** @param {Province | Empty} data @param {Page} page */
function draw(data, page) {
  if (data.empty) return nothingYet(data, page);
  return html`${totals(data, page)} ${data.teams?.units.length ? teamsByUnit(data.teams, page) : nothing}
  ${
    data.coverage.households === 0
      ? emptyState(t("dashboard.no-households"), t("dashboard.no-households.why"))
      : data.services.length
        ? coverageByService(data, page)
        : emptyState(t("dashboard.no-services"), t("dashboard.no-services.why"))
  }
  ${data.unitLevel && data.parts.length ? coverageByUnit(data, page) : nothing}`;
}

/**
 * An empty ledger is one thing, a day before its first is another.
 * @param {Empty} data
 * @param {Page} page
 */
function nothingYet({ beginning }, page) {
  const { asOf } = page.parameters;
  const choice = asOf ? dateChoice(page, t("date.as-of"), asOf) : nothing;
  return beginning && asOf && asOf < beginning
    ? emptyState(
        t("state.unit-not-yet", { from: date(beginning) }),
        t("state.unit-not-yet.why", { from: date(beginning) }),
        choice,
      )
    : emptyState(t("dashboard.no-units"), t("dashboard.no-units.why"), choice);
}

/**
 * The figures of the unit with all below it, and the ways to its teams and households.
 * @param {Province} data
 * @param {Page} page
 */
function totals({ unit, totals: sums, coverage }, page) {
  const isHamlet = unit.level === "hamlet";
  const levels = isHamlet ? [] : sums.levels;
  return html`<section aria-labelledby="totals">
    <div class="section-head">
      <h2 id="totals">${t("dashboard.totals")}</h2>
      ${dateChoice(page, t("date.as-of"), sums.asOf)}
    </div>
    <div class="figures">
      ${sumsOf("teams", sums, levels, page)}${sumsOf("members", sums, levels, page)}
      <dl class="figure">
        <dt>${t("dashboard.households")}</dt>
        <dd data-figure="households">
          ${evident(page, coverage.evidence?.households, {}, number(coverage.households))}
        </dd>
      </dl>
    </div>
    <p class="hint">
      ${t(isHamlet ? "dashboard.totals.on" : "dashboard.totals.of-all-below", { date: date(sums.asOf) })}
    </p>
    ${unit.level === "province" ? nothing : ways(unit, page)}
  </section>`;
}

/** @param {"teams" | "members"} name @param {Totals} sums @param {SumsOfLevel[]} levels @param {Page} page */
function sumsOf(name, sums, levels, page) {
  const address = sums.evidence?.[name];
  return html`<dl class="figure">
    <dt>${t(`dashboard.${name}`)}</dt>
    <dd data-figure=${name}>${evident(page, address, {}, number(sums[name]))}</dd>
    ${levels.map((of) => {
      const figure = evident(page, address, of, number(of[name]));
      return fact(t(`team-level.${of.level}`), figure, `${name}-${of.level}`);
    })}
  </dl>`;
}

/** @param {Unit} unit @param {Page} page */
function ways({ id, level }, page) {
  const households = html`<a class="way" href=${links.households(id)}>${t("dashboard.to-households")}</a>`;
  const timeline = html`<a class="way" href=${links.timeline("unit", id)}>${t("timeline.to")}</a>`;
  return html`<p class="ways">
    <a class="way" href=${links.teams(id)}>${t("dashboard.to-teams")}</a>
    ${level === "hamlet" ? households : nothing} ${page.seesNames ? timeline : nothing}
  </p>`;
}

/**
 * Teams and members of the units directly below, each with all below it.
 * @param {TeamsByUnit} teams
 * @param {Page} page
 */
function teamsByUnit(teams, page) {
  const { asOf, unitLevel, whole, units } = teams;
  const heading = t(`dashboard.teams-by-${unitLevel}`);
  const rest = restOfTeams(whole, units);
  return html`<section aria-labelledby="teams-by-unit">
    <div class="section-head"><h2 id="teams-by-unit">${heading}</h2></div>
    ${table(page, "teams", columnsOfTeams(teams, page), units, {
      caption: `${heading}: ${t("dashboard.totals.of-all-below", { date: date(asOf) })}`,
      files: (form) => `/api/totals/units/${form}?${new URLSearchParams({ within: whole.unit.id, unitLevel, asOf })}`,
      sort: "name",
      foot: foot(whole, rest, rest.teams || rest.members, t("dashboard.rest.teams")),
    })}
  </section>`;
}

/** @param {TeamsByUnit} teams @param {Page} page @returns {Column<TeamsOfUnit>[]} */
function columnsOfTeams({ unitLevel, whole, evidence }, page) {
  const levels = unitLevel === "hamlet" ? [] : whole.levels.map((one) => one.level);
  /** @type {(figure: "teams" | "members", level?: string) => Column<TeamsOfUnit>} */
  const counted = (figure, level) => ({
    key: level ? `${figure}-${level}` : figure,
    title: level ? t(`dashboard.${figure}-of-level`, { level: t(`team-level.${level}`) }) : t(`dashboard.${figure}`),
    numeric: true,
    wide: !!level,
    value: (row) => ofLevel(row, level)[figure],
    cell: (row) => {
      const address = row.rest ? undefined : evidence?.[figure];
      const of = { unit: row.unit.id, ...(level && { level }) };
      return evident(page, address, of, number(ofLevel(row, level)[figure]));
    },
  });
  return [
    nameColumn(unitLevel, page.data.chosen),
    ...levels.flatMap((level) => [counted("teams", level), counted("members", level)]),
    counted("teams"),
    counted("members"),
  ];
}

/** @param {string} unitLevel @param {Changed} chosen @returns {Column<any>} */
function nameColumn(unitLevel, chosen) {
  return {
    key: "name",
    title: t(`unit-level.${unitLevel}`),
    value: ({ unit }) => unit.name,
    cell: ({ unit }) => html`<a href=${links.unit(unit.id, chosen)}>${unit.name}</a>`,
    foot: (row) => row.title,
  };
}

/** @param {TeamsOfUnit} row @param {string} [level] @returns {Sums} */
function ofLevel(row, level) {
  return row.levels.find((one) => one.level === level) ?? row;
}

/** @param {TeamsOfUnit} whole @param {TeamsOfUnit[]} units */
function restOfTeams(whole, units) {
  /** @type {("teams" | "members")[]} */
  const figures = ["teams", "members"];
  /** @param {SumsOfLevel} of */
  const rest = (of) => {
    const rows = units.map((unit) => ofLevel(unit, of.level));
    return less(of, rows, figures);
  };
  return { ...less(whole, units, figures), levels: whole.levels.map(rest) };
}

/**
 * What is in `whole` and in none of `rows`.
 * @template {string} Figure
 * @template {Record<Figure, number>} Whole
 * @param {Whole} whole
 * @param {Record<Figure, number>[]} rows
 * @param {Figure[]} figures
 * @returns {Whole}
 */
function less(whole, rows, figures) {
  return {
    ...whole,
    ...Object.fromEntries(
      figures.map((figure) => [figure, rows.reduce((left, row) => left - row[figure], Number(whole[figure]))]),
    ),
  };
}

/**
 * Below the rows stands what they do not add up to, if there is such, and the whole.
 * @template {{ unit: Unit }} Whole
 * @param {Whole} whole
 * @param {Whole} rest
 * @param {unknown} isThere
 * @param {string} title
 */
function foot(whole, rest, isThere, title) {
  return [
    ...(isThere ? [{ ...rest, rest: true, title }] : []),
    { ...whole, title: t("dashboard.sum", { unit: whole.unit.name }) },
  ];
}

/**
 * The services with what households reached on them, the most used first.
 * @param {Coverage} coverage
 * @param {Service[]} services
 */
function ranked(coverage, services) {
  const reached = new Map(coverage.services.map((one) => [one.service, one.atOrAbove]));
  return services
    .map((service) => ({ service, atOrAbove: reached.get(service.id) ?? {} }))
    .sort((a, b) => (b.atOrAbove.activated ?? 0) - (a.atOrAbove.activated ?? 0));
}

/** @param {Province} data @param {Page} page */
function coverageByService({ coverage, services, service: chosen }, page) {
  const how = t("dashboard.by-service.how", { households: number(coverage.households), date: date(coverage.asOf) });
  return html`<section aria-labelledby="by-service">
    <div class="section-head"><h2 id="by-service">${t("dashboard.by-service")}</h2></div>
    <p class="hint">${how}</p>
    <ul class="legend">
      ${[...RUNGS].reverse().map((rung) => html`<li><i class=${rung}></i>${t(`level.${rung}`)}</li>`)}
      <li><i class="rest"></i>${t("level.none")}</li>
    </ul>
    ${tableFrame({
      by: "by-service",
      caption: how,
      look: "services",
      headings: [
        [t("word.service")],
        [html`<span class="visually-hidden">${t("dashboard.bar")}</span>`, "wide desk"],
        ...RUNGS.map(headingOf),
      ],
      rows: ranked(coverage, services).map((row) => serviceLine(row, coverage, row.service.id === chosen, page)),
    })}
  </section>`;
}

/**
 * @param {string} rung
 * @returns {TableParts["headings"][number]}
 */
function headingOf(rung) {
  return [t(`level.at-or-above.${rung}`), looks(rung)];
}

/** A phone has room for one rung. @param {string} rung */
function looks(rung) {
  return rung === "activated" ? "numeric" : "numeric desk";
}

/**
 * @param {{ service: Service, atOrAbove: ByRung }} row
 * @param {Coverage} coverage
 * @param {boolean} chosen
 * @param {Page} page
 */
function serviceLine({ service, atOrAbove }, { households, evidence }, chosen, page) {
  const picture = () => bar(atOrAbove, households);
  const choose = () => page.go({ service: service.id });
  return html`<tr class=${chosen ? "chosen" : ""}>
    <th scope="row">
      <button type="button" class="link" aria-pressed=${chosen ? "true" : "false"} @click=${choose}>
        ${serviceName(service)}</button
      ><span class="phone">${picture()}</span>
    </th>
    <td class="wide desk">${picture()}</td>
    ${RUNGS.map((rung) => {
      const share = percent(atOrAbove[rung] ?? 0, households);
      return html`<td class=${looks(rung)} data-service=${service.id} data-level=${rung}>
        ${evident(page, evidence?.atOrAbove, { service: service.id, level: rung }, share)}
      </td>`;
    })}
  </tr>`;
}

/** @param {Province} data @param {Page} page */
function coverageByUnit(data, page) {
  const { parts, whole, services, service, level, unitLevel, coverage } = data;
  const chosen = services.find((one) => one.id === service);
  const heading = t(`dashboard.by-${unitLevel}`);
  const said = t("dashboard.by-unit.what", {
    service: chosen ? serviceName(chosen) : service,
    level: t(`level.${level}`),
    date: date(coverage.asOf),
  });
  const asked = { within: data.unit.id, unitLevel, service, level, asOf: coverage.asOf };
  return html`<section aria-labelledby="by-unit">
    <div class="section-head">
      <h2 id="by-unit">${heading}</h2>
      ${choiceOfCoverage(data, page)}
    </div>
    <p class="hint">${said}</p>
    ${pictures(data, said, page)}
    ${table(page, "units", columns(data, page), parts, {
      caption: `${heading}: ${said}`,
      files: (form) => `/api/coverage/${form}?${new URLSearchParams(asked)}`,
      sort: "share",
      descending: true,
      foot: whole ? footOfCoverage(whole, parts) : [],
    })}
  </section>`;
}

/** @param {Province} data @param {Page} page */
function choiceOfCoverage({ services, service, level }, page) {
  const offered = services.map((one) => ({ value: one.id, text: serviceName(one) }));
  const rungs = RUNGS.map((rung) => ({ value: rung, text: t(`level.${rung}`) }));
  return choices(
    page,
    html`${listField("service", t("word.service"), offered, service)}
    ${listField("level", t("word.level"), rungs, level)}`,
  );
}

/** @param {Province} data @param {string} said @param {Page} page */
function pictures({ parts, unitLevel }, said, page) {
  const placed = parts.filter((part) => part.unit.place);
  const counted = parts.filter((part) => part.households);
  return html`<div class="pictures">
    ${placed.length > 2 ? map(page, placed, t("dashboard.map", { what: said })) : nothing}
    ${counted.length > 2 ? skyline(unitLevel, skylineInWords(parts)) : nothing}
  </div>`;
}

/** @param {string} unitLevel @param {string} inWords */
function skyline(unitLevel, inWords) {
  return html`<figure class="skyline">
    <figcaption>${t(`dashboard.skyline.${unitLevel}`)}</figcaption>
    <div class="chart" role="img" aria-label=${inWords}></div>
    <p class="hint">${inWords}</p>
  </figure>`;
}

/** @param {Part} whole @param {Part[]} parts */
function footOfCoverage(whole, parts) {
  const rest = less(whole, parts, ["households", "reached"]);
  return foot(whole, rest, rest.households || rest.reached, t("dashboard.rest.households"));
}

/** @param {Province} data @param {Page} page @returns {Column<Part>[]} */
function columns({ unitLevel, districts, evidence, chosen }, page) {
  /** @type {(figure: "households" | "reached") => Column<Part>} */
  const counted = (figure) => ({
    key: figure,
    title: t(`dashboard.${figure}`),
    numeric: true,
    value: (part) => part[figure],
    cell: (part) => {
      const address = part.rest ? undefined : evidence[figure];
      return evident(page, address, { unit: part.unit.id }, number(part[figure]));
    },
  });
  return [
    nameColumn(unitLevel, chosen),
    ...(districts.size > 1 ? [districtColumn(districts)] : []),
    counted("households"),
    counted("reached"),
    shareColumn(),
  ];
}

/** @param {Map<string, string>} districts @returns {Column<Part>} */
function districtColumn(districts) {
  return {
    key: "district",
    title: t("unit-level.district"),
    wide: true,
    value: ({ unit }) => districts.get(unit.parent ?? "") ?? "",
    foot: () => "",
  };
}

/** @returns {Column<Part>} */
function shareColumn() {
  return {
    key: "share",
    title: t("word.coverage"),
    numeric: true,
    value: ({ households, reached }) => (households ? Math.round((reached / households) * 10000) / 10000 : 0),
    cell: ({ households, reached }) =>
      html`${share(reached, households)}<span class="share">${percent(reached, households)}</span>`,
  };
}

/** @param {Part[]} parts */
function skylineInWords(parts) {
  const lowestFirst = parts
    .filter((part) => part.households)
    .sort((a, b) => a.reached / a.households - b.reached / b.households);
  /** @param {Part} part */
  const of = (part) => ({ name: part.unit.name, share: percent(part.reached, part.households) });
  const [low, middle, high] = [
    lowestFirst[0],
    lowestFirst[Math.floor(lowestFirst.length / 2)],
    lowestFirst[lowestFirst.length - 1],
  ].map(of);
  return t("dashboard.skyline.words", {
    low: low.share,
    lowest: low.name,
    middle: middle.share,
    high: high.share,
    highest: high.name,
  });
}

/** @param {Page} page */
function shown({ data }) {
  /** @type {HTMLElement | null} */
  const place = document.querySelector(".skyline .chart");
  if (place) drawSkyline(place, data.parts, data.chosen);
}

open({ dated, load, draw, about, shown });
