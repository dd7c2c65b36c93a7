// @ts-check
import { html, nothing } from "../shared/lit.js";
import { Problem } from "../shared/api.js";
import { dateChoice, dated } from "../shared/choices.js";
import { evident } from "../shared/figure.js";
import { date, dayOf, moment, number, serviceName, serviceNames, t } from "../shared/i18n.js";
import { RUNGS } from "../shared/ladder.js";
import { links } from "../shared/links.js";
import { emptyState, fact, open, tableFrame, trail, turn } from "../shared/page.js";
import { table } from "../shared/table.js";

const LATE_DAYS = 2;
const PAGE = 50;

/**
 * A household's profile on a date, or the households of a hamlet.
 * @param {Asked} parameters
 * @param {Together} together
 * @returns {Promise<ProfileData>}
 */
async function load({ household, hamlet, asOf, after }, { ask, askAll }) {
  if (household) {
    const [profile, catalogue] = await Promise.all([
      ask(`/api/households/${household}/profile`, { asOf, after, limit: PAGE }),
      ask("/api/services", { asOf }),
    ]);
    const place = profile.hamlet && (await ask(`/api/units/${profile.hamlet.id}`, { asOf }));
    return { profile, services: catalogue.services, place };
  }
  if (!hamlet) throw new Problem("not-found");
  const [place, households] = await Promise.all([
    ask(`/api/units/${hamlet}`, { asOf }),
    askAll("/api/households", { hamlet }, "households"),
  ]);
  return { place, households };
}

/** @param {ProfileData} data */
function about({ profile, place }) {
  const above = place
    ? [
        ...trail([...place.above, place.unit]),
        ...(profile ? [{ href: links.households(place.unit.id), name: t("profile.households") }] : []),
      ]
    : [];
  if (profile) return { title: profile.home.head, kicker: t("profile.title"), above, here: profile.home.head };
  return { title: t("profile.households-of", { hamlet: place.unit.name }), above, here: t("profile.households") };
}

/** @param {ProfileData} data @param {Page} page */
function draw(data, page) {
  return data.profile ? oneHousehold(data, page) : households(data, page);
}

/** @param {ProfileOfOne} data @param {Page} page */
function oneHousehold({ profile, services, place }, page) {
  const { acts } = profile;
  return html`${aHome(profile, place)}
    <section aria-labelledby="ladder">
      <div class="section-head">
        <h2 id="ladder">${t("profile.ladder")}</h2>
        ${dateChoice(page, t("date.as-of"), profile.asOf)}
      </div>
      ${acts.length ? ladders(profile, services, page) : emptyState(t("profile.no-acts"), t("profile.no-acts.why"))}
    </section>
    ${acts.length ? theActs(profile, serviceNames(services), page) : nothing}`;
}

/** @param {Profile} profile @param {Place} [place] */
function aHome({ household, home, since }, place) {
  const unit = place && html`, <a href=${links.unit(place.unit.id)}>${place.unit.name}</a>`;
  return html`<section aria-labelledby="home">
    <h2 id="home">${t("profile.home")}</h2>
    <dl class="facts">
      ${fact(t("profile.address"), html`${home.address}${unit}`)} ${fact(t("profile.people"), number(home.people))}
      ${fact(t("profile.smartphones"), number(home.smartphones))}
      ${fact(t("profile.connection"), t(`connection.${home.connection}`))} ${fact(t("profile.since"), date(since))}
    </dl>
    <p class="ways"><a class="way" href=${links.timeline("household", household)}>${t("timeline.to")}</a></p>
  </section>`;
}

/** @param {Profile} profile @param {Map<string, string>} names @param {Page} page */
function theActs(profile, names, page) {
  return html`<section aria-labelledby="acts">
    <h2 id="acts">${t("profile.acts")}</h2>
    <ol class="acts">
      ${profile.acts.map((act) => actLine(act, names, profile.household, page))}
    </ol>
    ${pages(profile, page)}
  </section>`;
}

/** @param {Profile} profile @param {Page} page */
function pages({ household, next }, page) {
  const { after, asOf } = page.parameters;
  if (!next && !after) return nothing;
  return html`<p class="actions">
    ${after ? html`<a href=${links.household(household, asOf)}>${t("profile.acts-latest")}</a>` : nothing}
    ${next ? turn(page, { after: next }, t("profile.acts-earlier")) : nothing}
  </p>`;
}

/** @param {Profile} profile @param {Service[]} services @param {Page} page */
function ladders({ levels, evidence }, services, page) {
  const reached = new Map(levels.map((level) => [level.service, level]));
  /** @param {Service} service */
  const height = (service) => RUNGS.indexOf(reached.get(service.id)?.level ?? "none");
  const sorted = [...services].sort((a, b) => height(b) - height(a));
  return tableFrame({
    by: "ladder",
    caption: t("profile.ladder"),
    look: "ladders",
    headings: [[t("word.service")], [t("word.level")], [t("profile.level-since"), "desk"]],
    rows: sorted.map((service) => ladder(service, reached.get(service.id), height(service), evidence?.level, page)),
  });
}

