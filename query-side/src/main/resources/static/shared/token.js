// @ts-check
/** The token that only a page of ours can read. */
export function token() {
  return document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/)?.[1] ?? "";
}

/**
 * Puts the token into a form.
 * @param {Submitted} event
 */
export function addToken(event) {
  const form = event.target;
  const there = form.elements.namedItem("_csrf");
  const field = there instanceof HTMLInputElement ? there : form.appendChild(document.createElement("input"));
  Object.assign(field, { type: "hidden", name: "_csrf", value: token() });
}
