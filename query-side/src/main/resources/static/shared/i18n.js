// @ts-check
/** Texts, numbers and dates in the reader's language: Vietnamese until they choose English. */
const CHOSEN = "socai.lang";
/** @type {Record<string, string>} */
const LOCALES = { vi: "vi-VN", en: "en-GB" };
const ZONE = "Asia/Ho_Chi_Minh";

export const LANGUAGES = Object.keys(LOCALES);
const chosen = localStorage.getItem(CHOSEN);
export let lang = chosen && LANGUAGES.includes(chosen) ? chosen : "vi";
/** @type {Record<string, string>} */
let texts = {};

/**
 * Loads the texts of `next`, with those of the room that has its own, and speaks it from then on.
 * @param {string} next
 * @param {string} [room]
 */
export async function speak(next, room) {
  const loaded = await Promise.all((room ? ["shared", room] : ["shared"]).map((folder) => textsIn(folder, next)));
  texts = Object.assign({}, ...loaded);
  lang = next;
  localStorage.setItem(CHOSEN, next);
  document.documentElement.lang = next;
}

/** @param {string} folder @param {string} language */
async function textsIn(folder, language) {
  const answer = await fetch(`/${folder}/texts_${language}.json`);
  if (!answer.ok) throw new Error(`${folder}/texts_${language}`);
  return answer.json();
}

/**
 * The text of `key`, with `{name}` replaced by `values.name`.
 * @param {string} key
 * @param {Record<string, Value>} values
 */
export function t(key, values = {}) {
  const text = texts[key];
  if (text === undefined) {
    console.error(`no text: ${key}`);
    return key;
  }
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/**
 * What a service is called.
 * @param {Service} service
 */
export function serviceName(service) {
  return lang === "vi" ? service.nameVi : service.nameEn;
}

/**
 * What services are called, by their ids.
 * @param {Service[]} services
 */
export function serviceNames(services) {
  return new Map(services.map((service) => [service.id, serviceName(service)]));
}

/**
 * 15902 → 15.902 or 15,902.
 * @param {number} value
 */
export function number(value) {
  return new Intl.NumberFormat(LOCALES[lang]).format(value);
}

/**
 * A part of a whole as a percentage, to the tenth; a dash where there is no whole.
 * @param {number} part
 * @param {number} whole
 */
export function percent(part, whole) {
  return whole ? share(part / whole, 1) : "–";
}

/**
 * 0.1 → 10%: for scales, where tenths would be noise.
 * @param {number} value
 */
export function roundPercent(value) {
  return share(value, 0);
}

/** @param {number} value @param {number} digits */
function share(value, digits) {
  return new Intl.NumberFormat(LOCALES[lang], {
    style: "percent",
    minimumFractionDigits: digits,
    maximumFractionDigits: 1,
  }).format(value);
}

/**
 * 2023-12-31 → 31/12/2023 or 31 Dec 2023.
 * @param {string} iso
 */
export function date(iso) {
  return dateFormat(
    lang === "vi"
      ? { day: "2-digit", month: "2-digit", year: "numeric" }
      : { day: "numeric", month: "short", year: "numeric" },
    "UTC",
  ).format(new Date(iso + "T00:00:00Z"));
}

/**
 * A moment, as a clock in Vietnam showed it.
 * @param {string} iso
 */
export function moment(iso) {
  const at = new Date(iso);
  const clock = dateFormat({ hour: "2-digit", minute: "2-digit", hour12: false }, ZONE).format(at);
  return `${clock} ${date(dayOf(iso))}`;
}

/**
 * The day a moment was in Vietnam, as 2023-12-31.
 * @param {string} iso
 */
export function dayOf(iso) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    new Date(iso),
  );
}

/**
 * Compares texts as the reader's dictionary does, numbers in them by their size.
 * @param {string} a
 * @param {string} b
 */
export function compareTexts(a, b) {
  return new Intl.Collator(LOCALES[lang], { numeric: true }).compare(a, b);
}

/**
 * A text without case and marks, so that "chieng le" finds "Chiềng Lề".
 * @param {string} text
 */
export function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
}

/** @param {Intl.DateTimeFormatOptions} options @param {string} timeZone */
function dateFormat(options, timeZone) {
  return new Intl.DateTimeFormat(LOCALES[lang], { ...options, timeZone });
}
