// @ts-check
/** The steps of a check as a reader sees them, and the keys it is done with. */
import { html, nothing } from "../shared/lit.js";
import { moment, number, t } from "../shared/i18n.js";
import { askFile } from "../shared/api.js";
import { trusted } from "./policy.js";
import { canHash, check, checkSigned } from "./proof.js";

const OWN_KEYS = "socai.audit.keys";
/** @type {Record<string, string>} */
const MARKS = { right: "✓", wrong: "✗", open: "–" };

/**
 * Whom the reader trusts: keys or a policy that they hold from elsewhere; in their place, for convenience, what the
 * server publishes of itself. Answers with `{keys, quorum}`.
 * @param {LogState} state
 * @returns {Promise<Trust>}
 */
export async function trustOf(state) {
  const own = localStorage.getItem(OWN_KEYS);
  if (own !== null) return trusted(own);
  const published = state.witnesses
    ? trusted(await (await askFile("/log/policy")).text())
    : { keys: state.keys.join("\n") };
  return { ...published, quorum: published.quorum && { ...published.quorum, offered: true } };
}

/**
 * The steps of the check of a proof; undefined where the browser lets nothing be checked.
 * @param {Uint8Array} file
 * @param {LogState} state
 * @param {number} [position]
 */
export async function stepsOf(file, state, position) {
  if (!canHash()) return undefined;
  const { keys, quorum } = await trustOf(state);
  return check(file, keys, position, quorum);
}

/**
 * The same of who has signed a checkpoint.
 * @param {string} note
 * @param {LogState} state
 */
export async function stepsOfCheckpoint(note, state) {
  if (!canHash()) return undefined;
  const { keys, quorum } = await trustOf(state);
  return checkSigned(note, keys, quorum);
}

/**
 * What was found, as a whole and step by step; in words, marks and only then in colours.
 * @param {CheckStep[] | undefined} steps
 */
export function drawSteps(steps) {
  if (!steps) return html`<p class="verdict open" role="status" data-verdict="unsupported">${t("audit.insecure")}</p>`;
  const [verdict, how] = judged(steps);
  return html`<p class="verdict ${how}" role="status" data-verdict=${verdict}>
      ${MARKS[how]} ${t(`audit.verdict.${verdict}`)}
    </p>
    <ol class="steps-of-proof">
      ${steps.map(
        (step) =>
          html`<li data-step=${step.step} data-ok=${String(step.ok)}>
            <p>
              <b class="mark ${went(step)}"
                >${MARKS[went(step)]} ${t(step.missed ? "audit.step.missed" : `audit.step.${went(step)}`)}</b
              >
              <span>${t(`audit.step.${step.step}`)}</span>
            </p>
            ${details(step)}
          </li>`,
      )}
    </ol>`;
}

/** @param {CheckStep} step */
function went({ ok }) {
  return ok === undefined ? "open" : ok ? "right" : "wrong";
}

/** @param {CheckStep[]} steps */
function judged(steps) {
  if (steps.some((step) => step.ok === false)) return ["wrong", "wrong"];
  const open = steps.filter((step) => !step.ok && !step.missed);
  if (open.some((step) => step.why !== "too-few")) return ["unsigned", "open"];
  return open.length ? ["unwitnessed", "open"] : ["right", "right"];
}

/** @param {CheckStep} step */
function details(step) {
  if (step.why)
    return html`<p class="seen">
      ${t(`audit.why.${step.why}`)} ${step.step === "quorum" ? DETAILS.quorum(step) : signer(step)}
    </p>`;
  return html`<p class="seen">${DETAILS[step.step](step)}</p>
    ${step.climb?.length ? climb(step) : nothing}`;
}

