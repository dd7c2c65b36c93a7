// @ts-check
/** A table to check figures in: sorted by any column, found in by a word, taken along as a file. */
import { html, nothing } from "./lit.js";
import { compareTexts, number, plain, t } from "./i18n.js";
import { tableFrame } from "./page.js";

const FEW = 15;

/**
 * Draws `rows`. A column is `{key, title, value(row), cell(row)?, file(row)?, numeric?, wide?}`: what it is sorted by,
 * shown as and written to a file as, and whether a phone has no room for it. `options` are
 * `{caption, file | files, sort, descending, find, foot}`: `files(form)` is the address of the whole table as a file;
 * where there is none, what is shown becomes a file called `file`; `foot` are rows below all others, such as their sum,
 * whose first field is a column's `foot(row)`. What the reader chose is kept in `page.view`.
 * @template Row
 * @param {Page} page
 * @param {string} name
 * @param {Column<Row>[]} columns
 * @param {Row[]} rows
 * @param {TableOptions} options
 */
export function table(page, name, columns, rows, options) {
  /** @type {TableView} */
  const view = (page.view[name] ??= { sort: options.sort, descending: !!options.descending, all: false, find: "" });
  const found = rows.filter((row) => isFound(row, columns, plain(view.find)));
  const sorted = inOrder(found, columns, view);
  const shown = view.all ? sorted : sorted.slice(0, FEW);
  /** @param {Partial<TableView>} changed */
  const set = (changed) => {
    Object.assign(view, changed);
    page.show();
  };
  return html`<div class="table-tools">
      ${rows.length > FEW ? finding(view, set) : nothing}
      <span class="count" role="status"
        >${t("table.count", { shown: number(found.length), all: number(rows.length) })}</span
      >
      ${files(options, () => download(options.file, columns, sorted))}
    </div>
    ${tableFrame({
      label: options.caption,
      caption: options.caption,
      headings: columns.map((column) => heading(column, view, set)),
      rows: shown.map((row) => line(columns, (column) => cell(column, row))),
      foot: options.foot?.length && !plain(view.find) ? options.foot.map((row) => footLine(columns, row)) : undefined,
    })}
    ${shown.length < sorted.length ? more(sorted.length, set) : nothing}`;
}

/** @param {any} row @param {Column<any>[]} columns @param {string} wanted */
function isFound(row, columns, wanted) {
  return !wanted || columns.some((column) => !column.numeric && plain(String(column.value(row))).includes(wanted));
}

/** @param {any[]} rows @param {Column<any>[]} columns @param {TableView} view */
function inOrder(rows, columns, { sort, descending }) {
  const sorter = columns.find((column) => column.key === sort) ?? columns[0];
  const direction = descending ? -1 : 1;
  return [...rows].sort((a, b) => compare(sorter, a, b) * direction || compare(columns[0], a, b));
}

/** @param {TableView} view @param {(changed: Partial<TableView>) => void} set */
function finding(view, set) {
  return html`<label
    >${t("table.find")}
    <input
      type="search"
      autocomplete="off"
      .value=${view.find}
      @input=${(/** @type {Typed} */ event) => set({ find: event.target.value })}
  /></label>`;
}

/** @param {TableOptions} options @param {() => void} save */
function files({ files: addressOf }, save) {
  return addressOf
    ? html`<a href=${addressOf("csv")} download>${t("table.download")}</a>
        <a href=${addressOf("xlsx")} download>${t("table.sheet")}</a>`
    : html`<button type="button" @click=${save}>${t("table.download")}</button>`;
}

/** @param {number} all @param {(changed: Partial<TableView>) => void} set */
function more(all, set) {
  return html`<button type="button" class="more" @click=${() => set({ all: true })}>
    ${t("table.all", { all: number(all) })}
  </button>`;
}

/** @param {Column<any>[]} columns @param {(column: Column<any>) => Drawable} said */
function line(columns, said) {
  const [first, ...others] = columns;
  return html`<tr>
    <th scope="row">${said(first)}</th>
    ${others.map((column) => html`<td class=${looks(column)}>${said(column)}</td>`)}
  </tr>`;
}

/** @param {Column<any>[]} columns @param {any} row */
function footLine(columns, row) {
  return line(columns, (column) => (column.foot ? column.foot(row) : cell(column, row)));
}

/**
 * @param {Column<any>} column
 * @param {TableView} view
 * @param {(changed: Partial<TableView>) => void} set
 * @returns {TableParts["headings"][number]}
 */
function heading(column, view, set) {
  const sorted = column.key === view.sort;
  const direction = !sorted ? "none" : view.descending ? "descending" : "ascending";
  const sort = () => set({ sort: column.key, descending: sorted ? !view.descending : !!column.numeric });
  const title = html`<button type="button" @click=${sort}>
    ${column.title}<span class="arrow" aria-hidden="true"></span>
  </button>`;
  return [title, looks(column), direction];
}

/** @param {Column<any>} column */
function looks({ numeric, wide }) {
  return `${numeric ? "numeric" : ""} ${wide ? "desk" : ""}`;
}

/** @param {Column<any>} column @param {any} row */
function cell(column, row) {
  if (column.cell) return column.cell(row);
  return column.numeric ? number(Number(column.value(row))) : column.value(row);
}

/** @param {Column<any>} column @param {any} a @param {any} b */
function compare(column, a, b) {
  const [x, y] = [column.value(a), column.value(b)];
  return column.numeric ? Number(x) - Number(y) : compareTexts(String(x), String(y));
}

/** @param {string | undefined} file @param {Column<any>[]} columns @param {any[]} rows */
function download(file, columns, rows) {
  const lines = [
    columns.map((column) => column.title),
    ...rows.map((row) => columns.map((column) => (column.file ?? column.value)(row))),
  ];
  const text = "\ufeff" + lines.map((line) => line.map(field).join(",")).join("\r\n") + "\r\n";
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: `${file}.csv` });
  link.click();
  URL.revokeObjectURL(address);
}

/**
 * A field of CSV; one that a spreadsheet would take for a formula is made a text.
 * @param {string | number} value
 */
function field(value) {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
