/** The token that only a page of ours can read. */
export function token() {
  return document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/)?.[1] ?? "";
}

/** Puts the token into a form. */
export function addToken(event) {
  const form = event.target;
  const field =
    form.elements.namedItem("_csrf") ??
    form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "_csrf" }));
  field.value = token();
}
