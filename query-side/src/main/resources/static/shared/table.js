// @ts-check
/** A table to check figures in: sorted by any column, found in by a word, taken along as a file. */
import { html, nothing } from "./lit.js";
import { compareTexts, number, plain, t } from "./i18n.js";

const FEW = 15;

/**
 * Draws `rows`. A column is `{key, title, value(row), cell(row)?, file(row)?, numeric?, wide?}`: what it is sorted
 * by, shown as and written to a file as, and whether a phone has no room for it; `options` are
 * `{caption, file | files, sort, descending, find, foot}`: `files(form)` is the address of the whole table as a file; where there
 * is none, what is shown becomes a file called `file`; `foot` are
 * rows below all others, such as their sum, whose first field is a column's `foot(row)`. What the reader chose is kept in `page.view`.
 * @template Row
 * @param {Page} page
 * @param {string} name
 * @param {Column<Row>[]} columns
 * @param {Row[]} rows
 * @param {TableOptions} options
 */
export function table(page, name, columns, rows, options) {
  const view = (page.view[name] ??= { sort: options.sort, descending: !!options.descending, all: false, find: "" });
  const sorter = columns.find((column) => column.key === view.sort) ?? columns[0];
  const wanted = plain(view.find);
  const found = rows.filter(
    (row) => !wanted || columns.some((column) => !column.numeric && plain(String(column.value(row))).includes(wanted)),
  );
  const sorted = [...found].sort(
    (a, b) => compare(sorter, a, b) * (view.descending ? -1 : 1) || compare(columns[0], a, b),
  );
  const shown = view.all ? sorted : sorted.slice(0, FEW);
  /** @param {Partial<TableView>} changed */
  const set = (changed) => {
    Object.assign(view, changed);
    page.show();
  };
  return html`<div class="table-tools">
      ${
        rows.length > FEW
          ? html`<label
              >${t("table.find")}
              <input
                type="search"
                autocomplete="off"
                .value=${view.find}
                @input=${(event) => set({ find: event.target.value })}
            /></label>`
          : nothing
      }
      <span class="count" role="status"
        >${t("table.count", { shown: number(found.length), all: number(rows.length) })}</span
      >
      ${
        options.files
          ? html`<a href=${options.files("csv")} download>${t("table.download")}</a>
              <a href=${options.files("xlsx")} download>${t("table.sheet")}</a>`
          : html`<button type="button" @click=${() => download(options.file, columns, sorted)}>
              ${t("table.download")}
            </button>`
      }
    </div>
    <div class="table-frame" role="group" tabindex="0" aria-label=${options.caption}>
      <table>
        <caption class="visually-hidden">
          ${options.caption}
        </caption>
        <thead>
          <tr>
            ${columns.map((column) => heading(column, view, set))}
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            (row) =>
              html`<tr>
                ${columns.map((column, index) =>
                  index === 0
                    ? html`<th scope="row">${cell(column, row)}</th>`
                    : html`<td class=${looks(column)}>${cell(column, row)}</td>`,
                )}
              </tr>`,
          )}
        </tbody>
        ${
          options.foot?.length && !wanted
            ? html`<tfoot>
                ${options.foot.map(
                  (row) =>
                    html`<tr>
                      ${columns.map((column, index) =>
                        index === 0
                          ? html`<th scope="row">${column.foot?.(row)}</th>`
                          : html`<td class=${looks(column)}>${(column.foot ?? ((one) => cell(column, one)))(row)}</td>`,
                      )}
                    </tr>`,
                )}
              </tfoot>`
            : nothing
        }
      </table>
    </div>
    ${
      shown.length < sorted.length
        ? html`<button type="button" class="more" @click=${() => set({ all: true })}>
            ${t("table.all", { all: number(sorted.length) })}
          </button>`
        : nothing
    }`;
}

/** @param {Column<any>} column @param {TableView} view @param {(changed: Partial<TableView>) => void} set */
function heading(column, view, set) {
  const sorted = column.key === view.sort;
  const direction = !sorted ? "none" : view.descending ? "descending" : "ascending";
  return html`<th scope="col" aria-sort=${direction} class=${looks(column)}>
    <button
      type="button"
      @click=${() => set({ sort: column.key, descending: sorted ? !view.descending : !!column.numeric })}
    >
      ${column.title}<span class="arrow" aria-hidden="true"></span>
    </button>
  </th>`;
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
