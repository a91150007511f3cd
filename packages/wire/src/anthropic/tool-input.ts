/** The key under which arguments travel that are not a JSON object: the API takes objects only. */
const RAW = 'raw_arguments';

/** Arguments of a call as the object that the API wants; text that is not a JSON object is kept under `raw_arguments`. */
export function toToolInput(text: string): Readonly<Record<string, unknown>> {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Models do write broken JSON; the conversation must be able to go on all the same.
  }
  return { [RAW]: text };
}

/** The object of a `tool_use` block as the text of arguments. */
export function fromToolInput(input: unknown): string {
  if (isObject(input)) {
    const raw = input[RAW];
    return typeof raw === 'string' && Object.keys(input).length === 1 ? raw : JSON.stringify(input);
  }
  return JSON.stringify(input ?? {});
}

/** True once the text is a whole JSON object, so that nothing but white space may follow. */
export function isWholeInput(text: string): boolean {
  if (!text.trimEnd().endsWith('}')) return false;
  try {
    return isObject(JSON.parse(text));
  } catch {
    return false;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
