// @ts-check
/** What a reader chooses on a page: applied once it is complete, never before. */
import { html, nothing, svg } from "./lit.js";
import { freshness } from "./api.js";
import { date, dayOf, t } from "./i18n.js";

const WRITTEN = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/;
const STANDARD = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const CAN_PICK = "showPicker" in HTMLInputElement.prototype;

/**
 * The day that `text` names, as 2023-12-31; nothing if there is no such day.
 * @param {string} text
 */
export function dayIn(text) {
  const said = text.trim();
  const [year, month, day] = (said.match(STANDARD)?.slice(1) ?? said.match(WRITTEN)?.slice(1).reverse() ?? []).map(
    Number,
  );
  if (year === undefined) return undefined;
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : undefined;
}

/**
 * 2023-12-31 → 31/12/2023, in both languages: as it is typed here.
 * @param {string} day
 */
function written(day) {
  return day.split("-").reverse().join("/");
}

/** Today in Vietnam, by the server's clock if it has been heard. */
function today() {
  return dayOf((freshness.at ?? new Date()).toISOString());
}

/**
 * A form whose fields change the page's address: all at once by its button, by Enter or when the reader leaves it; a
 * list also when it is picked from with the pointer. What cannot be is said beside its field, and changes nothing.
 * @param {Page} page
 * @param {Drawable} fields
 * @param {{ kind?: string, also?: Drawable, resets?: Changed }} [options]
 */
export function choices(page, fields, { kind = "choices", also = nothing, resets = {} } = {}) {
  /** @param {HTMLFormElement} form */
  const applied = (form) => apply(page, form, resets);
  /** @param {boolean} by */
  const pointed = (by) => () => (page.view.pointed = by);
  return html`<form
    class=${kind}
    novalidate
    @submit=${(event) => (event.preventDefault(), applied(event.currentTarget))}
    @pointerdown=${pointed(true)}
    @keydown=${(event) => keyed(event, page, applied)}
    @change=${(event) => event.target.matches("select") && page.view.pointed !== false && applied(event.currentTarget)}
    @focusout=${(event) => left(event, page) && applied(event.currentTarget)}
  >
    ${fields}<button type="submit">${t("choice.apply")}</button>${also}
  </form>`;
}

/**
 * @param {At<KeyboardEvent, HTMLFormElement> & { target: Element }} event
 * @param {Page} page
 * @param {(form: HTMLFormElement) => void} applied
 */
function keyed(event, page, applied) {
  page.view.pointed = false;
  if (event.key === "Enter" && event.target.matches("select")) applied(event.currentTarget);
}

/**
 * Whoever looks at another window has not left the form, nor whoever loses it because something else is drawn.
 * @param {At<FocusEvent, HTMLFormElement> & { relatedTarget: Node | null }} event
 * @param {Page} page
 */
function left({ currentTarget, relatedTarget }, page) {
  return document.hasFocus() && !page.drawing && !currentTarget.contains(relatedTarget);
}

/** @param {Page} page @param {HTMLFormElement} form @param {Changed} resets */
function apply(page, form, resets) {
  /** @type {Changed} */
  const changed = {};
  /** @type {Record<string, { typed: string, why: string }>} */
  const wrong = {};
  /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */
  const fields = form.querySelectorAll("[data-choice]");
  for (const field of fields) {
    const name = field.dataset.choice ?? "";
    const { value, why } = field instanceof HTMLInputElement ? dayOfField(field) : { value: field.value, why: "" };
    if (why) wrong[name] = { typed: field.value, why };
    else if (value !== field.dataset.now) changed[name] = value;
  }
  page.view.wrong = wrong;
  if (Object.keys(wrong).length || !Object.keys(changed).length) page.show();
  else page.go({ ...resets, ...changed });
}

/** @param {HTMLInputElement} field @returns {{ value?: string, why?: string }} */
function dayOfField(field) {
  if (!field.value.trim()) return field.dataset.optional === undefined ? { why: "missing" } : { value: "" };
  const value = dayIn(field.value);
  if (!value) return { why: "not-a-day" };
  return value > today() ? { why: "after-today" } : { value };
}

