// @ts-check
import { html, nothing } from "../shared/lit.js";
import { Problem, send } from "../shared/api.js";
import { date, lang, moment, number, serviceNames, t } from "../shared/i18n.js";
import { links } from "../shared/links.js";
import { choices, dayField, listField } from "../shared/choices.js";
import { emptyState, fact, open, tableFrame, turn } from "../shared/page.js";

const PAGE = 50;
const STATES = ["open", "examined", "withdrawn"];
const FILTERS = ["rule", "unit", "team", "member", "from", "to"];

/**
 * What is worth a look, by rule; or one finding with one page of the acts that make it.
 * @param {Asked} parameters
 * @param {Together} together
 * @returns {Promise<FoundData | FindingData>}
 */
async function load({ id, before, after, historyBefore, state = "open", atLeast, ...more }, { ask }) {
  if (id) {
    const [finding, catalogue] = await Promise.all([
      ask(`/api/suspicions/${encodeURIComponent(id)}`, { after, limit: PAGE, historyBefore, atLeast }),
      ask("/api/services"),
    ]);
    return { finding, services: serviceNames(catalogue.services) };
  }
  if (!STATES.includes(state)) throw new Problem("not-found");
  const wanted = Object.fromEntries(FILTERS.map((name) => [name, more[name]]));
  const [list, { rules }] = await Promise.all([
    ask("/api/suspicions", { ...wanted, state, before, limit: PAGE, atLeast }),
    ask("/api/suspicions/rules"),
  ]);
  return { rules, list, state };
}

/**
 * One of the two texts that a rule brings along.
 * @param {Rule | undefined} rule
 * @param {string} what
 * @returns {string}
 */
function said(rule, what) {
  return rule?.[what + (lang === "vi" ? "Vi" : "En")];
}

/** @param {FoundData | FindingData} data */
function about({ finding }) {
  const above = [{ href: "/dashboard/", name: t("state.home") }];
  if (!finding) return { title: t("suspicions.title"), above, here: t("suspicions.title") };
  const name = said(finding.description, "name");
  return {
    title: name,
    kicker: t("suspicions.finding"),
    above: [...above, { href: links.suspicions(), name: t("suspicions.title") }],
    here: name,
  };
}

/** @param {FoundData | FindingData} data @param {Page} page */
function draw(data, page) {
  return data.finding ? oneFinding(data, page) : html`${summary(data, page)}${found(data, page)}`;
}

/** @param {FoundData} data @param {Page} page */
function summary({ rules, list }, page) {
  const counts = new Map(list.counts.map((count) => [count.rule, count]));
  return html`<section aria-labelledby="by-rule">
    <h2 id="by-rule">${t("suspicions.by-rule")}</h2>
    <p class="hint">${t("suspicions.how")}</p>
    <ul class="acts">
      ${rules.map((rule) => oneRule(rule, counts.get(rule.rule), page))}
    </ul>
  </section>`;
}

/** @param {Rule} rule @param {Count | undefined} count @param {Page} page */
function oneRule(rule, count, page) {
  const chosen = page.parameters.rule === rule.rule;
  const { open, examined, withdrawn } = count ?? { open: 0, examined: 0, withdrawn: 0 };
  return html`<li class="act" data-rule=${rule.rule}>
    <p>
      <button
        type="button"
        class="link"
        aria-pressed=${chosen ? "true" : "false"}
        @click=${() => page.go({ rule: chosen ? "" : rule.rule, before: "" })}
      >
        ${said(rule, "name")}
      </button>
      <span class="tag ${open ? "warn" : ""}" data-count="open"
        >${t("suspicions.count.open", { count: number(open) })}</span
      >
      <small class="soft"
        >${t("suspicions.count.others", { examined: number(examined), withdrawn: number(withdrawn) })}</small
      >
    </p>
    <details>
      <summary>${t("suspicions.about-rule")}</summary>
      ${ruleInWords(rule)}
    </details>
  </li>`;
}

/** @param {Rule} rule */
function ruleInWords(rule) {
  return html`<dl class="facts">
    <div>
      <dt>${t("suspicions.looks-for")}</dt>
      <dd>${said(rule, "looksFor")}</dd>
    </div>
    <div>
      <dt>${t("suspicions.may-err")}</dt>
      <dd>${said(rule, "mayErr")}</dd>
    </div>
    ${rule.parameters.map(
      (one) =>
        html`<div>
          <dt>${said(one, "name")}</dt>
          <dd>
            ${t(`measure.${one.measure}`, { value: number(one.value) })}
            <small class="soft"><code>${one.property}</code></small>
          </dd>
        </div>`,
    )}
  </dl>`;
}

