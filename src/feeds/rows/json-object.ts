/** Looks at parsed JSON of unknown shape without trusting any of it. */

export interface JsonObject {
  readonly [key: string]: unknown
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

/** Keys that could reach an object's prototype: no record is ever built from them. */
const UNSAFE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
export const isSafeKey = (key: string) => !UNSAFE_KEYS.has(key)

/** Properties that were given: null and blank texts count as not given. */
export function given(properties: JsonObject): JsonObject {
  const entries = Object.entries(properties).filter(
    ([key, value]) => isSafeKey(key) && value !== null && !(typeof value === 'string' && value.trim() === ''),
  )
  return Object.fromEntries(entries)
}

const DEEPEST = 24

/** What a parsed value says, as one text, whatever order its keys came in; deeper than 24 levels is not told apart. */
export function fingerprint(value: unknown, depth = 0): string {
  if (depth > DEEPEST) return '…'
  if (isList(value)) return `[${value.map((item) => fingerprint(item, depth + 1)).join()}]`
  if (!isObject(value)) return JSON.stringify(value)
  const keys = Object.keys(value).toSorted()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${fingerprint(value[key], depth + 1)}`).join()}}`
}
