// @ts-check
/** Questions to the server, and what its answers say of their age. */
import { lang } from "./i18n.js";
import { token } from "./token.js";

/** Why there is no answer: a kind the pages have words for, and the server's own words. */
export class Problem extends Error {
  /** @param {string} kind @param {Said} said */
  constructor(kind, said = {}) {
    super(said.title ?? kind);
    this.kind = kind;
    this.said = said;
  }
}

/** What stands in the ledger is as old as it is; its position says nothing of an answer's age. */
const LEDGER = "/api/ledger/events/";

/** @type {Record<number, string>} */
const KINDS = { 403: "not-allowed", 404: "not-found", 503: "busy" };

/**
 * What the pages have more to say of than of its status.
 * @type {Record<string, string>}
 */
const CODES = {
  "request.after-today": "after-today",
  "request.not-kept": "not-kept",
  "request.older-version": "older-version",
  "unit.not-yet": "unit-not-yet",
  "unit.no-more": "unit-no-more",
};

/**
 * The position, which is one where answers are shown together, and the latest time among the answers since the last
 * `forget`, and whether something is missing in one.
 * @type {{ position?: number, at?: Date, parked: boolean }}
 */
export const freshness = { position: undefined, at: undefined, parked: false };

export function forget() {
  freshness.position = undefined;
  freshness.at = undefined;
  freshness.parked = false;
}

/**
 * Asks for `path` with the given parameters, those without a value left out.
 * @type {Ask}
 */
export async function ask(path, parameters = {}) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== "");
  const query = given.length ? "?" + new URLSearchParams(given.map(([name, value]) => [name, String(value)])) : "";
  const [said, answer] = await call(path + query, {});
  if (said.position !== undefined && !path.startsWith(LEDGER)) note(said.position, answer.headers.get("Date"));
  return said;
}

/**
 * Sends `command` in the reader's name, with the token that no other site can read.
 * @param {string} path
 * @param {object} command
 * @returns {Promise<any>}
 */
export async function send(path, command) {
  const [receipt] = await call(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-XSRF-TOKEN": token() },
    body: JSON.stringify(command),
  });
  return receipt;
}

/**
 * @param {string} path
 * @param {RequestInit & { headers?: Record<string, string> }} request
 * @returns {Promise<[any, Response]>}
 */
async function call(path, request) {
  let answer;
  try {
    answer = await fetch(path, {
      ...request,
      headers: { Accept: "application/json", "Accept-Language": lang, ...request.headers },
    });
  } catch {
    throw new Problem("silent");
  }
  if (answer.status === 401) {
    // The way back here leads over the login.
    location.reload();
    return new Promise(() => {});
  }
  let said;
  try {
    said = await answer.json();
  } catch {
    throw new Problem(answer.ok ? "silent" : "broken");
  }
  if (!answer.ok) throw refused(answer, said);
  if (answer.headers.has("Socai-Parked")) freshness.parked = true;
  return [said, answer];
}

/**
 * Asks for a file, which is no JSON; the answer is the caller's to read, until `signal` breaks it off.
 * @param {string} path
 * @param {AbortSignal} [signal]
 */
export async function askFile(path, signal) {
  let answer;
  try {
    answer = await fetch(path, { headers: { "Accept-Language": lang }, signal });
  } catch {
    throw new Problem("silent");
  }
  if (!answer.ok) throw refused(answer, await answer.json().catch(() => ({})));
  return answer;
}

/**
 * Sends `file` as it lies on the reader's disk, without loading it; `tell` hears how many bytes have gone, `signal`
 * breaks it off. Only XMLHttpRequest tells of what is sent.
 * @param {string} path
 * @param {File} file
 * @param {string} type
 * @param {(bytes: number) => void} tell
 * @param {AbortSignal} signal
 * @returns {Promise<any>}
 */
export function sendFile(path, file, type, tell, signal) {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    for (const [name, value] of Object.entries({
      Accept: "application/json",
      "Accept-Language": lang,
      "Content-Type": type,
      "X-XSRF-TOKEN": token(),
    }))
      request.setRequestHeader(name, value);
    request.responseType = "json";
    request.upload.onprogress = (event) => tell(event.loaded);
    request.onload = () => {
      if (request.status === 401) location.reload();
      else if (request.status < 300 && request.response) done(request.response);
      else failed(refused(request, request.response ?? {}));
    };
    request.onerror = request.onabort = () => failed(new Problem("silent"));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

/** @param {{ status: number }} answer @param {Said} said */
function refused(answer, said) {
  return new Problem(
    CODES[said.code ?? ""] ?? KINDS[answer.status] ?? (answer.status < 500 ? "refused" : "broken"),
    said,
  );
}

/** @param {number} position @param {string | null} at */
function note(position, at) {
  freshness.position = Math.min(position, freshness.position ?? Infinity);
  freshness.at = at ? new Date(at) : new Date();
}

/** So often is all asked again before the page says that it cannot be had. */
const TRIES = 5;

/**
 * What `compose(together)` makes of several answers of one position: the first that it asks for states it, and whatever
 * else it asks for is asked for at that one, also if it is asked for meanwhile. If how things stood there is no longer
 * kept, all of it is asked for again.
 * @template T
 * @param {(together: Together) => Promise<T>} compose
 * @returns {Promise<T>}
 */
export async function together(compose) {
  for (let left = TRIES; ; left--) {
    try {
      return await compose(new Together());
    } catch (problem) {
      if (problem.kind !== "not-kept" || left === 1) throw problem;
      forget();
    }
  }
}

class Together {
  /** @type {Promise<any> | undefined} */
  #first;

  /**
   * As `ask`; who asks first had better ask for what is kept least: sums before names.
   * @type {Ask}
   */
  ask = async (path, parameters = {}) => {
    if (!this.#first) return (this.#first = ask(path, parameters));
    // Where the first was refused, what the others are refused with may say more.
    const { position } = await this.#first.catch(() => ({}));
    return ask(path, { ...parameters, atLeast: undefined, at: position });
  };

  /**
   * Asks page after page until the last; `rows` is the name of the list in each answer.
   * @param {string} path
   * @param {Changed} parameters
   * @param {string} rows
   * @returns {Promise<any[]>}
   */
  askAll = async (path, parameters, rows) => {
    const all = [];
    let after;
    do {
      const page = await this.ask(path, { ...parameters, limit: 500, after });
      all.push(...page[rows]);
      after = page.next ?? undefined;
    } while (after);
    return all;
  };
}