/** @param {FoundData} data @param {Page} page */
function found({ list, rules, state }, page) {
  const byCode = new Map(rules.map((rule) => [rule.rule, rule]));
  const { rule = "", before } = page.parameters;
  return html`<section aria-labelledby="found">
    <div class="section-head">
      <h2 id="found">${byCode.has(rule) ? said(byCode.get(rule), "name") : t("suspicions.found")}</h2>
      ${choice(state, page)}
    </div>
    ${list.findings.length ? findings(list, byCode) : emptyState(t("suspicions.empty"), t("suspicions.empty.why"))}
    <p class="actions">
      ${before ? turn(page, { before: "" }, t("suspicions.latest")) : nothing}
      ${list.findings.length ? files(page.parameters, state) : nothing}
      ${list.next ? turn(page, { before: list.next }, t("suspicions.earlier")) : nothing}
    </p>
  </section>`;
}

/** @param {string} state @param {Page} page */
function choice(state, page) {
  const { from = "", to = "" } = page.parameters;
  const states = STATES.map((one) => ({ value: one, text: t(`suspicions.state.${one}`) }));
  return choices(
    page,
    html`${listField("state", t("suspicions.state"), states, state)}
    ${dayField(page, "from", t("suspicions.from"), from, true)}${dayField(page, "to", t("suspicions.to"), to, true)}`,
    { resets: { before: "" } },
  );
}

/** @param {Findings} list @param {Map<string, Rule>} byCode */
function findings(list, byCode) {
  const units = unitNames(list.units);
  return tableFrame({
    by: "found",
    caption: t("suspicions.found"),
    headings: [
      [t("suspicions.what")],
      [t("suspicions.day")],
      [t("suspicions.where"), "desk"],
      [t("suspicions.acts"), "numeric desk"],
      [t("suspicions.measure"), "numeric"],
    ],
    rows: list.findings.map((line) => lineOf(line, byCode.get(line.rule), units)),
  });
}

/** @param {Asked} parameters @param {string} state */
function files(parameters, state) {
  return html`<a href=${fileOf("csv", parameters, state)} download>${t("table.download")}</a>
    <a href=${fileOf("xlsx", parameters, state)} download>${t("table.sheet")}</a>`;
}

/**
 * All that was chosen, not only this page of it.
 * @param {string} form
 * @param {Asked} parameters
 * @param {string} state
 */
function fileOf(form, parameters, state) {
  const chosen = FILTERS.flatMap((name) => (parameters[name] ? [[name, parameters[name]]] : []));
  return `/api/suspicions/${form}?` + new URLSearchParams([["state", state], ...chosen]);
}

/** @param {FindingLine} line @param {Rule | undefined} rule @param {Map<string, string>} units */
function lineOf(line, rule, units) {
  return html`<tr data-finding=${line.id}>
    <th scope="row"><a href=${links.suspicion(line.id)}>${said(rule, "name")}</a></th>
    <td>${date(line.day)}</td>
    <td class="desk">${line.hamlets.map((one) => units.get(one) ?? "").join(", ")}</td>
    <td class="numeric desk">${number(line.acts)}</td>
    <td class="numeric">${moreThan(line, rule)}</td>
  </tr>`;
}

/** @param {{ measure: number, threshold: number }} found @param {Rule} [rule] */
function moreThan({ measure, threshold }, rule) {
  return t("suspicions.more-than", {
    measure: round(measure),
    threshold: t(`measure.${rule?.measure}`, { value: round(threshold) }),
  });
}

/**
 * A tenth is as much as a figure here can be trusted.
 * @param {number} value
 */
function round(value) {
  return number(Math.round(value * 10) / 10);
}

/** @param {Unit[]} units @returns {Map<string, string>} */
function unitNames(units) {
  return new Map(units.map((unit) => [unit.id, unit.name]));
}

/** @param {FindingData} data @param {Page} page */
function oneFinding({ finding, services }, page) {
  return html`${whatIsOdd(finding)}
    <section aria-labelledby="acts">
      <h2 id="acts">${t("suspicions.made-by", { count: number(finding.count) })}</h2>
      <ol class="acts">
        ${finding.acts.map((act) => actOf(act, finding, services, page))}
      </ol>
      <p class="actions">
        ${page.parameters.after ? turn(page, { after: "" }, t("suspicions.acts.first")) : nothing}
        ${finding.next ? turn(page, { after: finding.next }, t("suspicions.acts.next")) : nothing}
      </p>
    </section>
    ${history(finding, page)}`;
}

/** @param {Finding} finding */
function whatIsOdd(finding) {
  const { description, state, members, teams } = finding;
  return html`<section aria-labelledby="finding" data-state-of-finding=${state}>
    <div class="section-head">
      <h2 id="finding">${t("suspicions.worth-a-look")}</h2>
      <span class="tag ${state === "open" ? "warn" : ""}">${t(`suspicions.state.${state}`)}</span>
    </div>
    <dl class="facts">
      ${fact(t("suspicions.day"), date(finding.day))} ${fact(t("suspicions.measure"), moreThan(finding, description))}
      ${fact(
        t("suspicions.members"),
        several(members, (id) => links.timeline("person", id), t("subject.person")),
      )}
      ${fact(
        t("suspicions.teams"),
        several(teams, (id) => links.team(id), t("subject.team")),
      )}
    </dl>
    ${ruleInWords(description)}
  </section>`;
}