/** @type {Record<string, (step: CheckStep) => Drawable>} */
const DETAILS = {
  form: ({ ok, line, hashes }) =>
    ok ? t("audit.seen.form", { count: number(hashes) }) : t("audit.seen.form.wrong", { line: number(line) }),
  leaf: ({ hash, bytes }) => html`${t("audit.seen.leaf", { bytes: number(bytes) })} <code>${hash}</code>`,
  index: ({ index, size }) =>
    t("audit.seen.index", { index: number(index), position: number(index + 1), size: number(size) }),
  path: ({ needed, given }) => t("audit.seen.path", { needed: number(needed), given: number(given) }),
  root: ({ computed, signed }) =>
    html`${t("audit.seen.computed")} <code>${computed}</code><br />${t("audit.seen.signed")} <code>${signed}</code>`,
  signature: signer,
  witness: signer,
  quorum: ({ signed, asked }) => t("audit.seen.quorum", { signed: number(signed), asked: number(asked) }),
};

/** @param {CheckStep} step */
function signer({ name, id, time }) {
  if (!name) return nothing;
  return html`<code>${name}+${id}</code>${time ? html` ${moment(new Date(time * 1000).toISOString())}` : nothing}`;
}

/** @param {CheckStep} step */
function climb({ climb: levels }) {
  return html`<details>
    <summary>${t("audit.seen.climb")}</summary>
    <ol class="climb">
      ${levels.map(upward)}
    </ol>
  </details>`;
}

/** @param {Climb} climb */
function upward({ left, sibling, becomes }) {
  const both = left ? html`<code>${sibling}</code> ‖ ⋯` : html`⋯ ‖ <code>${sibling}</code>`;
  return html`<li>SHA-256(01 ‖ ${both})<br />= <code>${becomes}</code></li>`;
}

/** The policy that the log goes by, as it publishes it. */
function published() {
  return html`<p class="hint">${t("audit.keys.policy")} <a href="/log/policy">${t("audit.keys.policy.file")}</a></p>`;
}

/**
 * The choice of keys: those that are published, or the reader's own.
 * @param {LogState} state
 * @param {Page} page
 */
export function keyChoice(state, page) {
  const own = localStorage.getItem(OWN_KEYS);
  /** @param {Submitted} event */
  const keep = (event) => {
    event.preventDefault();
    const said = String(new FormData(event.target).get("keys")).trim();
    if (said) localStorage.setItem(OWN_KEYS, said);
    else localStorage.removeItem(OWN_KEYS);
    return page.reload();
  };
  const forget = () => {
    localStorage.removeItem(OWN_KEYS);
    return page.reload();
  };
  return html`<form class="keys" @submit=${keep}>
    <p>${t(own ? "audit.keys.own" : "audit.keys.published")}</p>
    ${state.witnesses && !own ? published() : nothing}
    <label
      >${t("audit.keys")}
      <textarea
        name="keys"
        rows="2"
        spellcheck="false"
        autocomplete="off"
        .value=${own ?? ""}
        placeholder=${state.keys.at(-1) ?? ""}
      ></textarea>
    </label>
    <p class="actions">
      <button type="submit">${t("audit.keys.use")}</button>
      ${own ? html`<button type="button" @click=${forget}>${t("audit.keys.forget")}</button>` : nothing}
    </p>
  </form>`;
}

/**
 * A proof that somebody else handed over, checked here without asking the server anything.
 * @param {AuditData} data
 * @param {Page} page
 */
export function fileChecking({ state }, page) {
  const view = (page.view.checking ??= {});
  /** @param {Typed} event */
  const chosen = async (event) => {
    const [file] = event.target.files ?? [];
    if (!file) return;
    const steps = await stepsOf(new Uint8Array(await file.arrayBuffer()), state);
    Object.assign(view, { name: file.name, steps });
    page.show();
  };
  return html`<section aria-labelledby="file">
    <h2 id="file">${t("audit.file")}</h2>
    <p class="hint">${t("audit.file.how")}</p>
    <label>${t("audit.file.choose")} <input type="file" accept=".tlog-proof,.txt" @change=${chosen} /></label>
    ${
      view.name
        ? html`<h3>${view.name}</h3>
            ${drawSteps(view.steps)}`
        : nothing
    }
    ${keyChoice(state, page)}
  </section>`;
}
