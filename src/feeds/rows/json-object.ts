/** Type guards for parsed JSON of unknown shape. */

/** A parsed JSON object whose members are still unchecked. */
export interface JsonObject {
  readonly [key: string]: unknown
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

/** Keys that could reach an object's prototype: records are never built from them. */
const UNSAFE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])
export const isSafeKey = (key: string) => !UNSAFE_KEYS.has(key)

/** Properties without unsafe keys, nulls and blank strings. */
export function presentMembers(properties: JsonObject): JsonObject {
  const entries = Object.entries(properties).filter(
    ([key, value]) => isSafeKey(key) && value !== null && !(typeof value === 'string' && value.trim() === ''),
  )
  return Object.fromEntries(entries)
}
