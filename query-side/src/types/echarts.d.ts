/** ECharts leaves itself in the page, and its types at home. */
export {};
