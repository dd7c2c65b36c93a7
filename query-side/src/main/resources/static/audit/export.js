// @ts-check
/** The signed ledger, or a range of it, as a file that is verified elsewhere. */
import { html, nothing } from "../shared/lit.js";
import { askFile, Problem } from "../shared/api.js";
import { number, t } from "../shared/i18n.js";
import { emptyState } from "../shared/page.js";

const PIECE_BYTES = 4 << 20;
const BETWEEN_SIGNS_MILLISECONDS = 150;
const LINE_BREAK = 10;

/** An event's line begins `{"sp…`, every other line of an export `{"so…`. */
const TELLS = 3;
const OF_AN_EVENT = 0x70;

/**
 * Reads an export to its end: `{blob, events, bytes}`. `tell` is called with how far it is. Throws a Problem, or what
 * `signal` was aborted with. What was read is given to the browser piece by piece, which keeps it on disk.
 * @param {string} address
 * @param {(done: { events: number, bytes: number }) => void} tell
 * @param {AbortSignal} signal
 */
export async function read(address, tell, signal) {
  const answer = await askFile(address, signal);
  if (!answer.body) throw new Problem("silent");
  const reader = answer.body.getReader();
  const done = { events: 0, bytes: 0 };
  const pieces = [];
  let piece = [];
  let inPiece = 0;
  let column = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    for (const byte of part.value) {
      if (column === TELLS && byte === OF_AN_EVENT) done.events++;
      column = byte === LINE_BREAK ? 0 : column + 1;
    }
    done.bytes += part.value.length;
    piece.push(part.value);
    inPiece += part.value.length;
    if (inPiece > PIECE_BYTES) {
      pieces.push(new Blob(piece));
      piece = [];
      inPiece = 0;
    }
    tell(done);
  }
  return { ...done, blob: new Blob([...pieces, ...piece], { type: "application/x-ndjson" }) };
}

/** @param {{ state: LogState }} data @param {Page} page */
export function exporting({ state }, page) {
  const view = (page.view.exporting ??= {});
  if (!state.size)
    return html`<section aria-labelledby="export">
      <h2 id="export">${t("audit.export")}</h2>
      ${emptyState(t("audit.unsigned"), t("audit.export.unsigned"))}
    </section>`;
  return html`<section aria-labelledby="export" data-export=${view.state ?? "none"}>
    <h2 id="export">${t("audit.export")}</h2>
    <p class="hint">${t("audit.export.what")}</p>
    <form class="choices" @submit=${(event) => start(event, state, page)}>
      <label
        >${t("audit.export.first")}
        <input name="first" type="number" min="1" max=${state.size} value="1" required inputmode="numeric"
      /></label>
      <label
        >${t("audit.export.last")}
        <input name="last" type="number" min="1" max=${state.size} value=${state.size} required inputmode="numeric"
      /></label>
      <button type="submit" class="main" ?disabled=${view.state === "running"}>${t("audit.export.start")}</button>
    </form>
    ${view.state ? progress(view) : nothing}
    <h3>${t("audit.export.verify")}</h3>
    <p class="hint">${t("audit.export.verify.how")}</p>
    <pre tabindex="0" role="group" aria-label=${t("audit.command")}>
curl -u LOGIN '${location.origin}/api/ledger/export?size=${state.size}' -o so-cai.ndjson
java -jar socai-verify.jar export so-cai.ndjson --key '${state.keys.at(-1)}'</pre>
    <p class="hint">${t("audit.export.large")}</p>
  </section>`;
}

/** @param {Exporting} exporting */
function progress({ state, events, bytes, whole, cancel }) {
  const megabytes = number(Math.round(bytes / 1e5) / 10);
  return html`<div class="running">
    <progress max=${whole} value=${events} aria-label=${t("audit.export")}></progress>
    <p role=${state === "running" ? nothing : "status"} data-events=${events} data-bytes=${bytes}>
      ${t(`audit.export.${state}`)}
      ${t("audit.export.so-far", { events: number(events), whole: number(whole), megabytes })}
    </p>
    ${state === "running" ? html`<button type="button" @click=${cancel}>${t("audit.export.cancel")}</button>` : nothing}
  </div>`;
}

/** @param {Submitted} event @param {LogState} state @param {Page} page */
async function start(event, { size }, page) {
  event.preventDefault();
  const { first, last } = Object.fromEntries(
    Array.from(new FormData(event.target), ([name, value]) => [name, Number(value)]),
  );
  const stop = new AbortController();
  const view = Object.assign(page.view.exporting, {
    state: "running",
    events: 0,
    bytes: 0,
    whole: Math.max(1, last - first + 1),
    cancel: () => stop.abort(),
  });
  page.show();
  let shown = 0;
  /** @param {{ events: number, bytes: number }} done */
  const tell = (done) => {
    Object.assign(view, done);
    if (performance.now() - shown > BETWEEN_SIGNS_MILLISECONDS) {
      shown = performance.now();
      page.show();
    }
  };
  try {
    const { blob, ...done } = await read(
      `/api/ledger/export?after=${first - 1}&through=${last}&size=${size}`,
      tell,
      stop.signal,
    );
    const whole = done.events === last - first + 1;
    Object.assign(view, done, { state: whole ? "done" : "broken" });
    if (whole) save(blob, `so-cai-${first}-${last}.ndjson`);
  } catch (problem) {
    view.state = stop.signal.aborted
      ? "cancelled"
      : problem instanceof Problem && problem.kind === "refused"
        ? "refused"
        : "broken";
  }
  page.show();
}

/** @param {Blob} blob @param {string} name */
function save(blob, name) {
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  // The browser has begun to save by then, and holds what it saves.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
