// What the pages use of lit-html, for the type check. Written for this project; no part of lit-html.

/** TypeScript does not read templates: it cannot know on which element a handler stands. So this one has what each of them has. */
type Target = HTMLElement
  & { files: FileList; form: HTMLFormElement }
  & Pick<HTMLInputElement, "checked" | "name" | "value" | "select" | "selectionEnd" | "selectionStart" | "setCustomValidity" | "validity">
  & Pick<HTMLDetailsElement, "open"> & Pick<HTMLFormElement, "elements" | "reset">;

export type TemplateEvent = Omit<KeyboardEvent & DragEvent & SubmitEvent, "target" | "currentTarget"> & { target: Target; currentTarget: Target };

type Value = ((event: TemplateEvent) => unknown) | object | string | number | boolean | symbol | null | undefined;

export interface TemplateResult { readonly strings: TemplateStringsArray; readonly values: unknown[] }
export const nothing: unique symbol;
export function html(strings: TemplateStringsArray, ...values: Value[]): TemplateResult;
export function svg(strings: TemplateStringsArray, ...values: Value[]): TemplateResult;
export function render(value: Value, container: HTMLElement | DocumentFragment): unknown;
