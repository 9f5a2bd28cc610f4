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
export function presentMembers(properties: JsonObject): JsonObject {
  const entries = Object.entries(properties).filter(
    ([key, value]) => isSafeKey(key) && value !== null && !(typeof value === 'string' && value.trim() === ''),
  )
  return Object.fromEntries(entries)
}
