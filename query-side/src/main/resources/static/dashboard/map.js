// @ts-check
/** A map without borders: each unit has the ground that is nearest to it, near enough to be its own. */
import { html, svg } from "../shared/lit.js";
import { percent, roundPercent, t } from "../shared/i18n.js";
import { links } from "../shared/links.js";

const WIDTH = 640;
const CORNERS = 28;
const SHADES = 5;
const ROUND_TOPS = [0.05, 0.1, 0.25, 0.5, 0.75, 1];
/** @type {Record<string, Point>} */
const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/**
 * Draws `parts`, each with a place, shaded by share; one stop of the keyboard, arrows walk in it.
 * @param {Page} page
 * @param {Part[]} parts
 * @param {string} label
 */
export function map(page, parts, label) {
  const view = (page.view.map ??= {});
  if (view.parts !== parts) {
    const flat = project(parts);
    Object.assign(view, { parts, ...flat, cells: cellsOf(flat.points, flat.reach) });
  }
  /** @type {{ points: Point[], height: number, cells: Point[][] }} */
  const { points, height, cells } = view;
  const top = topOf(parts);
  /** @param {At<Event, Element> & { target: Element }} event */
  const look = ({ target, currentTarget }) => {
    const at = target.closest("a")?.dataset.at;
    const output = currentTarget.querySelector("output");
    if (at === undefined || !output) return;
    view.looked = parts[Number(at)].unit.id;
    output.textContent = read(parts[Number(at)]);
  };
  const looked = parts.find((part) => part.unit.id === view.looked);
  // The figure listens: a drawing that listens itself becomes a stop of the keyboard of its own.
  return html`<figure class="map" @keydown=${(event) => walk(event, points)} @focusin=${look} @pointerover=${look}>
    <svg viewBox="0 0 ${WIDTH} ${height}" role="group" aria-label=${label} aria-describedby="map-how">
      ${cells.map((cell, at) => ground(cell, at, parts[at], top, page))}
    </svg>
    <output class="read" .textContent=${looked ? read(looked) : t("dashboard.map.look")}></output>
    <ul class="legend">
      ${[...Array(SHADES).keys()].map(
        (step) =>
          html`<li>
            <i class="shade-${step}"></i>${roundPercent((top * step) / SHADES)} –
            ${roundPercent((top * (step + 1)) / SHADES)}
          </li>`,
      )}
      <li><i class="shade-none"></i>${t("dashboard.map.no-households")}</li>
    </ul>
    <figcaption id="map-how" class="hint">${t("dashboard.map.how")}</figcaption>
  </figure>`;
}

/** @param {Point[]} cell @param {number} at @param {Part} part @param {number} top @param {Page} page */
function ground(cell, at, part, top, page) {
  const corners = cell.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
  const stop = at === 0 ? 0 : -1;
  const href = links.unit(part.unit.id, page.data.chosen);
  return svg`<a href=${href} data-at=${at} tabindex=${stop} aria-label=${read(part)}>
    <polygon class=${shade(part, top)} points=${corners}></polygon></a>`;
}

/** @param {Part} part */
function read(part) {
  return `${part.unit.name}: ${inWords(part)}`;
}

/** @param {Part} part */
function inWords({ households, reached }) {
  return households
    ? t("dashboard.map.share", { share: percent(reached, households), reached, households })
    : t("dashboard.map.no-households");
}

/** @param {Part[]} parts */
function topOf(parts) {
  const highest = Math.max(...parts.map((part) => (part.households ? part.reached / part.households : 0)));
  return ROUND_TOPS.find((top) => highest <= top) ?? 1;
}

/** @param {Part} part @param {number} top */
function shade({ households, reached }, top) {
  if (!households) return "shade-none";
  return `shade-${Math.min(SHADES - 1, Math.floor((reached / households / top) * SHADES))}`;
}

/**
 * Degrees to the drawing's units, as wide as the drawing, north above.
 * @param {Part[]} parts
 */
