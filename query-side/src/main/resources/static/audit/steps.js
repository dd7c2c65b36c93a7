/** The steps of a check as a reader sees them, and the keys it is done with. */
import { html, nothing } from "../shared/lit.js";
import { moment, number, t } from "../shared/i18n.js";
import { canHash, check } from "./proof.js";

const OWN_KEYS = "socai.audit.keys";
const MARKS = { true: "✓", false: "✗", undefined: "–" };
const WORDS = { true: "audit.step.right", false: "audit.step.wrong", undefined: "audit.step.open" };

/** The keys that the reader holds from elsewhere, in place of those that the server publishes. */
export function keysFor(state) {
  return localStorage.getItem(OWN_KEYS) ?? state.keys.join("\n");
}

/** What was found, as a whole and step by step; in words, marks and only then in colours. */
export function drawSteps(steps) {
  if (!steps) return html`<p class="verdict open" role="status" data-verdict="unsupported">${t("audit.insecure")}</p>`;
  const [verdict, how] = judged(steps);
  return html`<p class="verdict ${how}" role="status" data-verdict=${verdict}>${MARKS[{ right: true, wrong: false }[how]]} ${t(`audit.verdict.${verdict}`)}</p>
    <ol class="steps-of-proof">${steps.map((step) => html`<li data-step=${step.step} data-ok=${String(step.ok)}>
      <p><b class="mark ${WORDS[step.ok].slice(11)}">${MARKS[step.ok]} ${t(WORDS[step.ok])}</b> <span>${t(`audit.step.${step.step}`)}</span></p>
      ${details(step)}</li>`)}</ol>`;
}

function judged(steps) {
  if (steps.some((step) => step.ok === false)) return ["wrong", "wrong"];
  return steps.every((step) => step.ok) ? ["right", "right"] : ["unsigned", "open"];
}

function details(step) {
  if (step.why) return html`<p class="seen">${t(`audit.why.${step.why}`)} ${signer(step)}</p>`;
  return html`<p class="seen">${DETAILS[step.step](step)}</p>${step.climb?.length ? climb(step) : nothing}`;
}

const DETAILS = {
  form: ({ ok, line, hashes }) => (ok ? t("audit.seen.form", { count: number(hashes) }) : t("audit.seen.form.wrong", { line: number(line) })),
  leaf: ({ hash, bytes }) => html`${t("audit.seen.leaf", { bytes: number(bytes) })} <code>${hash}</code>`,
  index: ({ index, size }) => t("audit.seen.index", { index: number(index), position: number(index + 1), size: number(size) }),
  path: ({ needed, given }) => t("audit.seen.path", { needed: number(needed), given: number(given) }),
  root: ({ computed, signed }) => html`${t("audit.seen.computed")} <code>${computed}</code><br />${t("audit.seen.signed")} <code>${signed}</code>`,
  signature: signer,
  witness: signer,
};

function signer({ name, id, time }) {
  if (!name) return nothing;
  return html`<code>${name}+${id}</code>${time ? html` ${moment(new Date(time * 1000).toISOString())}` : nothing}`;
}

function climb({ climb: levels }) {
  return html`<details><summary>${t("audit.seen.climb")}</summary><ol class="climb">
    ${levels.map(({ left, sibling, becomes }) => html`<li>SHA-256(01 ‖ ${left ? html`<code>${sibling}</code> ‖ ⋯` : html`⋯ ‖ <code>${sibling}</code>`})<br />= <code>${becomes}</code></li>`)}</ol></details>`;
}

/** The choice of keys: those that are published, or the reader's own. */
export function keyChoice(state, page) {
  const own = localStorage.getItem(OWN_KEYS);
  const keep = (event) => {
    event.preventDefault();
    const said = new FormData(event.target).get("keys").trim();
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
    <label>${t("audit.keys")} <textarea name="keys" rows="2" spellcheck="false" autocomplete="off" .value=${own ?? ""} placeholder=${state.keys.at(-1) ?? ""}></textarea></label>
    <p class="actions"><button type="submit">${t("audit.keys.use")}</button>
      ${own ? html`<button type="button" @click=${forget}>${t("audit.keys.forget")}</button>` : nothing}</p>
  </form>`;
}

/** A proof that somebody else handed over, checked here without asking the server anything. */
export function fileChecking({ state }, page) {
  const view = (page.view.checking ??= {});
  const chosen = async (event) => {
    const [file] = event.target.files;
    if (!file) return;
    const steps = canHash() ? await check(new Uint8Array(await file.arrayBuffer()), keysFor(state)) : undefined;
    Object.assign(view, { name: file.name, steps });
    page.show();
  };
  return html`<section aria-labelledby="file"><h2 id="file">${t("audit.file")}</h2>
    <p class="hint">${t("audit.file.how")}</p>
    <label>${t("audit.file.choose")} <input type="file" accept=".tlog-proof,.txt" @change=${chosen} /></label>
    ${view.name ? html`<h3>${view.name}</h3>${drawSteps(view.steps)}` : nothing}
    ${keyChoice(state, page)}
  </section>`;
}
