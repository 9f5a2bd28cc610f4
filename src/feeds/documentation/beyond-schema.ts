/** The rules that no JSON Schema can express, and that `holdfast check` alone finds. */
import type { FeedDefinition } from '../definition/feed-definition.ts'
import type { Documentation } from '../definition/documentation.ts'

/** By reason code, what a schema cannot look at. */
const OF_ANY_KIND: Readonly<Record<string, string>> = {
  'duplicate-id': 'A schema looks at one row at a time: that an id came before, it cannot see.',
  'past-keeping': 'How long rows are kept stands in the manifest.',
  'future-date': 'The day of the data stands in the manifest.',
  planned: 'The day of the data stands in the manifest.',
  'ends-before-start': 'A schema does not compare two fields.',
  'ends-before-made': 'A schema does not compare two fields.',
  'before-2000': 'An offset can move the first hours of 2000 into 1999, which a pattern does not reckon.',
  outside: 'Where the place lies is no part of a schema.',
  'swapped-axes': 'Where the place lies is no part of a schema.',
}
const OF_RINGS = { 'bad-geometry': 'A schema does not see whether a ring ends where it begins.' }

/** The sentences that apply to a kind, by code of the reason or notice. `codes`: those that the kind can give. */
export function beyondSchemaOf(
  { geometry }: FeedDefinition,
  { beyondSchema = {} }: Documentation,
  codes: readonly string[],
): Readonly<Record<string, string>> {
  const all = { ...OF_ANY_KIND, ...(geometry.includes('Polygon') && OF_RINGS), ...beyondSchema }
  return Object.fromEntries(Object.entries(all).filter(([code]) => codes.includes(code)))
}
