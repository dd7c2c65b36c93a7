// @ts-check
import { html, nothing, render } from "../shared/lit.js";
import { LANGUAGES, lang, speak, t } from "../shared/i18n.js";
import { addToken } from "../shared/token.js";

const asked = new URLSearchParams(location.search);
const wrong = asked.has("failed") || asked.has("later");
const said = asked.has("later") ? "login.later" : wrong ? "login.failed" : asked.has("out") ? "login.out" : undefined;

/** @param {string} text */
function outcome(text) {
  return html`<p class=${wrong ? "said wrong" : "said"} role=${wrong ? "alert" : "status"}>${t(text)}</p>`;
}

function show() {
  document.title = `${t("login.title")} – ${t("frame.brand")}`;
  render(
    html`<main id="content" class="login" aria-busy="false">
      <img src="/shared/icon.svg" alt="" width="56" height="56" />
      <h1>${t("frame.brand")}</h1>
      <p class="lead">${t("login.lead")}</p>
      ${said ? outcome(said) : nothing}
      <form method="post" action="/login" @submit=${addToken}>
        <label
          >${t("login.name")}
          <input name="username" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus
        /></label>
        <label
          >${t("login.password")} <input name="password" type="password" autocomplete="current-password" required
        /></label>
        <button type="submit" class="main">${t("login.submit")}</button>
      </form>
      <div class="switch" role="group" aria-label=${t("frame.language")}>
        ${LANGUAGES.map(
          (language) =>
            html`<button
              type="button"
              lang=${language}
              aria-pressed=${language === lang ? "true" : "false"}
              @click=${() => speak(language).then(show)}
            >
              ${t(`frame.language.${language}`)}
            </button>`,
        )}
      </div>
    </main>`,
    document.body,
  );
}

document.documentElement.dataset.theme = localStorage.getItem("socai.theme") ?? "auto";
speak(lang).then(show);
