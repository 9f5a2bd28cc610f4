/** What the small areas of official statistics are called in each jurisdiction, and of which country their deprivation is. */
import { jurisdictionOfCode, type Jurisdiction } from './jurisdiction.ts'

/** The two levels of census areas, by their names in England and Wales. */
export type CensusLevel = 'lsoa' | 'msoa'

interface CensusName {
  readonly one: string
  readonly many: string
  /** Heading of the level among others. */
  readonly label: string
}

const ZONES = { one: 'data zone', many: 'data zones', label: 'Data zones' }

const CENSUS_NAMES: Readonly<Record<Jurisdiction, Readonly<Record<CensusLevel, CensusName>>>> = {
  'england-and-wales': {
    lsoa: { one: 'LSOA', many: 'LSOAs', label: 'Census areas (LSOA)' },
    msoa: { one: 'MSOA', many: 'MSOAs', label: 'Census areas (MSOA)' },
  },
  scotland: {
    lsoa: ZONES,
    msoa: { one: 'intermediate zone', many: 'intermediate zones', label: 'Intermediate zones' },
  },
  'northern-ireland': {
    lsoa: ZONES,
    msoa: { one: 'super data zone', many: 'super data zones', label: 'Super data zones' },
  },
}

export const censusNamesOf = (jurisdiction: Jurisdiction): Readonly<Record<CensusLevel, CensusName>> =>
  CENSUS_NAMES[jurisdiction]

const COUNTRIES: Readonly<Record<Jurisdiction, string>> = {
  'england-and-wales': 'England',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
}

/** The country whose areas the deciles of deprivation rank; each has an index of its own. */
export const countryOf = (code: string, jurisdiction: Jurisdiction): string =>
  jurisdictionOfCode(code) === 'england-and-wales' && code.startsWith('W') ? 'Wales' : COUNTRIES[jurisdiction]
