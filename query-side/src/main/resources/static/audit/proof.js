// @ts-check
/**
 * Checks in the browser, with WebCrypto and nothing else, that an event is in the signed ledger. Reads a file of C2SP's
 * tlog-proof: RFC 6962 hashes, a signed-note checkpoint, Ed25519. Imports nothing and asks no server.
 */
const FORMAT = "c2sp.org/tlog-proof@v1";
const HASH_BYTES = 32;
const MOST_HASHES = 63;
const KEY_ID_BYTES = 4;
const OF_A_LOG = 1;
const OF_A_WITNESS = 4;
const NUMBER = /^(0|[1-9][0-9]{0,15})$/;
const utf8 = new TextEncoder();

/** What is not spelled as its format says; `line` is the line of the file, from 1. */
export class Malformed extends Error {
  /** @param {number} line */
  constructor(line) {
    super(`malformed at line ${line}`);
    this.line = line;
  }
}

/** Whether this browser lets this page compute hashes: it does so only over HTTPS or on the same machine. */
export function canHash() {
  return !!globalThis.crypto?.subtle;
}

/**
 * Checks `file`, given as bytes, by the verifier keys in `keys`, one a line; a witness's key is checked where its
 * cosignature stands. Without a `quorum` each witness must have signed; with one it is enough that `quorum.isMetBy`
 * those whose signatures are right. Where it is only `offered`, too few are an open question, not a fault. Where
 * `position` is given, the proof must be of that event. Answers with the steps in their order:
 * `{step, ok, …what was seen}`. `ok` is true, false, or undefined where the step could not be done; `why` then says for
 * what reason. No step is left out, so that all are shown.
 * @param {Uint8Array} file
 * @param {string} keys
 * @param {number} [position]
 * @param {Quorum} [quorum]
 * @returns {Promise<CheckStep[]>}
 */
export async function check(file, keys, position, quorum) {
  let proof;
  try {
    proof = parse(decoded(file));
  } catch (malformed) {
    if (!(malformed instanceof Malformed)) throw malformed;
    return [
      { step: "form", ok: false, line: malformed.line },
      ...["leaf", "index", "path", "root", "signature"].map((step) => ({ step, why: "not-reached" })),
    ];
  }
  const leaf = await hash([0], proof.line);
  const inside = proof.index < proof.size;
  const wanted = position === undefined || proof.index === position - 1;
  const needed = inside ? pathLength(proof.index, proof.size) : undefined;
  const whole = inside && proof.path.length === needed;
  const climb = whole ? await climbFrom(leaf, proof) : undefined;
  const root = climb?.at(-1)?.becomes ?? leaf;
  return [
    { step: "form", ok: true, hashes: proof.path.length },
    { step: "leaf", ok: true, hash: hex(leaf), bytes: proof.line.length },
    { step: "index", ok: inside && wanted, index: proof.index, size: proof.size },
    inside
      ? { step: "path", ok: whole, needed, given: proof.path.length, climb: climb?.map(readable) ?? [] }
      : { step: "path", why: "not-reached" },
    whole
      ? { step: "root", ok: same(root, proof.root), computed: hex(root), signed: hex(proof.root) }
      : { step: "root", why: "not-reached" },
    ...(await signatures(proof.note, keys, quorum)),
  ];
}

/**
 * Checks who has signed `note`, a checkpoint, as `check` does: the same steps, without those of an event.
 * @param {string} note
 * @param {string} keys
 * @param {Quorum} [quorum]
 */
export function checkSigned(note, keys, quorum) {
  return signatures(parseNote(note), keys, quorum);
}

/**
 * The text of `bytes`, every single one of which counts.
 * @param {Uint8Array} bytes
 */
export function decoded(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Malformed(1);
  }
}

/**
 * Reads a proof: `{line, index, path, size, root, note}`, hashes as bytes.
 * Throws Malformed unless it is spelled in the one way that the format has.
 * @param {string} file
 * @returns {Proof}
 */
