// @ts-check
/** A figure that leads to the events which make it, for those who may see them. */
import { html } from "./lit.js";
import { t } from "./i18n.js";
import { links } from "./links.js";

/**
 * Shows `figure`; `address` is the answer's own word on where its events are, a URI template
 * (RFC 6570) that is filled in with `values`.
 * @param {Page} page
 * @param {string | undefined} address
 * @param {Record<string, any>} values
 * @param {Drawable} figure
 */
export function evident(page, address, values, figure) {
  if (!address || !page.is("officer", "auditor")) return figure;
  const filled = address.replace(/\{\.(\w+)\}/g, (_, name) => (name in values ? `.${values[name]}` : ""));
  const { pathname, searchParams } = new URL(filled, location.href);
  const href = links.evidence(pathname.split("/").at(-1), searchParams.get("asOf"), searchParams.get("upTo"));
  return html`<a class="evident" href=${href} title=${t("evidence.to")}>${figure}</a>`;
}
