// @ts-check
import { html, nothing } from "../shared/lit.js";
import { Problem } from "../shared/api.js";
import { dateChoice, dated } from "../shared/choices.js";
import { evident } from "../shared/figure.js";
import { date, dayOf, moment, number, serviceName, serviceNames, t } from "../shared/i18n.js";
import { RUNGS } from "../shared/ladder.js";
import { links } from "../shared/links.js";
import { emptyState, open, trail } from "../shared/page.js";
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
  const { home, acts, asOf } = profile;
  const names = serviceNames(services);
  return html`<section aria-labelledby="home">
      <h2 id="home">${t("profile.home")}</h2>
      <dl class="facts">
        <div>
          <dt>${t("profile.address")}</dt>
          <dd>
            ${home.address}${place ? html`, <a href=${links.unit(place.unit.id)}>${place.unit.name}</a>` : nothing}
          </dd>
        </div>
        <div>
          <dt>${t("profile.people")}</dt>
          <dd>${number(home.people)}</dd>
        </div>
        <div>
          <dt>${t("profile.smartphones")}</dt>
          <dd>${number(home.smartphones)}</dd>
        </div>
        <div>
          <dt>${t("profile.connection")}</dt>
          <dd>${t(`connection.${home.connection}`)}</dd>
        </div>
        <div>
          <dt>${t("profile.since")}</dt>
          <dd>${date(profile.since)}</dd>
        </div>
      </dl>
      <p class="ways"><a class="way" href=${links.timeline("household", profile.household)}>${t("timeline.to")}</a></p>
    </section>
    <section aria-labelledby="ladder">
      <div class="section-head">
        <h2 id="ladder">${t("profile.ladder")}</h2>
        ${dateChoice(page, t("date.as-of"), asOf)}
      </div>
      ${acts.length ? ladders(profile, services, page) : emptyState(t("profile.no-acts"), t("profile.no-acts.why"))}
    </section>
    ${
      acts.length
        ? html`<section aria-labelledby="acts">
            <h2 id="acts">${t("profile.acts")}</h2>
            <ol class="acts">
              ${acts.map((act) => actLine(act, names, profile.household, page))}
            </ol>
            ${pages(profile, page)}
          </section>`
        : nothing
    }`;
}

/** @param {Profile} profile @param {Page} page */
function pages({ household, next }, page) {
  if (!next && !page.parameters.after) return nothing;
  return html`<p class="actions">
    ${page.parameters.after ? html`<a href=${links.household(household, page.parameters.asOf)}>${t("profile.acts-latest")}</a>` : nothing}
    ${next ? html`<button type="button" @click=${() => page.go({ after: next })}>${t("profile.acts-earlier")}</button>` : nothing}
  </p>`;
}

/** @param {Profile} profile @param {Service[]} services @param {Page} page */
function ladders({ levels, evidence }, services, page) {
  const reached = new Map(levels.map((level) => [level.service, level]));
  /** @param {Service} service */
  const height = (service) => RUNGS.indexOf(reached.get(service.id)?.level ?? "none");
  const sorted = [...services].sort((a, b) => height(b) - height(a));
  return html`<div class="table-frame" role="group" tabindex="0" aria-labelledby="ladder">
    <table class="ladders">
      <caption class="visually-hidden">
        ${t("profile.ladder")}
      </caption>
      <thead>
        <tr>
          <th scope="col">${t("word.service")}</th>
          <th scope="col">${t("word.level")}</th>
          <th scope="col" class="desk">${t("profile.level-since")}</th>
        </tr>
      </thead>
      <tbody>
        ${sorted.map((service) => {
          const level = reached.get(service.id);
          return html`<tr data-service=${service.id} data-level=${level?.level ?? "none"}>
            <th scope="row">${serviceName(service)}</th>
            <td>
              <span class="rungs" aria-hidden="true"
                >${RUNGS.map((rung, index) => html`<i class=${index <= height(service) ? rung : "rest"}></i>`)}</span
              >
              <span class=${level ? "reached" : "soft"}
                >${evident(page, evidence?.level, { service: service.id }, t(`level.${level?.level ?? "none"}`))}</span
              >
              ${level ? html`<small class="phone soft">${t("profile.level-from", { date: date(level.since) })}</small>` : nothing}
            </td>
            <td class="desk">${level ? date(level.since) : "–"}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

/** @param {Act} act @param {Map<string, string>} names @param {string} household @param {Page} page */
function actLine({ act, position, recordedAt, corrected, retracted, guidance }, names, household, page) {
  const late = Math.round((Date.parse(dayOf(recordedAt)) - Date.parse(dayOf(guidance.occurredAt))) / 86400000);
  return html`<li class=${retracted ? "act retracted" : "act"} data-act=${act}>
    <p class="when">
      <b>${moment(guidance.occurredAt)}</b>
      <span class="tag">${t(`channel.${guidance.channel}`)}</span>
      ${retracted ? html`<span class="tag wrong">${t("profile.retracted")}</span>` : nothing}
      ${corrected ? html`<span class="tag warn">${t("profile.corrected", { count: number(corrected) })}</span>` : nothing}
      ${late >= LATE_DAYS ? html`<span class="tag">${t("profile.late", { days: number(late) })}</span>` : nothing}
    </p>
    <ul class="steps">
      ${guidance.steps.map((step) => html`<li><span class="outcome ${step.outcome}">${t(`outcome.${step.outcome}`)}</span> ${names.get(step.service) ?? step.service}${why(step)}</li>`)}
    </ul>
    ${guidance.note ? html`<p class="note">${t("profile.note", { note: guidance.note.text })}</p>` : nothing}
    <p class="soft">
      <a href=${links.team(guidance.team, dayOf(guidance.occurredAt))}>${t("profile.by-team")}</a> ·
      ${guidance.members.map((member, index) => html`<a href=${links.timeline("person", member)}>${t("profile.member", { number: index + 1 })}</a> · `)}
      ${
        page.is("auditor")
          ? html`<a href=${links.timeline("household", household, position)}
              >${t("word.position-of", { position: number(position) })}</a
            >`
          : t("word.position-of", { position: number(position) })
      }
    </p>
  </li>`;
}

/** @param {Step} step */
function why(step) {
  if (!step.reason) return nothing;
  return html` <span class="soft"
    >${step.to ? t("profile.back-to", { level: t(`level.${step.to}`), reason: t(`reason.${step.reason}`) }) : t("profile.because", { reason: t(`reason.${step.reason}`) })}</span
  >`;
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
  ${table(page, "households", columns, all, { caption: t("profile.households-of", { hamlet: place.unit.name }), file: `ho-gia-dinh-${place.unit.code}`, sort: "head" })}`;
}

open({ dated, load, draw, about });