/**
 * @param {Service} service
 * @param {Profile["levels"][number] | undefined} reached
 * @param {number} height
 * @param {string | undefined} evidence
 * @param {Page} page
 */
function ladder(service, reached, height, evidence, page) {
  const level = reached?.level ?? "none";
  return html`<tr data-service=${service.id} data-level=${level}>
    <th scope="row">${serviceName(service)}</th>
    <td>
      <span class="rungs" aria-hidden="true"
        >${RUNGS.map((rung, index) => html`<i class=${index <= height ? rung : "rest"}></i>`)}</span
      >
      <span class=${reached ? "reached" : "soft"}
        >${evident(page, evidence, { service: service.id }, t(`level.${level}`))}</span
      >
      ${reached ? levelSince(reached.since) : nothing}
    </td>
    <td class="desk">${reached ? date(reached.since) : "–"}</td>
  </tr>`;
}

/** @param {string} since */
function levelSince(since) {
  return html`<small class="phone soft">${t("profile.level-from", { date: date(since) })}</small>`;
}

/** @param {Act} act @param {Map<string, string>} names @param {string} household @param {Page} page */
function actLine({ act, position, recordedAt, corrected, retracted, guidance }, names, household, page) {
  return html`<li class=${retracted ? "act retracted" : "act"} data-act=${act}>
    <p class="when">
      <b>${moment(guidance.occurredAt)}</b>
      <span class="tag">${t(`channel.${guidance.channel}`)}</span>
      ${retracted ? tag(t("profile.retracted"), "wrong") : nothing}
      ${corrected ? tag(t("profile.corrected", { count: number(corrected) }), "warn") : nothing}
      ${toldLate(recordedAt, guidance.occurredAt)}
    </p>
    <ul class="steps">
      ${guidance.steps.map((step) => stepLine(step, names))}
    </ul>
    ${guidance.note ? html`<p class="note">${t("profile.note", { note: guidance.note.text })}</p>` : nothing}
    <p class="soft">
      <a href=${links.team(guidance.team, dayOf(guidance.occurredAt))}>${t("profile.by-team")}</a> ·
      ${guidance.members.map(memberLink)} ${toEvent(household, position, page)}
    </p>
  </li>`;
}

/** @param {string} text @param {string} look */
function tag(text, look) {
  return html`<span class="tag ${look}">${text}</span>`;
}

/** @param {string} recordedAt @param {string} occurredAt */
function toldLate(recordedAt, occurredAt) {
  const days = Math.round((Date.parse(dayOf(recordedAt)) - Date.parse(dayOf(occurredAt))) / 86400000);
  return days >= LATE_DAYS ? tag(t("profile.late", { days: number(days) }), "") : nothing;
}

/** @param {Step} step @param {Map<string, string>} names */
function stepLine(step, names) {
  return html`<li>
    <span class="outcome ${step.outcome}">${t(`outcome.${step.outcome}`)}</span>
    ${names.get(step.service) ?? step.service}${why(step)}
  </li>`;
}

/** @param {string} member @param {number} index */
function memberLink(member, index) {
  return html`<a href=${links.timeline("person", member)}>${t("profile.member", { number: index + 1 })}</a> · `;
}

/** @param {string} household @param {number} position @param {Page} page */
function toEvent(household, position, page) {
  const text = t("word.position-of", { position: number(position) });
  return page.is("auditor") ? html`<a href=${links.timeline("household", household, position)}>${text}</a>` : text;
}

/** @param {Step} step */
function why({ reason, to }) {
  if (!reason) return nothing;
  const because = t(`reason.${reason}`);
  const said = to
    ? t("profile.back-to", { level: t(`level.${to}`), reason: because })
    : t("profile.because", { reason: because });
  return html` <span class="soft">${said}</span>`;
}

/** @param {HomesOfHamlet} data @param {Page} page */
function households({ households: all, place }, page) {
  if (!all.length) return emptyState(t("profile.no-households"), t("profile.no-households.why"));
  const { asOf } = page.parameters;
  /** @param {Home} home @param {string} rung */
  const atLeast = (home, rung) =>
    Object.values(home.levels).filter((level) => RUNGS.indexOf(level) >= RUNGS.indexOf(rung)).length;
  /** @type {Column<Home>[]} */
  const columns = [
    {
      key: "head",
      title: t("profile.head"),
      value: (home) => home.head,
      cell: (home) => html`<a href=${links.household(home.household)}>${home.head}</a>`,
    },
    { key: "acts", title: t("word.acts"), numeric: true, value: (home) => home.acts },
    {
      key: "activated",
      title: t("profile.services-activated"),
      numeric: true,
      value: (home) => atLeast(home, "activated"),
    },
    { key: "alone", title: t("profile.services-alone"), numeric: true, value: (home) => atLeast(home, "uses_alone") },
  ];
  return html`${asOf ? html`<p class="hint">${t("profile.households-today", { date: date(asOf) })}</p>` : nothing}
  ${table(page, "households", columns, all, {
    caption: t("profile.households-of", { hamlet: place.unit.name }),
    file: `ho-gia-dinh-${place.unit.code}`,
    sort: "head",
  })}`;
}

open({ dated, load, draw, about });
