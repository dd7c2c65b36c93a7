// @ts-check
/** How the log of signed checkpoints stands, and what its notary does. */
import { html, nothing } from "../shared/lit.js";
import { askFile, send } from "../shared/api.js";
import { moment, number, t } from "../shared/i18n.js";
import { links } from "../shared/links.js";
import { parseNote, signedAt } from "./proof.js";
import { stepsOfCheckpoint } from "./steps.js";

/**
 * Who else has signed the last checkpoint, checked here by the keys of whoever reads, or those that the server offers.
 * @param {LogState} state
 * @returns {Promise<LogSeen>}
 */
export async function loadLog(state) {
  if (!state.size || state.notary?.difference) return { witnesses: [] };
  const own = new Set(state.keys.map((key) => key.split("+", 2).join("+")));
  const note = await (await askFile("/log/checkpoint")).text();
  const steps = (await stepsOfCheckpoint(note, state)) ?? [];
  /** @type {any[]} */
  const seen = steps.filter(({ step }) => step === "witness");
  const known = new Set(seen.map(({ name, id }) => `${name}+${id}`));
  const others = parseNote(note).signatures.filter(
    ({ name, id }) => !own.has(`${name}+${id}`) && !known.has(`${name}+${id}`),
  );
  return {
    witnesses: [...seen, ...others.map((signed) => ({ name: signed.name, time: signedAt(signed) }))],
    quorum: steps.find(({ step }) => step === "quorum"),
  };
}

/**
 * Whether the notary is still on its way to signing, or the ledger is being looked at because somebody asked.
 * @param {LogState} state
 */
export function isMoving({ notary, checks }) {
  return ["starting", "checking"].includes(notary?.doing ?? "") || isUnderWay(checks?.asked);
}

/** @param {CheckPass} [pass] */
function isUnderWay(pass) {
  return !!pass && !pass.ended;
}

/** @param {AuditData} data @param {Page} page */
export function drawLog({ state, log }, page) {
  return html`${state.notary?.difference ? alarm(state.notary) : nothing}
    <section aria-labelledby="log" data-doing=${state.notary?.doing ?? "none"}>
      <div class="section-head">
        <h2 id="log">${t("audit.log")}</h2>
        <button type="button" @click=${() => page.reload()}>${t("audit.refresh")}</button>
      </div>
      ${state.size ? signed(state) : html`<p data-state="unsigned">${t("audit.unsigned")}</p>`} ${notary(state)}
      ${checks(state, page)}
      <dl class="facts wide">
        ${
          state.origin
            ? html`<div>
                <dt>${t("audit.origin")}</dt>
                <dd><code>${state.origin}</code></dd>
              </div>`
            : nothing
        }
        ${state.keys.map(
          (key, index) =>
            html`<div>
              <dt>${t(index === state.keys.length - 1 ? "audit.key" : "audit.key.former")}</dt>
              <dd><code data-key>${key}</code></dd>
            </div>`,
        )}
        <div data-witnessed=${state.witnesses ? String(state.witnesses.enough) : "nobody-asked"}>
          <dt>${t("audit.witnesses")}</dt>
          <dd>${witnessed(state, log)}</dd>
        </div>
      </dl>
      <p class="hint">
        ${t("audit.keep")} <a href="/log/checkpoint" download="checkpoint.txt">${t("audit.checkpoint.file")}</a>
      </p>
    </section>`;
}

/** @param {LogState} state */
function signed({ size, ledger, root, signedAt: at, notary: its }) {
  return html`<dl class="facts">
      <div>
        <dt>${t("audit.size")}</dt>
        <dd data-figure="size">${number(size)}</dd>
      </div>
      <div>
        <dt>${t("audit.ledger")}</dt>
        <dd data-figure="ledger">${number(ledger)}</dd>
      </div>
      <div>
        <dt>${t("audit.signed")}</dt>
        <dd>${moment(at)} <small class="soft">${age(at)}</small></dd>
      </div>
    </dl>
    <dl class="facts wide">
      <div>
        <dt>${t("audit.root")}</dt>
        <dd><code data-figure="root">${root}</code></dd>
      </div>
    </dl>
    ${its?.difference ? nothing : howMuch(ledger - size)}`;
}

/** @param {number} unsigned */
function howMuch(unsigned) {
  return unsigned > 0
    ? html`<p class="hint">${t("audit.behind", { count: number(unsigned) })}</p>`
    : html`<p class="hint" data-whole>${t("audit.whole")}</p>`;
}

/** @param {string} at */
function age(at) {
  const minutes = Math.max(0, Math.floor((Date.now() - new Date(at).getTime()) / 60_000));
  if (minutes < 60) return t("audit.age.minutes", { count: number(minutes) });
  if (minutes < 60 * 48) return t("audit.age.hours", { count: number(Math.floor(minutes / 60)) });
  return t("audit.age.days", { count: number(Math.floor(minutes / 60 / 24)) });
}

/**
 * Who signed is checked here; who was asked by the log, and whether it was enough for it, the server says.
 * @param {LogState} state
 * @param {LogSeen} seen
 */