function project(parts) {
  const places = parts.flatMap(({ unit }) => unit.place ?? []);
  const middle = places.reduce((sum, { latitude }) => sum + latitude, 0) / places.length;
  const east = Math.cos((middle * Math.PI) / 180);
  /** @type {Point[]} */
  const flat = places.map(({ latitude, longitude }) => [longitude * east, -latitude]);
  const [left, right] = [Math.min(...flat.map(([x]) => x)), Math.max(...flat.map(([x]) => x))];
  const [above, below] = [Math.min(...flat.map(([, y]) => y)), Math.max(...flat.map(([, y]) => y))];
  const reach = reachOf(flat, Math.max(right - left, below - above));
  const scale = WIDTH / (right - left + 2 * reach);
  /** @type {Point[]} */
  const points = flat.map(([x, y]) => [(x - left + reach) * scale, (y - above + reach) * scale]);
  return {
    points,
    height: Math.ceil((below - above + 2 * reach) * scale),
    reach: reach * scale,
  };
}

/**
 * For each point the disc around it, cut by the middle lines to all others: its Voronoi cell, bounded.
 * @param {Point[]} points
 * @param {number} reach
 */
function cellsOf(points, reach) {
  return points.map((point, at) => {
    /** @type {Point[]} */
    let cell = [...Array(CORNERS).keys()].map((corner) => {
      const angle = (2 * Math.PI * corner) / CORNERS;
      return [point[0] + reach * Math.cos(angle), point[1] + reach * Math.sin(angle)];
    });
    points.forEach((other, index) => {
      const [dx, dy] = [other[0] - point[0], other[1] - point[1]];
      if (index === at || Math.hypot(dx, dy) >= 2 * reach || (dx === 0 && dy === 0)) return;
      const edge = (other[0] ** 2 + other[1] ** 2 - point[0] ** 2 - point[1] ** 2) / 2;
      cell = cut(cell, ([x, y]) => edge - x * dx - y * dy);
    });
    return cell;
  });
}

/**
 * The part of a convex `cell` on which `side` is not negative.
 * @param {Point[]} cell
 * @param {(at: Point) => number} side
 * @returns {Point[]}
 */
function cut(cell, side) {
  return cell.flatMap((from, index) => {
    const to = cell[(index + 1) % cell.length];
    const [a, b] = [side(from), side(to)];
    /** @type {Point[]} */
    const crossing =
      a * b < 0 ? [[from[0] + ((to[0] - from[0]) * a) / (a - b), from[1] + ((to[1] - from[1]) * a) / (a - b)]] : [];
    return a >= 0 ? [from, ...crossing] : crossing;
  });
}

/**
 * Far enough for neighbours to meet, not so far that the rim runs out into the neighbouring country.
 * @param {Point[]} points
 * @param {number} extent
 */
function reachOf(points, extent) {
  const nearest = points
    .map((point) =>
      Math.min(
        ...points
          .filter((other) => other !== point)
          .map((other) => Math.hypot(other[0] - point[0], other[1] - point[1])),
      ),
    )
    .sort((a, b) => a - b);
  return Math.min(extent / 4, Math.max(extent / 60, nearest[Math.floor(nearest.length / 2)] * 1.7));
}

/**
 * An arrow goes to the nearest unit on that side.
 * @param {At<KeyboardEvent, Element> & { target: Element }} event
 * @param {Point[]} points
 */
function walk(event, points) {
  const way = ARROWS[event.key];
  const from = event.target.closest("a");
  if (!way || !from) return;
  event.preventDefault();
  const here = points[Number(from.dataset.at)];
  const best = { index: -1, cost: Infinity };
  points.forEach((point, index) => {
    const [dx, dy] = [point[0] - here[0], point[1] - here[1]];
    const ahead = dx * way[0] + dy * way[1];
    const aside = Math.abs(dx * way[1]) + Math.abs(dy * way[0]);
    const cost = ahead + 2 * aside;
    if (ahead > 0 && aside <= 2 * ahead && cost < best.cost) Object.assign(best, { index, cost });
  });
  /** @type {HTMLElement | null} */
  const next = event.currentTarget.querySelector(`a[data-at="${best.index}"]`);
  if (!next) return;
  from.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
}
