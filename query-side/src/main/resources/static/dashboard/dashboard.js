// @ts-check
import { html, nothing } from "../shared/lit.js";
import { ask, forget } from "../shared/api.js";
import { choices, dateChoice, dated, listField } from "../shared/choices.js";
import { evident } from "../shared/figure.js";
import { date, number, percent, serviceName, t } from "../shared/i18n.js";
import { RUNGS, bar, share } from "../shared/ladder.js";
import { links } from "../shared/links.js";
import { emptyState, open, trail } from "../shared/page.js";
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
  const others = Promise.all([
    askTogether(`/api/coverage/${id}`, { asOf }),
    askTogether("/api/services", { asOf }),
    askTogether("/api/totals", { unit: id, asOf }),
    askTogether("/api/units", { parent: id, asOf }),
  ]);
  // What the unit itself is refused with says more than what the others are.
  others.catch(() => undefined);
  const one = await askTogether(`/api/units/${id}`, { asOf });
  const [coverage, catalogue, totals, below] = await others;
  /** @type {Unit[]} */
  const units = below.units;
  const chosen = service ?? mostUsed(coverage, catalogue);
  const unitLevel = BELOW[one.unit.level];
  const teamsLevel = DIRECTLY_BELOW.find((one) => units.some((unit) => unit.level === one));
  const [parts, teams] = await Promise.all([
    chosen && unitLevel
      ? askTogether("/api/coverage", { within: id, unitLevel, service: chosen, level, asOf })
      : undefined,
    teamsLevel ? askTogether("/api/totals/units", { within: id, unitLevel: teamsLevel, asOf }) : undefined,
  ]);
  return {
    ...one,
    coverage,
    services: catalogue.services,
    totals,
    districts: new Map(
      units.filter((unit) => unit.level === "district").map((district) => [district.id, district.name]),
    ),
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
  const levels = unit.level === "hamlet" ? [] : sums.levels;
  /** @param {"teams" | "members"} name @param {string | undefined} address */
  const figure = (name, address) =>
    html`<dl class="figure">
      <dt>${t(`dashboard.${name}`)}</dt>
      <dd data-figure=${name}>${evident(page, address, {}, number(sums[name]))}</dd>
      ${levels.map(
        (of) =>
          html`<div>
            <dt>${t(`team-level.${of.level}`)}</dt>
            <dd data-figure="${name}-${of.level}">${evident(page, address, of, number(of[name]))}</dd>
          </div>`,
      )}
    </dl>`;
  return html`<section aria-labelledby="totals">
    <div class="section-head">
      <h2 id="totals">${t("dashboard.totals")}</h2>
      ${dateChoice(page, t("date.as-of"), sums.asOf)}
    </div>
    <div class="figures">
      ${figure("teams", sums.evidence?.teams)}${figure("members", sums.evidence?.members)}
      <dl class="figure">
        <dt>${t("dashboard.households")}</dt>
        <dd data-figure="households">
          ${evident(page, coverage.evidence?.households, {}, number(coverage.households))}
        </dd>
      </dl>
    </div>
    <p class="hint">
      ${t(unit.level === "hamlet" ? "dashboard.totals.on" : "dashboard.totals.of-all-below", { date: date(sums.asOf) })}
    </p>
    ${unit.level === "province" ? nothing : ways(unit, page)}
  </section>`;
}

/** @param {Unit} unit @param {Page} page */
function ways(unit, page) {
  return html`<p class="ways">
    <a class="way" href=${links.teams(unit.id)}>${t("dashboard.to-teams")}</a>
    ${unit.level === "hamlet" ? html`<a class="way" href=${links.households(unit.id)}>${t("dashboard.to-households")}</a>` : nothing}
    ${page.seesNames ? html`<a class="way" href=${links.timeline("unit", unit.id)}>${t("timeline.to")}</a>` : nothing}
  </p>`;
}

/**
 * Teams and members of the units directly below, each with all below it.
 * @param {TeamsByUnit} teams
 * @param {Page} page
 */
