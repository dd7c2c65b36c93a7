// @ts-check
// The one place that names the version; the pages' tests fail when the pom has another.
export { html, svg, render, nothing } from "/_static/lit-html/3.3.3/lit-html.js";