/** @param {Finding} finding @param {Page} page */
function history(finding, page) {
  const { earlier, state } = finding;
  return html`<section aria-labelledby="history">
    <h2 id="history">${t("suspicions.history")}</h2>
    <ol class="acts">
      ${finding.history.map((one) => eventOf(one, page))}
    </ol>
    <p class="actions">
      ${earlier ? turn(page, { historyBefore: earlier }, t("suspicions.history.earlier")) : nothing}
      ${page.parameters.historyBefore ? turn(page, { historyBefore: "" }, t("suspicions.history.last")) : nothing}
    </p>
    ${page.is("auditor") && state !== "withdrawn" ? say(finding, page) : nothing}
  </section>`;
}

/** @param {string[]} ids @param {(id: string) => string} link @param {string} word */
function several(ids, link, word) {
  return ids.map(
    (id, index) =>
      html`${index ? ", " : nothing}<a href=${link(id)}>${ids.length > 1 ? `${word} ${number(index + 1)}` : word}</a>`,
  );
}

/** @param {FoundAct} act @param {Finding} finding @param {Map<string, string>} services @param {Page} page */
function actOf(act, finding, services, page) {
  const units = unitNames(finding.units);
  return html`<li class="act" data-act=${act.act}>
    <p class="when">
      <b>${moment(act.occurredAt)}</b>
      <small class="soft">${t("timeline.recorded", { at: moment(act.recordedAt), actor: act.login })}</small>
    </p>
    <p>
      ${t(`channel.${act.channel}`)} · ${act.services.map((one) => services.get(one) ?? one).join(", ")}
      ${act.hamlet ? html` · ${units.get(act.hamlet) ?? nothing}` : nothing} ·
      <a href=${links.household(act.household)}>${t("subject.household")}</a> ·
      <a href=${links.team(act.team)}>${t("subject.team")}</a>
    </p>
    ${act.outside ? html`<p><span class="tag warn">${t(`suspicions.outside.${act.outside}`)}</span></p>` : nothing}
    <p class="soft">
      ${act.positions.map((position) => toEvent(links.timeline("household", act.household, position), position, page))}
    </p>
  </li>`;
}

/**
 * Auditors go to the very event; others are told where it stands.
 * @param {string} link
 * @param {number} position
 * @param {Page} page
 */
function toEvent(link, position, page) {
  const text = t("word.position-of", { position: number(position) });
  return page.is("auditor") ? html`<a href=${link}>${text}</a> ` : html`${text} `;
}

/** @param {FindingEvent} one @param {Page} page */
function eventOf(one, page) {
  return html`<li class="act" data-what=${one.what}>
    <p><b>${t(`suspicions.happened.${one.what}`)}</b> <small class="soft">${moment(one.at)} · ${one.actor}</small></p>
    ${one.reason ? html`<p class="note">${one.reason}</p>` : nothing}
    <p class="soft">${t(`event.${one.type}`)} · ${toEvent(links.event(one.position), one.position, page)}</p>
  </li>`;
}

/**
 * Where an auditor says what came of a look, or opens again what was examined.
 * @param {Finding} finding
 * @param {Page} page
 */
function say(finding, page) {
  const view = (page.view[finding.id] ??= { command: crypto.randomUUID(), problem: undefined, sending: false });
  const examined = finding.state === "examined";
  /** @param {Submitted} event */
  const submit = (event) => {
    event.preventDefault();
    tell(finding, examined, new FormData(event.target).get("reason"), view, page);
  };
  return html`<form class="say" @submit=${submit}>
    <label for="reason">${t(examined ? "suspicions.reopen.why" : "suspicions.examine.why")}</label>
    <textarea
      id="reason"
      name="reason"
      required
      maxlength="500"
      rows="3"
      aria-describedby="reason-hint"
      ?disabled=${view.sending}
    ></textarea>
    <p class="hint" id="reason-hint">${t("suspicions.reason.hint")}</p>
    ${view.problem ? html`<p class="tag wrong" role="alert">${view.problem}</p>` : nothing}
    <p class="actions">
      <button type="submit" class="main" ?disabled=${view.sending}>
        ${t(examined ? "suspicions.reopen" : "suspicions.examine")}
      </button>
    </p>
  </form>`;
}

/**
 * @param {Finding} finding
 * @param {boolean} examined
 * @param {FormDataEntryValue | null} reason
 * @param {Saying} view
 * @param {Page} page
 */
async function tell(finding, examined, reason, view, page) {
  Object.assign(view, { sending: true, problem: undefined });
  page.show();
  const command = { command: view.command, finding: finding.id, about: finding.about, reason };
  try {
    const { position } = examined
      ? await send("/api/finding-reopenings", command)
      : await send("/api/finding-examinations", { ...command, seen: finding.position });
    delete page.view[finding.id];
    await page.go({ atLeast: position });
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    Object.assign(view, { sending: false, problem: problem.said.title ?? t(`state.${problem.kind}`) });
    page.show();
  }
}

open({ load, draw, about });
