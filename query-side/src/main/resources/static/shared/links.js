/** Where things are shown. Links carry identifiers and dates, never anybody's name. */
const to = (room, parameters) =>
  `/${room}/?` + new URLSearchParams(Object.entries(parameters).filter(([, value]) => value));

export const links = {
  unit: (unit, more = {}) => to("dashboard", { unit, ...more }),
  teams: (unit) => to("roster", { unit }),
  team: (team, asOf) => to("roster", { team, asOf }),
  households: (hamlet) => to("profile", { hamlet }),
  household: (household, asOf) => to("profile", { household, asOf }),
  replay: (figure, asOf, upTo) => to("audit", { figure, asOf, upTo }),
  event: (position) => to("audit", { position }),
  suspicions: (rule) => to("suspicions", { rule }),
  suspicion: (id) => to("suspicions", { id }),
  timeline: (kind, id, event) => to("timeline", { kind, id, event }),
};