function witnessed({ witnesses: report, size }, { witnesses, quorum }) {
  if (!report && !witnesses.length) return t("audit.witnesses.none");
  const asked =
    report && t("audit.witnesses.asked", { signed: number(report.signed.length), asked: number(report.asked) });
  const policy = report && size && t(report.enough ? "audit.witnesses.enough" : "audit.witnesses.too-few");
  return html`${witnesses.map(witness)}${asked}
  ${policy ? html`<span class="tag ${report.enough ? "" : "warn"}">${policy}</span>` : nothing}
  ${quorum ? quorumMet(quorum) : nothing}`;
}

/** @param {CheckStep} quorum */
function quorumMet({ ok }) {
  return html`<span class="tag ${ok ? "" : "warn"}" data-quorum=${String(ok)}
    >${t(ok ? "audit.witnesses.met" : "audit.witnesses.not-met")}</span
  >`;
}

/** @param {SeenWitness} witness */
function witness({ name, time, ok, why }) {
  const word = ok ? "right" : ok === false ? "wrong" : why === "not-signed" ? "missed" : "open";
  return html`<span class="witness" data-ok=${String(ok)}
    ><code>${name}</code>
    ${time ? html`<small class="soft">${moment(new Date(time * 1000).toISOString())}</small>` : nothing}
    <small>${t(`audit.witness.${word}`)}</small></span
  > `;
}

/** @param {LogState} state */
function notary({ notary: its, size }) {
  if (!its) return html`<p>${t("audit.notary.none")}</p>`;
  return html`<p class="doing">
      <span class="tag ${its.doing === "stopped" ? "wrong" : ""}">${t(`audit.notary.${its.doing}`)}</span>
      ${its.doing === "checking" ? t("audit.notary.checked", { count: number(its.checked) }) : nothing}
    </p>
    ${
      its.doing === "checking" && size
        ? html`<progress
            max=${size}
            value=${Math.min(its.checked, size)}
            aria-label=${t("audit.notary.checking")}
          ></progress>`
        : nothing
    }`;
}

/**
 * How far the ledger was held against what was signed: by itself all the time, and when somebody asks.
 * @param {LogState} state
 * @param {Page} page
 */
function checks({ checks: its, size }, page) {
  if (!its || !size) return nothing;
  const { standing, eventsPerSecond: pace, last, asked } = its;
  return html`<section aria-labelledby="checks" data-checks>
    <h3 id="checks">${t("audit.checks")}</h3>
    <p data-pass="last">${last ? lastCheck(last) : t("audit.checks.last.none")}</p>
    ${
      pace
        ? html`<p data-pass="standing">
            ${t("audit.checks.standing", { pace: number(pace) })}
            ${standing ? soFar("audit.checks.so-far", standing) : nothing}
          </p>`
        : nothing
    }
    ${asked ? passAsked(asked) : nothing}
    <p class="actions">
      <button type="button" data-check ?disabled=${isUnderWay(asked)} @click=${() => checkNow(page)}>
        ${t("audit.checks.now")}
      </button>
    </p>
    ${page.view.unchecked ? html`<p class="said" role="status">${t("audit.checks.not-begun")}</p>` : nothing}
  </section>`;
}

/** @param {CheckPass & { ended: string }} pass */
function lastCheck({ occasion, size, ended }) {
  return t(`audit.checks.last.${occasion}`, { count: number(size), at: moment(ended) });
}

/** @param {string} text @param {{ checked: number, size: number }} pass */
function soFar(text, { checked, size }) {
  return t(text, { checked: number(checked), size: number(size) });
}

/** @param {CheckPass} pass */
function passAsked({ checked, size, ended, difference, position }) {
  if (!ended) {
    return html`<div class="running" data-pass="asked" data-ended="no">
      <p>${soFar("audit.checks.asked", { checked, size })}</p>
      <progress max=${Math.max(1, size)} value=${checked} aria-label=${t("audit.checks.now")}></progress>
    </div>`;
  }
  return html`<p data-pass="asked" data-ended="yes" role="status">
    ${
      difference
        ? html`<span class="tag wrong">${t(`difference.${difference}`)}</span>
            ${t("audit.stopped.where", { position: number(position) })}`
        : html`<span class="tag">${t("audit.checks.asked.sound", { count: number(size), at: moment(ended) })}</span>`
    }
  </p>`;
}

/** @param {Page} page */
async function checkNow(page) {
  page.view.unchecked = await send("/api/ledger/checks", {}).then(
    () => false,
    () => true,
  );
  return page.reload();
}

/** @param {Notary} notary */
function alarm({ difference, position }) {
  return html`<section class="alarm" role="alert" data-state="stopped" data-difference=${difference}>
    <h2>${t("audit.stopped")}</h2>
    <p><b>${t(`difference.${difference}`)}</b> ${t("audit.stopped.where", { position: number(position) })}</p>
    <p>${t("audit.stopped.what")}</p>
    ${position ? toEvent(position) : nothing}
  </section>`;
}

/** @param {number} position */
function toEvent(position) {
  const text = t("timeline.open", { position: number(position) });
  return html`<p class="actions"><a href=${links.event(position)}>${text}</a></p>`;
}
