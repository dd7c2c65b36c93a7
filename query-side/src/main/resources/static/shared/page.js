// @ts-check
/** What all pages share: the frame around them, their states, and pieces that many rooms are made of. */
import { html, nothing, render } from "./lit.js";
import { ask, forget, freshness, Problem, together } from "./api.js";
import { LANGUAGES, date, lang, moment, number, speak, t } from "./i18n.js";
import { links } from "./links.js";
import { addToken } from "./token.js";

const THEME = "socai.theme";
const THEMES = ["auto", "light", "dark"];
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const NO_NAMES = ["analyst", "admin"];

/** The rooms that everything else is reached from, each with the roles that it is for; without any, for all. */
const MENU = [
  { page: "dashboard" },
  { page: "suspicions", roles: ["officer", "auditor"] },
  { page: "audit", roles: ["auditor"] },
];

/**
 * Opens a page: `load(parameters, together)` asks for what it shows, all of one position by `together.ask`,
 * `draw(data, page)` shows it and `about(data)` gives its heading, the heading's kicker and the units above it;
 * `shown(page)` is called once it stands on the screen; `why(kind)` says in the room's own words why there is nothing;
 * `texts` is the room's name where it has texts of its own; `dated` understands and chooses the day, where it is of
 * one.
 * @template Data
 * @param {Room<Data>} room
 */
export function open(room) {
  new OpenPage(room).start();
}

class OpenPage {
  /** @type {"loading" | "ready" | "problem"} */
  state = "loading";
  /** @type {Who | undefined} */
  who;
  /** @type {any} */
  data;
  /** @type {Record<string, any>} */
  view = {};
  problem = new Problem("broken");
  busy = false;
  drawing = false;
  /** @type {symbol | undefined} */
  asked;
  /** @type {string | undefined} */
  held;

  /** @param {Room<any>} room */
  constructor(room) {
    this.room = room;
  }

  async start() {
    showTheme();
    try {
      await speak(lang, this.room.texts);
    } catch {
      // Without texts there is nothing to say; the browser's own page says it better.
      location.reload();
      return;
    }
    addEventListener("popstate", () => this.reload());
    await this.reload();
  }

  /** The parameters in the address. */
  get parameters() {
    return Object.fromEntries(new URLSearchParams(location.search));
  }

  /**
   * The reader's role among `roles`?
   * @param {string[]} roles
   */
  is(...roles) {
    return roles.some((role) => !!this.who?.roles.includes(role));
  }

  get seesNames() {
    return !!this.who && !this.who.roles.every((role) => NO_NAMES.includes(role));
  }

  /**
   * Shows the same page with other parameters; an empty one is left out of the address.
   * @param {Changed} changed
   */
  go(changed) {
    const given = Object.entries({ ...this.parameters, ...changed }).filter(([, value]) => value);
    const next = "?" + new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
    if (next === (location.search || "?")) return undefined;
    history.pushState(null, "", next);
    return this.reload();
  }

  /** The day in the address in its one form, whatever form it came in. */
  understandDay() {
    const { asOf } = this.parameters;
    this.view.wrong = {};
    if (!this.room.dated || !asOf) return;
    const day = this.room.dated.dayIn(asOf);
    if (!day) {
      this.view.wrong = { asOf: { typed: asOf, why: "not-a-day" } };
      throw new Problem("no-day");
    }
    if (day !== asOf) history.replaceState(null, "", "?" + new URLSearchParams({ ...this.parameters, asOf: day }));
  }

  async reload() {
    const asked = (this.asked = Symbol());
    if (this.state !== "ready") this.state = "loading";
    this.busy = true;
    this.show();
    forget();
    try {
      this.understandDay();
      const [who, data] = await Promise.all([
        ask("/api/about"),
        together((all) => this.room.load(this.parameters, all)),
      ]);
      if (asked !== this.asked) return;
      Object.assign(this, { who, data, state: "ready" });
    } catch (problem) {
      if (asked !== this.asked) return;
      if (!(problem instanceof Problem)) console.error(problem);
      Object.assign(this, { state: "problem", problem: problem instanceof Problem ? problem : new Problem("broken") });
      this.who ??= await ask("/api/about").catch(() => undefined);
    }
    this.busy = false;
    this.show();
    if (this.state === "ready") this.room.shown?.(this);
  }

