// @ts-check
/**
 * Whose word is enough: a file of C2SP's tlog-policy, or verifier keys one a line. Imports nothing and asks no server.
 */
const NAMES_NOBODY = "none";
const OF_A_POLICY = /^[ \t]*(log|witness|group|quorum)[ \t]/m;

/**
 * Reads what somebody trusts: `{keys, quorum}`. `keys` are verifier keys, one a line; `quorum` is undefined where only
 * keys are given, for then each of them must have signed. Of a policy that is none, there are no keys.
 * @param {string} text
 * @returns {Trust}
 */
export function trusted(text) {
  if (!OF_A_POLICY.test(text)) return { keys: text };
  try {
    return policy(text);
  } catch {
    return { keys: "" };
  }
}

/** @param {string} text @returns {Trust} */
function policy(text) {
  /** @type {string[]} */
  const logs = [];
  /** @type {Map<string, string>} */
  const witnesses = new Map();
  /** @type {Map<string, { least: number, its: string[] }>} */
  const groups = new Map();
  const members = new Set();
  /** @type {string | undefined} */
  let quorum;
  /** @param {string} name */
  const known = (name) => witnesses.has(name) || groups.has(name);
  /** @param {unknown} holds */
  const demand = (holds) => {
    if (!holds) throw new Error("no policy");
  };
  /** @type {Record<string, (words: string[]) => void>} */
  const read = {
    log: ([key, , ...more]) => demand(key && !more.length && logs.push(key)),
    witness: ([name, key, , ...more]) => {
      demand(name !== NAMES_NOBODY && !known(name) && key && !more.length && ![...witnesses.values()].includes(key));
      witnesses.set(name, key);
    },
    group: ([name, threshold, ...its]) => {
      demand(
        name !== NAMES_NOBODY && !known(name) && its.length && its.every((one) => known(one) && !members.has(one)),
      );
      its.forEach((one) => members.add(one));
      const least =
        new Map([
          ["any", 1],
          ["all", its.length],
        ]).get(threshold) ?? (/^[1-9][0-9]*$/.test(threshold) ? Number(threshold) : 0);
      demand(new Set(its).size === its.length && least >= 1 && least <= its.length);
      groups.set(name, { least, its });
    },
    quorum: ([name, ...more]) => {
      demand(quorum === undefined && !more.length && (name === NAMES_NOBODY || known(name)));
      quorum = name;
    },
  };
  for (const line of text.split("\n")) {
    const [kind, ...words] = line.split(/[ \t]+/).filter(Boolean);
    if (kind && !kind.startsWith("#")) {
      demand(Object.hasOwn(read, kind));
      read[kind](words);
    }
  }
  demand(quorum !== undefined && logs.length);
  /** @type {(name: string, keys: Set<string | undefined>) => boolean} */
  const isMet = (name, keys) => {
    const group = groups.get(name);
    return group ? group.its.filter((one) => isMet(one, keys)).length >= group.least : keys.has(witnesses.get(name));
  };
  return {
    keys: [...logs, ...witnesses.values()].join("\n"),
    quorum: { isMetBy: (keys) => quorum === NAMES_NOBODY || isMet(quorum ?? NAMES_NOBODY, new Set(keys)) },
  };
}
