/** The three jurisdictions of the United Kingdom: which one a place lies in, and where each is. */
import type { Box } from '../geography.ts'

export const JURISDICTIONS = ['england-and-wales', 'scotland', 'northern-ireland'] as const
export type Jurisdiction = (typeof JURISDICTIONS)[number]

export const JURISDICTION_LABELS: Readonly<Record<Jurisdiction, string>> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
}

const LETTERS: Readonly<Record<string, Jurisdiction>> = {
  E: 'england-and-wales',
  W: 'england-and-wales',
  S: 'scotland',
  N: 'northern-ireland',
}

/** By the first letter of a nine-character code of the ONS; null for any other code. */
export const jurisdictionOfCode = (code: string): Jurisdiction | null =>
  /^[EWSN]\d{8}$/.test(code) ? (LETTERS[code.charAt(0)] ?? null) : null

/** Boxes that hold the land of each, and as little of other countries as boxes can; neighbours overlap along their border. */
export const JURISDICTION_BOXES: Readonly<Record<Jurisdiction, readonly Box[]>> = {
  'england-and-wales': [
    { west: -6.5, south: 49.8, east: 1.1, north: 51 },
    { west: -5.75, south: 51, east: 1.9, north: 55.9 },
  ],
  scotland: [
    { west: -5.85, south: 54.6, east: -1.9, north: 55.4 },
    { west: -8.8, south: 55.4, east: -0.6, north: 61 },
  ],
  'northern-ireland': [{ west: -8.2, south: 54, east: -5.4, north: 55.4 }],
}

/** Words for the whole of a place by what its code says it is; the longest prefix counts. */
const NOUNS: Readonly<Record<string, string>> = {
  E06: 'council area',
  E07: 'district',
  E08: 'borough',
  E09: 'borough',
  E10: 'county',
  E23: 'force area',
  N09: 'district',
  S12: 'council area',
  W06: 'council area',
  W15: 'force area',
}
const USUAL_NOUN = 'district'

/** The word that sentences have for the whole of a place, by its code: borough, district, county. */
export const nounOfCode = (code: string): string => NOUNS[code.slice(0, 3)] ?? USUAL_NOUN
