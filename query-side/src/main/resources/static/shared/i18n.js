/** Texts, numbers and dates in the reader's language: Vietnamese until they choose English. */
const CHOSEN = "socai.lang";
const LOCALES = { vi: "vi-VN", en: "en-GB" };
const ZONE = "Asia/Ho_Chi_Minh";

export const LANGUAGES = Object.keys(LOCALES);
export let lang = LANGUAGES.includes(localStorage.getItem(CHOSEN)) ? localStorage.getItem(CHOSEN) : "vi";
let texts = {};

/** Loads the texts of `next`, with those of the room that has its own, and speaks it from then on. */
export async function speak(next, room) {
  const loaded = await Promise.all((room ? ["shared", room] : ["shared"]).map((folder) => textsIn(folder, next)));
  texts = Object.assign({}, ...loaded);
  lang = next;
  localStorage.setItem(CHOSEN, next);
  document.documentElement.lang = next;
}

async function textsIn(folder, language) {
  const answer = await fetch(`/${folder}/texts_${language}.json`);
  if (!answer.ok) throw new Error(`${folder}/texts_${language}`);
  return answer.json();
}

/** The text of `key`, with `{name}` replaced by `values.name`. */
export function t(key, values = {}) {
  const text = texts[key];
  if (text === undefined) {
    console.error(`no text: ${key}`);
    return key;
  }
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** 15902 → 15.902 or 15,902. */
export function number(value) {
  return new Intl.NumberFormat(LOCALES[lang]).format(value);
}

/** A part of a whole as a percentage, to the tenth; a dash where there is no whole. */
export function percent(part, whole) {
  return whole ? share(part / whole, 1) : "–";
}

/** 0.1 → 10%: for scales, where tenths would be noise. */
export function roundPercent(value) {
  return share(value, 0);
}

function share(value, digits) {
  return new Intl.NumberFormat(LOCALES[lang], {
    style: "percent",
    minimumFractionDigits: digits,
    maximumFractionDigits: 1,
  }).format(value);
}

/** 2023-12-31 → 31/12/2023 or 31 Dec 2023. */
export function date(iso) {
  return dateFormat(
    lang === "vi"
      ? { day: "2-digit", month: "2-digit", year: "numeric" }
      : { day: "numeric", month: "short", year: "numeric" },
    "UTC",
  ).format(new Date(iso + "T00:00:00Z"));
}

/** A moment, as a clock in Vietnam showed it. */
export function moment(iso) {
  const at = new Date(iso);
  const clock = dateFormat({ hour: "2-digit", minute: "2-digit", hour12: false }, ZONE).format(at);
  return `${clock} ${date(dayOf(iso))}`;
}

/** The day a moment was in Vietnam, as 2023-12-31. */
export function dayOf(iso) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: ZONE, year: "numeric", month: "2-digit", day: "2-digit" }).format(
    new Date(iso),
  );
}

/** Compares texts as the reader's dictionary does, numbers in them by their size. */
export function compareTexts(a, b) {
  return new Intl.Collator(LOCALES[lang], { numeric: true }).compare(a, b);
}

/** A text without case and marks, so that "chieng le" finds "Chiềng Lề". */
export function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
}

function dateFormat(options, timeZone) {
  return new Intl.DateTimeFormat(LOCALES[lang], { ...options, timeZone });
}