export function parse(file) {
  const lines = file.split("\n");
  let at = 0;
  const next = (prefix = "") => {
    const line = lines[at++];
    if (line === undefined || !line.startsWith(prefix)) throw new Malformed(at);
    return line.slice(prefix.length);
  };
  /** @template T @param {T | undefined} value @returns {T} */
  const given = (value) => {
    if (value === undefined) throw new Malformed(at);
    return value;
  };
  if (next() !== FORMAT) throw new Malformed(1);
  const line = given(base64(next("extra ")));
  const index = given(count(next("index ")));
  const path = [];
  for (let one = next(); one !== ""; one = next()) {
    const sibling = given(base64(one));
    if (sibling.length !== HASH_BYTES || path.length === MOST_HASHES) throw new Malformed(at);
    path.push(sibling);
  }
  const note = parseNote(lines.slice(at).join("\n"), at);
  const [, size, root] = note.text.split("\n");
  const checkpoint = { size: count(size ?? ""), root: base64(root ?? "") };
  if (checkpoint.size === undefined || checkpoint.root?.length !== HASH_BYTES) throw new Malformed(at + 1);
  return { line, index, path, note, size: checkpoint.size, root: checkpoint.root };
}

/**
 * Reads a signed note: its text, and who is said to have signed it: `{text, signatures: [{name, id, bytes}]}`.
 * @param {string} note
 * @param {number} before
 * @returns {Note}
 */
export function parseNote(note, before = 0) {
  const gap = note.lastIndexOf("\n\n");
  if (gap < 0 || !note.endsWith("\n") || gap + 2 === note.length) throw new Malformed(before + 1);
  const text = note.slice(0, gap + 1);
  const first = before + text.split("\n").length + 1;
  const signatures = note
    .slice(gap + 2, -1)
    .split("\n")
    .map((line, index) => {
      const [, name, value] = /^— (\S+) (\S+)$/.exec(line) ?? [];
      const bytes = value && base64(value);
      if (!bytes || bytes.length <= KEY_ID_BYTES) throw new Malformed(first + index);
      return { name, id: hex(bytes.slice(0, KEY_ID_BYTES)), bytes: bytes.slice(KEY_ID_BYTES) };
    });
  return { text, signatures };
}

/**
 * Reads a verifier key, `<name>+<key id>+<type and key>`; undefined if it is none, or its id is another's.
 * @param {string} line
 * @returns {Promise<VerifierKey | undefined>}
 */
export async function parseKey(line) {
  const [, name, id, value] = /^([^+\s]+)\+([0-9a-f]{8})\+(\S+)$/.exec(line.trim()) ?? [];
  const typed = value && base64(value);
  if (!typed || typed.length !== 1 + HASH_BYTES || ![OF_A_LOG, OF_A_WITNESS].includes(typed[0])) return undefined;
  const expected = await hash(utf8.encode(name + "\n"), typed);
  return hex(expected.slice(0, KEY_ID_BYTES)) === id
    ? { name, id, line: line.trim(), witness: typed[0] === OF_A_WITNESS, bytes: typed.slice(1) }
    : undefined;
}

/** @param {Note} note @param {string} keys @param {Quorum} [quorum] @returns {Promise<CheckStep[]>} */
async function signatures(note, keys, quorum) {
  const given = await Promise.all(
    keys
      .split("\n")
      .filter((line) => line.trim())
      .map(parseKey),
  );
  const known = given.filter((key) => key !== undefined);
  if (!known.length || known.length < given.length) return [{ step: "signature", ok: false, why: "no-key" }];
  const logs = known.filter((key) => !key.witness);
  const steps = await Promise.all(logs.map((key) => signature(note, key)));
  // One of several keys is enough, for keys are replaced; but none may be imitated.
  const told = steps.find((step) => step.why === "forged") ??
    steps.find((step) => step.ok) ??
    steps[0] ?? { step: "signature", ok: false, why: "no-key" };
  const seen = await Promise.all(known.filter((key) => key.witness).map((key) => cosignature(note, key)));
  return quorum ? [told, ...seen.map(counted), enough(seen, quorum)] : [told, ...seen];
}

/**
 * Of several witnesses one may be missing.
 * @param {CheckStep} step
 * @returns {CheckStep}
 */
function counted(step) {
  return step.why === "other-key" ? { ...step, ok: undefined, why: "not-signed", missed: true } : step;
}

/** @param {CheckStep[]} seen @param {Quorum} quorum @returns {CheckStep} */
function enough(seen, quorum) {
  const signed = seen.filter((step) => step.ok);
  const said = { step: "quorum", signed: signed.length, asked: seen.length };
  if (quorum.isMetBy(signed.map((step) => step.key))) return { ...said, ok: true };
  if (seen.some((step) => step.why === "unsupported")) return { ...said, why: "unsupported" };
  return { ...said, ok: quorum.offered ? undefined : false, why: "too-few" };
}