function teamsByUnit({ asOf, unitLevel, whole, units, evidence }, page) {
  const heading = t(`dashboard.teams-by-${unitLevel}`);
  /** @type {(row: TeamsOfUnit, level?: string) => Sums} */
  const of = (row, level) => row.levels.find((one) => one.level === level) ?? row;
  /** @type {(figure: "teams" | "members", level?: string) => Column<TeamsOfUnit>} */
  const counted = (figure, level) => ({
    key: level ? `${figure}-${level}` : figure,
    title: level ? t(`dashboard.${figure}-of-level`, { level: t(`team-level.${level}`) }) : t(`dashboard.${figure}`),
    numeric: true,
    wide: !!level,
    value: (row) => of(row, level)[figure],
    cell: (row) =>
      evident(
        page,
        row.rest ? undefined : evidence?.[figure],
        { unit: row.unit.id, ...(level && { level }) },
        number(of(row, level)[figure]),
      ),
  });
  const levels = unitLevel === "hamlet" ? [] : whole.levels.map((one) => one.level);
  /** @type {Column<TeamsOfUnit>[]} */
  const columns = [
    {
      key: "name",
      title: t(`unit-level.${unitLevel}`),
      value: ({ unit }) => unit.name,
      cell: ({ unit }) => html`<a href=${links.unit(unit.id, page.data.chosen)}>${unit.name}</a>`,
      foot: (row) => row.title,
    },
    ...levels.flatMap((level) => [counted("teams", level), counted("members", level)]),
    counted("teams"),
    counted("members"),
  ];
  const rest = {
    ...less(whole, units, ["teams", "members"]),
    levels: whole.levels.map((one) =>
      less(
        one,
        units.map((row) => of(row, one.level)),
        ["teams", "members"],
      ),
    ),
  };
  return html`<section aria-labelledby="teams-by-unit">
    <div class="section-head"><h2 id="teams-by-unit">${heading}</h2></div>
    ${table(page, "teams", columns, units, {
      caption: `${heading}: ${t("dashboard.totals.of-all-below", { date: date(asOf) })}`,
      files: (form) => `/api/totals/units/${form}?${new URLSearchParams({ within: whole.unit.id, unitLevel, asOf })}`,
      sort: "name",
      foot: foot(whole, rest, rest.teams || rest.members, t("dashboard.rest.teams")),
    })}
  </section>`;
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
  const rows = ranked(coverage, services);
  const all = coverage.households;
  return html`<section aria-labelledby="by-service">
    <div class="section-head"><h2 id="by-service">${t("dashboard.by-service")}</h2></div>
    <p class="hint">${t("dashboard.by-service.how", { households: number(all), date: date(coverage.asOf) })}</p>
    <ul class="legend">
      ${[...RUNGS].reverse().map((rung) => html`<li><i class=${rung}></i>${t(`level.${rung}`)}</li>`)}
      <li><i class="rest"></i>${t("level.none")}</li>
    </ul>
    <div class="table-frame" role="group" tabindex="0" aria-labelledby="by-service">
      <table class="services">
        <caption class="visually-hidden">
          ${t("dashboard.by-service.how", { households: number(all), date: date(coverage.asOf) })}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t("word.service")}</th>
            <th scope="col" class="wide desk"><span class="visually-hidden">${t("dashboard.bar")}</span></th>
            ${RUNGS.map((rung) => html`<th scope="col" class="numeric ${rung === "activated" ? "" : "desk"}">${t(`level.at-or-above.${rung}`)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ service, atOrAbove }) =>
              html`<tr class=${service.id === chosen ? "chosen" : ""}>
                <th scope="row">
                  <button
                    type="button"
                    class="link"
                    aria-pressed=${service.id === chosen ? "true" : "false"}
                    @click=${() => page.go({ service: service.id })}
                  >
                    ${serviceName(service)}</button
                  ><span class="phone">${bar(atOrAbove, all)}</span>
                </th>
                <td class="wide desk">${bar(atOrAbove, all)}</td>
                ${RUNGS.map((rung) => html`<td class="numeric ${rung === "activated" ? "" : "desk"}" data-service=${service.id} data-level=${rung}>${evident(page, coverage.evidence?.atOrAbove, { service: service.id, level: rung }, percent(atOrAbove[rung] ?? 0, all))}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

