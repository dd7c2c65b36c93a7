// @ts-check
/** The units side by side, the lowest share first: how unequal they are. */
import { number, percent, roundPercent } from "../shared/i18n.js";
import { links } from "../shared/links.js";

/** @typedef {{ dataIndex: number }} Bar */

/** @type {Promise<any> | undefined} */
let library;
/** @type {any} */
let drawn;

/**
 * Draws into `place` when it comes into view: the library weighs more than all else together.
 * @param {HTMLElement} place
 * @param {Part[]} parts
 * @param {Changed} chosen
 */
export function drawSkyline(place, parts, chosen) {
  const watch = new IntersectionObserver(
    async ([seen]) => {
      if (!seen.isIntersecting) return;
      watch.disconnect();
      library ??= import("/_static/echarts/6.0.0/dist/echarts.simple.min.js").then(() => globalThis.echarts);
      draw(await library, place, parts, chosen);
    },
    { rootMargin: "200px" },
  );
  watch.observe(place);
}

/** @param {any} echarts @param {HTMLElement} place @param {Part[]} parts @param {Changed} chosen */
function draw(echarts, place, parts, chosen) {
  const ranked = parts
    .filter((part) => part.households)
    .sort((a, b) => a.reached / a.households - b.reached / b.households);
  drawn?.dispose();
  const chart = (drawn = echarts.init(place, null, { renderer: "canvas" }));
  const soft = colour(place, "--ink-soft");
  const line = colour(place, "--line");
  chart.setOption({
    animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
    animationDuration: 300,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: soft },
    grid: { left: 4, right: 4, top: 14, bottom: 4, containLabel: true },
    tooltip: tooltip(ranked),
    xAxis: {
      type: "category",
      data: ranked.map((part) => part.unit.name),
      axisLabel: { show: false },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: line } },
    },
    yAxis: {
      type: "value",
      axisLabel: { formatter: roundPercent, color: soft },
      splitLine: { lineStyle: { color: line } },
    },
    series: [bars(ranked, colour(place, "--rung-3"))],
  });
  chart.on("click", (/** @type {Bar} */ { dataIndex }) =>
    location.assign(links.unit(ranked[dataIndex].unit.id, chosen)),
  );
  new ResizeObserver(() => chart.isDisposed() || chart.resize()).observe(place);
}

/**
 * One of the sheet's colours as it is seen now: a chart does not know the two looks of each.
 * @param {HTMLElement} place
 * @param {string} name
 */
function colour(place, name) {
  place.style.color = `var(${name})`;
  const seen = getComputedStyle(place).color;
  place.style.color = "";
  return seen;
}

/** @param {Part[]} ranked */
function tooltip(ranked) {
  return {
    trigger: "axis",
    // As text: as HTML it would bring styles of its own, which these pages let nobody do.
    renderMode: "richText",
    axisPointer: { type: "shadow" },
    confine: true,
    formatter: (/** @type {Bar[]} */ [bar]) => inWords(ranked[bar.dataIndex]),
  };
}

/** @param {Part} part */
function inWords({ unit, reached, households }) {
  return `${unit.name}\n${percent(reached, households)} (${number(reached)}/${number(households)})`;
}

/** @param {Part[]} ranked @param {string} color */
function bars(ranked, color) {
  return {
    type: "bar",
    barCategoryGap: ranked.length > 60 ? "8%" : "25%",
    data: ranked.map((part) => part.reached / part.households),
    itemStyle: { color },
  };
}
