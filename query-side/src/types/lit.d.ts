/** What of lit-html the pages use; the library's own types do not come with its jar. */
export interface Template {
  readonly strings: TemplateStringsArray;
  readonly values: unknown[];
}

/** A part of a template that is a function listens; what it hears, the markup around it knows and no type. */
type Part = ((event: any) => unknown) | object | string | number | boolean | symbol | null | undefined;

export function html(strings: TemplateStringsArray, ...values: Part[]): Template;
export function svg(strings: TemplateStringsArray, ...values: Part[]): Template;
export function render(what: unknown, where: HTMLElement): unknown;
export const nothing: unique symbol;
