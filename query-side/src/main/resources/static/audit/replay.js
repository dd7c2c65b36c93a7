// @ts-check
/** A figure counted anew from an export that the reader has, and held against what is shown. */
import { html, nothing } from "../shared/lit.js";
import { ask, Problem, sendFile } from "../shared/api.js";
import { date, lang, number, t } from "../shared/i18n.js";
import { links } from "../shared/links.js";
import { tableFrame } from "../shared/page.js";

const NDJSON = "application/x-ndjson";
const BETWEEN_SIGNS_MILLISECONDS = 150;

/**
 * The figure as it is shown now; the export says up to where it is counted.
 * @param {Asked} parameters
 * @returns {Promise<Evidence>}
 */
export function loadReplay({ figure, asOf, upTo }) {
  return ask(`/api/evidence/${encodeURIComponent(figure ?? "")}`, { asOf, upTo, limit: 1 });
}

/** @param {AuditData} data @param {Page} page */
export function drawReplay({ replay }, page) {
  if (!replay) return nothing;
  const view = (page.view.replay ??= {});
  const { figure, definition, asOf, position, value } = replay;
  return html`<section aria-labelledby="replay" data-replay=${view.state ?? "none"}>
    <h2 id="replay">${t(`figure.${figure.split(".")[0]}`)}</h2>
    <p>${definition[lang]}</p>
    <dl class="facts">
      <div>
        <dt>${t("audit.replay.name")}</dt>
        <dd><code>${figure}</code></dd>
      </div>
      <div>
        <dt>${t("date.as-of")}</dt>
        <dd>${date(asOf)}</dd>
      </div>
      <div>
        <dt>${t("audit.replay.shown-now", { position: number(position) })}</dt>
        <dd data-figure="shown-now">${number(value)}</dd>
      </div>
    </dl>
    <p class="hint">${t("audit.replay.how")}</p>
    <form class="choices" @submit=${(event) => start(event, replay, page)}>
      <label
        >${t("audit.replay.file")}
        <input name="export" type="file" accept=".ndjson,.jsonl,.json" required ?disabled=${view.state === "running"}
      /></label>
      <button type="submit" class="main" ?disabled=${view.state === "running"}>${t("audit.replay.start")}</button>
    </form>
    ${view.state === "running" ? running(view) : nothing}
    ${view.state && view.state !== "running" ? outcome(view) : nothing}
    <h3>${t("audit.replay.alone")}</h3>
    <p class="hint">${t("audit.replay.alone.how")}</p>
    <pre tabindex="0" role="group" aria-label=${t("audit.command")}>
java -jar socai.jar replay --figure ${figure} --as-of ${asOf} --up-to ${position} --expect ${value} so-cai.ndjson</pre>
  </section>`;
}

/** @param {Replaying} replaying */
function running({ sent, bytes, cancel }) {
  const so = { megabytes: megabytes(sent), whole: megabytes(bytes) };
  return html`<div class="running">
    <progress max=${bytes} value=${sent} aria-label=${t("audit.replay.start")}></progress>
    <p>${sent < bytes ? t("audit.replay.running", so) : t("audit.replay.comparing")}</p>
    <button type="button" @click=${cancel}>${t("audit.replay.cancel")}</button>
  </div>`;
}

/** @param {Replaying} view */
function outcome(view) {
  return html`<div role="status">${(OUTCOMES[view.state] ?? said)(view)}</div>`;
}

/** @type {Record<string, (view: Replaying) => Drawable>} */
const OUTCOMES = {
  same: (view) =>
    html`<p class="verdict right">${t("audit.replay.same")}</p>
      ${both(view)}`,
  different: (view) =>
    html`<p class="verdict wrong">${t("audit.replay.different")}</p>
      ${both(view)}${differences(view)}`,
  refused: ({ problem }) =>
    html`<p class="verdict wrong">${problem.title}</p>
      <p>${problem.detail}</p>`,
};

/** @param {Replaying} replaying */
function said({ state }) {
  return html`<p class="verdict open">${t(`audit.replay.${state}`)}</p>`;
}

/** @param {Replaying} replaying */
function both({ found: { counted, shown, position } }) {
  return html`<dl class="figures">
      <div class="figure">
        <dt>${t("audit.replay.counted")}</dt>
        <dd data-figure="counted">${number(counted)}</dd>
      </div>
      <div class="figure">
        <dt>${t("audit.replay.shown")}</dt>
        <dd data-figure="shown">${shown === undefined ? t("audit.replay.unknown") : number(shown)}</dd>
      </div>
    </dl>
    <p>${t("audit.replay.up-to", { position: number(position) })}</p>`;
}

/** @param {Replaying} replaying */
function differences({ found }) {
  if (!found.differences.length) return nothing;
  return html`<h3 id="differences">${t("audit.replay.differences", { count: number(found.differences.length) })}</h3>
    <p class="hint">${t("audit.replay.differences.how")}</p>
    ${tableFrame({
      by: "differences",
      caption: t("audit.replay.differences.how"),
      headings: [
        [t("word.position"), "numeric"],
        [t("audit.replay.by-export"), "numeric"],
        [t("audit.replay.by-server"), "numeric"],
        [t("audit.replay.part")],
      ],
      rows: found.differences.map(differenceLine),
    })}`;
}

/** @param {Difference} difference */
function differenceLine({ position, counted, shown, part }) {
  return html`<tr data-position=${position}>
    <th scope="row" class="numeric"><a href=${links.event(position)}>${number(position)}</a></th>
    <td class="numeric">${number(counted)}</td>
    <td class="numeric">${number(shown)}</td>
    <td><code>${part}</code></td>
  </tr>`;
}

/** @param {number} bytes */
function megabytes(bytes) {
  return number(Math.round(bytes / 1e5) / 10);
}

/** @param {Submitted} event @param {Evidence} evidence @param {Page} page */
async function start(event, { figure, asOf }, page) {
  event.preventDefault();
  const file = /** @type {File} */ (new FormData(event.target).get("export"));
  const stop = new AbortController();
  const view = (page.view.replay = {
    state: "running",
    sent: 0,
    bytes: Math.max(1, file.size),
    cancel: () => stop.abort(),
  });
  page.show();
  let shown = 0;
  /** @param {number} sent */
  const tell = (sent) => {
    view.sent = sent;
    if (sent >= view.bytes || performance.now() - shown > BETWEEN_SIGNS_MILLISECONDS) {
      shown = performance.now();
      page.show();
    }
  };
  try {
    const found = await sendFile(
      "/api/replays?" + new URLSearchParams({ figure, asOf }),
      file,
      NDJSON,
      tell,
      stop.signal,
    );
    Object.assign(view, { state: found.same ? "same" : "different", found });
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    Object.assign(view, {
      state: stop.signal.aborted ? "cancelled" : problem.said.title ? "refused" : "broken",
      problem: problem.said,
    });
  }
  page.show();
}
