/** Puts into a form the token that only a page of ours can read. */
export function addToken(event) {
  const form = event.target;
  const field = form.elements.namedItem("_csrf") ?? form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "_csrf" }));
  field.value = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/)?.[1] ?? "";
}