/**
 * One of `options`, each `{value, text}`; `now` is what is shown.
 * @param {string} name
 * @param {string} label
 * @param {{ value: string, text: string }[]} options
 * @param {string} now
 */
export function listField(name, label, options, now) {
  return html`<label
    >${label}
    <select data-choice=${name} data-now=${now}>
      ${options.map(({ value, text }) => html`<option value=${value} .selected=${value === now}>${text}</option>`)}
    </select></label
  >`;
}

/**
 * A day to type, or to pick from the browser's calendar where it has one; `now` is the one that is shown, if any.
 * @param {Page} page
 * @param {string} name
 * @param {string} label
 * @param {string} now
 * @param {boolean} optional
 */
export function dayField(page, name, label, now, optional = false) {
  const wrong = page.view.wrong?.[name];
  const id = `day-${name}`;
  return html`<div class="day">
    <label for=${id}>${label}</label>
    <span class="typed"
      ><input
        id=${id}
        type="text"
        autocomplete="off"
        spellcheck="false"
        maxlength="40"
        placeholder=${t("date.form")}
        data-choice=${name}
        data-now=${now}
        ?data-optional=${optional}
        .value=${wrong?.typed ?? (now && written(now))}
        aria-invalid=${wrong ? "true" : "false"}
        aria-describedby=${wrong ? `${id}-wrong` : nothing}
      />${CAN_PICK ? calendar() : nothing}</span
    >
    ${wrong ? complaint(`${id}-wrong`, wrong.why) : nothing}
  </div>`;
}

/** @param {string} id @param {string} why */
function complaint(id, why) {
  return html`<p class="wrong" id=${id} role="alert">${t(`date.wrong.${why}`, { today: date(today()) })}</p>`;
}

function calendar() {
  return html`<button
      type="button"
      class="pick"
      aria-label=${t("date.pick")}
      title=${t("date.pick")}
      @click=${openCalendar}
    >
      <svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
        ${svg`<path d="M2 4h12v10H2zM2 7h12M5 2v3M11 2v3" fill="none" stroke="currentColor" stroke-width="1.5" />`}
      </svg></button
    ><input type="date" class="visually-hidden" tabindex="-1" aria-hidden="true" @change=${picked} />`;
}

/** @param {At<Event, HTMLElement>} event */
function openCalendar({ currentTarget }) {
  const typed = /** @type {HTMLInputElement} */ (currentTarget.previousElementSibling);
  const native = /** @type {HTMLInputElement} */ (currentTarget.nextElementSibling);
  native.max = today();
  native.value = dayIn(typed.value) ?? "";
  native.showPicker();
}

/** @param {At<Event, HTMLInputElement>} event */
function picked({ currentTarget }) {
  /** @type {HTMLInputElement | null | undefined} */
  const field = currentTarget.parentElement?.querySelector("[data-choice]");
  if (!field || !currentTarget.value) return;
  field.value = written(currentTarget.value);
  field.focus();
  field.form?.requestSubmit();
}

/** What a page needs to be of a day that its reader chooses. */
export const dated = { dayIn, dateChoice };

/**
 * The choice of the day of which a page shows its figures; without one in the address it is today.
 * @param {Page} page
 * @param {string} label
 * @param {string} asOf
 */
export function dateChoice(page, label, asOf) {
  const chosen = page.parameters.asOf;
  /** @param {At<Event, HTMLButtonElement>} event */
  const backToToday = ({ currentTarget }) => {
    /** @type {HTMLInputElement | null | undefined} */
    const field = currentTarget.form?.querySelector("[data-choice]");
    field?.focus();
    page.go({ asOf: "" });
  };
  return choices(page, dayField(page, "asOf", label, asOf), {
    kind: "date-choice",
    also: chosen
      ? html`<button type="button" @click=${backToToday}>${t("date.today")}</button>`
      : html`<span class="hint">${t("date.is-today", { date: date(asOf) })}</span>`,
  });
}