  /** Draws what there is; whoever stood on something that is there, or is there again, stands on it. */
  show() {
    /** @type {string | undefined} */
    const held = document.activeElement?.id || this.held;
    this.drawing = true;
    render(this.frame(), document.body);
    this.drawing = false;
    const lost = () => held && document.activeElement === document.body;
    if (held && lost()) document.getElementById(held)?.focus();
    this.held = lost() ? held : undefined;
  }

  frame() {
    const ready = this.state === "ready";
    const about = ready
      ? this.room.about(this.data)
      : { title: this.state === "loading" ? t("state.loading") : inWords(this.problem) };
    document.title = `${about.title} – ${t("frame.brand")}`;
    return html`
      <a class="skip" href="#content">${t("frame.skip")}</a>
      <header>
        ${top(this)}${rooms(this)}
        ${this.who?.demoData ? html`<p class="demo" role="note">${t("frame.demo")}</p>` : nothing}
      </header>
      <main id="content" tabindex="-1" aria-busy=${this.busy ? "true" : "false"}>
        ${breadcrumbs(about)}
        ${
          this.state === "problem"
            ? problemState(this)
            : html`<h1>${about.kicker ? html`<span class="kicker">${about.kicker}</span> ` : nothing}${about.title}</h1>
                ${ready ? this.room.draw(this.data, this) : loadingState()}`
        }
      </main>
      <p class="visually-hidden" role="status">
        ${this.busy ? t("state.loading") : this.state === "ready" ? t("state.ready") : nothing}
      </p>
      ${footer(this)}
    `;
  }
}

/** @param {OpenPage} page */
function top(page) {
  return html`<div class="top">
    <a class="brand" href=${links.start()}
      ><img src="/shared/icon.svg" alt="" width="28" height="28" />
      <span><b>${t("frame.brand")}</b><small>${t("frame.tagline")}</small></span></a
    >
    <div class="tools">
      <div class="switch" role="group" aria-label=${t("frame.language")}>
        ${LANGUAGES.map(
          (language) =>
            html`<button
              type="button"
              lang=${language}
              aria-pressed=${language === lang ? "true" : "false"}
              aria-label=${t(`frame.language.${language}`)}
              @click=${() => speak(language, page.room.texts).then(() => page.reload())}
            >
              ${language.toUpperCase()}
            </button>`,
        )}
      </div>
      ${
        page.who
          ? html`<form class="who" method="post" action="/logout" @submit=${addToken}>
              <span
                ><b>${page.who.login}</b>
                <small>${page.who.roles.map((role) => t(`role-of-login.${role}`)).join(", ")}</small></span
              >
              <button type="submit">${t("frame.logout")}</button>
            </form>`
          : nothing
      }
    </div>
  </div>`;
}

/**
 * The ways between rooms, for whoever may enter more than one.
 * @param {OpenPage} page
 */
function rooms(page) {
  const open = MENU.filter(({ roles }) => page.who && (!roles || page.is(...roles)));
  if (open.length < 2) return nothing;
  return html`<nav class="rooms" aria-label=${t("frame.rooms")}>
    ${open.map(({ page: room }) => {
      const here = location.pathname.startsWith(`/${room}/`);
      const href = room === "dashboard" ? links.start() : `/${room}/`;
      return html`<a href=${href} aria-current=${here ? "page" : nothing}>${t(`room.${room}`)}</a>`;
    })}
  </nav>`;
}

/** @param {OpenPage} page */
function themeSwitch(page) {
  const now = localStorage.getItem(THEME) ?? "auto";
  /** @param {Event & { target: HTMLSelectElement }} event */
  const choose = (event) => {
    localStorage.setItem(THEME, event.target.value);
    showTheme();
    page.show();
    page.room.shown?.(page);
  };
  return html`<label class="theme"
    >${t("frame.theme")}
    <select @change=${choose}>
      ${THEMES.map(
        (theme) => html`<option value=${theme} ?selected=${theme === now}>${t(`frame.theme.${theme}`)}</option>`,
      )}
    </select></label
  >`;
}

function showTheme() {
  document.documentElement.dataset.theme = localStorage.getItem(THEME) ?? "auto";
}

/** @param {About} about */
function breadcrumbs({ above, here }) {
  if (!above?.length) return nothing;
  return html`<nav class="breadcrumbs" aria-label=${t("frame.breadcrumbs")}>
    <ol>
      ${above.map(({ href, name }) => html`<li><a href=${href}>${name}</a></li>`)}
      ${here ? html`<li aria-current="page">${here}</li>` : nothing}
    </ol>
  </nav>`;
}

