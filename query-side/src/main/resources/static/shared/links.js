// @ts-check
/** Where things are shown. Links carry identifiers and dates, never anybody's name. */

/** What has a timeline. */
export const SUBJECTS = ["unit", "team", "person", "household", "service"];

/** Rooms that show things as of a day; the way from one to another keeps the day and what else was chosen. */
const DATED = ["dashboard", "roster", "profile", "timeline", "evidence"];
const KEPT = ["asOf", "service", "level"];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** @param {string} room */
function kept(room) {
  if (![room, location.pathname.split("/")[1]].every((one) => DATED.includes(one))) return [];
  return [...new URLSearchParams(location.search)].filter(
    ([name, value]) => KEPT.includes(name) && (name !== "asOf" || DAY.test(value)),
  );
}

/** @param {string} room @param {Changed} [parameters] */
const to = (room, parameters = {}) => {
  const given = Object.entries(parameters).flatMap(([name, value]) => (value ? [[name, String(value)]] : []));
  const query = new URLSearchParams(given);
  for (const [name, value] of kept(room)) if (!query.has(name)) query.set(name, value);
  return `/${room}/` + (query.size ? `?${query}` : "");
};

/** @type {Record<LinkTo, (one?: any, two?: any, three?: any) => string>} */
export const links = {
  start: () => to("dashboard"),
  unit: (unit, more = {}) => to("dashboard", { unit, ...more }),
  teams: (unit) => to("roster", { unit }),
  team: (team, asOf) => to("roster", { team, asOf }),
  households: (hamlet) => to("profile", { hamlet }),
  household: (household, asOf) => to("profile", { household, asOf }),
  evidence: (figure, asOf, upTo) => to("evidence", { figure, asOf, upTo }),
  replay: (figure, asOf, upTo) => to("audit", { figure, asOf, upTo }),
  event: (position) => to("audit", { position }),
  suspicions: (rule) => to("suspicions", { rule }),
  suspicion: (id) => to("suspicions", { id }),
  timeline: (kind, id, event) => to("timeline", { kind, id, event }),
};