/** @param {Note} note @param {VerifierKey} key @returns {Promise<CheckStep>} */
async function signature(note, key) {
  const said = { step: "signature", name: key.name, id: key.id };
  const signed = note.signatures.find(({ name, id }) => name === key.name && id === key.id);
  if (!signed) return { ...said, ok: false, why: "other-key" };
  if (!note.text.startsWith(key.name + "\n")) return { ...said, ok: false, why: "other-log" };
  return judged(said, await verifies(key, utf8.encode(note.text), signed.bytes));
}

/** @param {Note} note @param {VerifierKey} key @returns {Promise<CheckStep>} */
async function cosignature(note, key) {
  const said = { step: "witness", name: key.name, id: key.id, key: key.line };
  const signed = note.signatures.find(({ name, id }) => name === key.name && id === key.id);
  if (!signed) return { ...said, ok: false, why: "other-key" };
  const time = signedAt(signed);
  const message = utf8.encode(`cosignature/v1\ntime ${time}\n${note.text}`);
  return judged({ ...said, time }, await verifies(key, message, signed.bytes.slice(8)));
}

/**
 * When a witness says it signed, in seconds of the epoch.
 * @param {NoteSignature} signature
 */
export function signedAt({ bytes }) {
  return bytes.length === 8 + 64 ? Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0)) : undefined;
}

/** @param {CheckStep} said @param {boolean | undefined} verified @returns {CheckStep} */
function judged(said, verified) {
  if (verified === undefined) return { ...said, why: "unsupported" };
  return verified ? { ...said, ok: true } : { ...said, ok: false, why: "forged" };
}

/**
 * Undefined where the browser has no Ed25519.
 * @param {VerifierKey} key
 * @param {BufferSource} message
 * @param {BufferSource} bytes
 */
async function verifies(key, message, bytes) {
  let imported;
  try {
    imported = await crypto.subtle.importKey("raw", key.bytes, { name: "Ed25519" }, false, ["verify"]);
  } catch (refused) {
    return refused.name === "NotSupportedError" ? undefined : false;
  }
  return crypto.subtle.verify({ name: "Ed25519" }, imported, bytes, message);
}

/**
 * How many hashes lead from `index` to the root of `size` leaves: no other number may.
 * @param {number} index
 * @param {number} size
 */
function pathLength(index, size) {
  const { inner, border } = shape(index, size);
  return inner + border;
}

/**
 * Below the point where the way to `index` leaves the tree's right edge, and above it.
 * @param {number} index
 * @param {number} size
 */
function shape(index, size) {
  const apart = BigInt(index) ^ BigInt(size - 1);
  const inner = apart === 0n ? 0 : apart.toString(2).length;
  const border = (BigInt(index) >> BigInt(inner)).toString(2).replaceAll("0", "").length;
  return { inner, border };
}

/** @param {Uint8Array} leaf @param {Proof} proof */
async function climbFrom(leaf, { index, size, path }) {
  const { inner } = shape(index, size);
  const climb = [];
  let below = leaf;
  for (const [level, sibling] of path.entries()) {
    const left = level >= inner || ((BigInt(index) >> BigInt(level)) & 1n) === 1n;
    below = left ? await hash([1], sibling, below) : await hash([1], below, sibling);
    climb.push({ left, sibling, becomes: below });
  }
  return climb;
}

/** @param {Climbed} climbed */
function readable({ left, sibling, becomes }) {
  return { left, sibling: hex(sibling), becomes: hex(becomes) };
}

/** @param {...ArrayLike<number>} parts */
async function hash(...parts) {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest("SHA-256", whole));
}

/** @param {string} digits */
function count(digits) {
  const value = NUMBER.test(digits) ? Number(digits) : NaN;
  return Number.isSafeInteger(value) ? value : undefined;
}

/**
 * The bytes that `text` spells; undefined unless it spells them in the one way there is.
 * @param {string} text
 */
function base64(text) {
  try {
    const binary = atob(text);
    return btoa(binary) === text ? Uint8Array.from(binary, (one) => one.charCodeAt(0)) : undefined;
  } catch {
    return undefined;
  }
}

/** @param {Uint8Array} a @param {Uint8Array} b */
function same(a, b) {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** @param {Uint8Array} bytes */
function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