/**
 * Units from the province down, as a trail.
 * @param {Unit[]} units
 * @param {string} [asOf]
 * @returns {Link[]}
 */
export function trail(units, asOf) {
  return units.map((unit) => ({ href: links.unit(unit.id, { asOf }), name: unit.name }));
}

function loadingState() {
  return html`<div class="state loading" aria-hidden="true"><i></i><i></i><i></i></div>`;
}

/** @param {OpenPage} page */
function problemState(page) {
  const { kind, said } = page.problem;
  const { dated } = page.room;
  const { asOf } = page.parameters;
  return html`<section class="state problem" data-state=${kind}>
    <h1>${inWords(page.problem)}</h1>
    <p>${page.room.why?.(kind) ?? inWords(page.problem, ".why")}</p>
    ${kind === "refused" && said.title ? html`<p class="said">${said.title}</p>` : nothing}
    ${dated && asOf ? dated.dateChoice(page, t("date.as-of"), dated.dayIn(asOf) ?? "") : nothing}
    <p class="actions">
      <button type="button" class="main" @click=${() => page.reload()}>${t("state.retry")}</button>
      <a href="/dashboard/">${t("state.home")}</a>
    </p>
  </section>`;
}

/**
 * What a problem is called, with what the server says of it; days as they are written here.
 * @param {Problem} problem
 * @param {string} more
 */
function inWords({ kind, said }, more = "") {
  const told = Object.entries(said.details ?? {}).map(([name, value]) => [name, DAY.test(value) ? date(value) : value]);
  return t(`state.${kind}${more}`, Object.fromEntries(told));
}

/**
 * A place where there is nothing, why, and what can be done about it.
 * @param {string} title
 * @param {string} why
 * @param {Drawable} way
 */
export function emptyState(title, why, way = nothing) {
  return html`<section class="state empty" data-state="empty">
    <h2>${title}</h2>
    <p>${why}</p>
    ${way}
  </section>`;
}

/** @param {OpenPage} page */
function footer(page) {
  return html`<footer class="bottom">
    ${
      freshness.position === undefined || !freshness.at
        ? nothing
        : html`<p class="freshness">
            <span class="dot" aria-hidden="true"></span>
            ${t("frame.freshness", { position: number(freshness.position), at: moment(freshness.at.toISOString()) })}
          </p>`
    }
    ${freshness.parked ? html`<p class="parked" role="status">${t("frame.parked")}</p>` : nothing} ${themeSwitch(page)}
    <p><a href="/swagger-ui.html">${t("frame.api")}</a></p>
  </footer>`;
}

/**
 * One of a list of facts; `figure` names it where it is one.
 * @param {Drawable} term
 * @param {Drawable} said
 * @param {string} [figure]
 */
export function fact(term, said, figure) {
  return html`<div>
    <dt>${term}</dt>
    <dd data-figure=${figure ?? nothing}>${said}</dd>
  </div>`;
}

/**
 * A button that shows the same page with other parameters.
 * @param {Page} page
 * @param {Changed} changed
 * @param {string} text
 * @param {string} [look]
 */
export function turn(page, changed, text, look) {
  return html`<button type="button" class=${look ?? nothing} @click=${() => page.go(changed)}>${text}</button>`;
}

/**
 * A table in a frame that scrolls where there is no room for it, by keyboard too: named by `label`, or by the element
 * with the id `by`. `headings` are what stands above each column, with its class and whether it is sorted by it.
 * @param {TableParts} parts
 */
export function tableFrame({ by, label, caption, look, headings, rows, foot }) {
  return html`<div
    class="table-frame"
    role="group"
    tabindex="0"
    aria-labelledby=${by ?? nothing}
    aria-label=${label ?? nothing}
  >
    <table class=${look ?? nothing}>
      ${
        caption
          ? html`<caption class="visually-hidden">
              ${caption}
            </caption>`
          : nothing
      }
      <thead>
        <tr>
          ${headings.map(heading)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
      ${
        foot
          ? html`<tfoot>
              ${foot}
            </tfoot>`
          : nothing
      }
    </table>
  </div>`;
}

/** @param {TableParts["headings"][number]} heading */
function heading([title, look, sorted]) {
  return html`<th scope="col" class=${look ?? nothing} aria-sort=${sorted ?? nothing}>${title}</th>`;
}