/** @param {Province} data @param {Page} page */
function coverageByUnit(data, page) {
  const { parts, whole, services, service, level, unitLevel, coverage } = data;
  const placed = parts.filter((part) => part.unit.place);
  const chosen = services.find((one) => one.id === service);
  const heading = t(`dashboard.by-${unitLevel}`);
  const said = t("dashboard.by-unit.what", {
    service: chosen ? serviceName(chosen) : service,
    level: t(`level.${level}`),
    date: date(coverage.asOf),
  });
  return html`<section aria-labelledby="by-unit">
    <div class="section-head">
      <h2 id="by-unit">${heading}</h2>
      ${choices(
        page,
        html`${listField(
          "service",
          t("word.service"),
          services.map((one) => ({ value: one.id, text: serviceName(one) })),
          service,
        )}
        ${listField(
          "level",
          t("word.level"),
          RUNGS.map((rung) => ({ value: rung, text: t(`level.${rung}`) })),
          level,
        )}`,
      )}
    </div>
    <p class="hint">${said}</p>
    <div class="pictures">
      ${placed.length > 2 ? map(page, placed, t("dashboard.map", { what: said })) : nothing}
      ${
        parts.filter((part) => part.households).length > 2
          ? html`<figure class="skyline">
              <figcaption>${t(`dashboard.skyline.${unitLevel}`)}</figcaption>
              <div class="chart" role="img" aria-label=${skylineInWords(parts)}></div>
              <p class="hint">${skylineInWords(parts)}</p>
            </figure>`
          : nothing
      }
    </div>
    ${table(page, "units", columns(data, page), parts, {
      caption: `${heading}: ${said}`,
      files: (form) =>
        `/api/coverage/${form}?${new URLSearchParams({ within: data.unit.id, unitLevel: data.unitLevel, service, level, asOf: coverage.asOf })}`,
      sort: "share",
      descending: true,
      foot: whole ? footOfCoverage(whole, parts) : [],
    })}
  </section>`;
}

/** @param {Part} whole @param {Part[]} parts */
function footOfCoverage(whole, parts) {
  const rest = less(whole, parts, ["households", "reached"]);
  return foot(whole, rest, rest.households || rest.reached, t("dashboard.rest.households"));
}

/** @param {Province} data @param {Page} page @returns {Column<Part>[]} */
function columns({ unitLevel, districts, evidence, chosen }, page) {
  /** @type {(figure: "households" | "reached") => (part: Part) => Drawable} */
  const made = (figure) => (part) =>
    evident(page, part.rest ? undefined : evidence[figure], { unit: part.unit.id }, number(part[figure]));
  /** @type {Column<Part>} */
  const district = {
    key: "district",
    title: t("unit-level.district"),
    wide: true,
    value: ({ unit }) => districts.get(unit.parent ?? "") ?? "",
    foot: () => "",
  };
  return [
    {
      key: "name",
      title: t(`unit-level.${unitLevel}`),
      value: ({ unit }) => unit.name,
      cell: ({ unit }) => html`<a href=${links.unit(unit.id, chosen)}>${unit.name}</a>`,
      foot: (row) => row.title,
    },
    ...(districts.size > 1 ? [district] : []),
    {
      key: "households",
      title: t("dashboard.households"),
      numeric: true,
      value: (part) => part.households,
      cell: made("households"),
    },
    {
      key: "reached",
      title: t("dashboard.reached"),
      numeric: true,
      value: (part) => part.reached,
      cell: made("reached"),
    },
    {
      key: "share",
      title: t("word.coverage"),
      numeric: true,
      value: (part) => (part.households ? Math.round((part.reached / part.households) * 10000) / 10000 : 0),
      cell: (part) =>
        html`${share(part.reached, part.households)}<span class="share"
            >${percent(part.reached, part.households)}</span
          >`,
    },
  ];
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
