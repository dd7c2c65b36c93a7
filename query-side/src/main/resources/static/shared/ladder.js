// @ts-check
/** The ladder of adoption. */
import { html, svg } from "./lit.js";

/** Its rungs above none, from below to above. */
export const RUNGS = ["introduced", "installed", "activated", "uses_alone"];

/**
 * Households by the rung they stand exactly on, from those at or above each.
 * @param {ByRung} atOrAbove
 */
export function exactly(atOrAbove) {
  return RUNGS.map((rung, index) => (atOrAbove[rung] ?? 0) - (atOrAbove[RUNGS[index + 1]] ?? 0));
}

/**
 * A bar of the whole, the highest rung first. Its text stands beside it, so it has none.
 * @param {ByRung} atOrAbove
 * @param {number} whole
 */
export function bar(atOrAbove, whole) {
  const counts = exactly(atOrAbove);
  let x = 0;
  return html`<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect class="rest" width="100" height="1"></rect>`}
    ${[...RUNGS.keys()].reverse().map((index) => {
      const width = whole ? (counts[index] / whole) * 100 : 0;
      const left = x;
      x += width;
      return svg`<rect class=${RUNGS[index]} x=${left} width=${width} height="1"></rect>`;
    })}
  </svg>`;
}

/**
 * A bar of one share.
 * @param {number} part
 * @param {number} whole
 */
export function share(part, whole) {
  return html`<svg class="bar thin" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
    ${svg`<rect class="rest" width="100" height="1"></rect>
      <rect class="activated" width=${whole ? (part / whole) * 100 : 0} height="1"></rect>`}
  </svg>`;
}
