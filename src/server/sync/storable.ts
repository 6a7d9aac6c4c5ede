/** NUL and halves of surrogate pairs: JSON may spell them, no database keeps them. */
const unstorable = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/gi

/** Whether a value can be kept as it is. */
export function isStorable(value: unknown): boolean {
  return JSON.stringify(value).search(unstorable) < 0
}

/** The value with a visible mark in the place of each character that cannot be kept. */
export function storable<T>(value: T): T {
  return JSON.parse(JSON.stringify(value).replace(unstorable, '$1\\ufffd'))
}
