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
 * @param {Element} place
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

/** @param {any} echarts @param {Element} place @param {Part[]} parts @param {Changed} chosen */
function draw(echarts, place, parts, chosen) {
  const ranked = parts
    .filter((part) => part.households)
    .sort((a, b) => a.reached / a.households - b.reached / b.households);
  /** @param {string} name */
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  drawn?.dispose();
  const chart = (drawn = echarts.init(place, null, { renderer: "canvas" }));
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  chart.setOption({
    animation: !calm,
    animationDuration: 300,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: colour("--ink-soft") },
    grid: { left: 4, right: 4, top: 14, bottom: 4, containLabel: true },
    tooltip: {
      trigger: "axis",
      // As text: as HTML it would bring styles of its own, which these pages let nobody do.
      renderMode: "richText",
      axisPointer: { type: "shadow" },
      confine: true,
      formatter: (/** @type {Bar[]} */ [bar]) =>
        `${ranked[bar.dataIndex].unit.name}\n${percent(ranked[bar.dataIndex].reached, ranked[bar.dataIndex].households)} (${number(ranked[bar.dataIndex].reached)}/${number(ranked[bar.dataIndex].households)})`,
    },
    xAxis: {
      type: "category",
      data: ranked.map((part) => part.unit.name),
      axisLabel: { show: false },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: colour("--line") } },
    },
    yAxis: {
      type: "value",
      axisLabel: { formatter: roundPercent, color: colour("--ink-soft") },
      splitLine: { lineStyle: { color: colour("--line") } },
    },
    series: [
      {
        type: "bar",
        barCategoryGap: ranked.length > 60 ? "8%" : "25%",
        data: ranked.map((part) => part.reached / part.households),
        itemStyle: { color: colour("--rung-3") },
      },
    ],
  });
  chart.on("click", (/** @type {Bar} */ { dataIndex }) =>
    location.assign(links.unit(ranked[dataIndex].unit.id, chosen)),
  );
  new ResizeObserver(() => chart.isDisposed() || chart.resize()).observe(place);
}
