/** Text on a ward's deprivation, and the sites in it. */
import { censusNames, deprivationCountry } from '../../domain/place/served-place.ts'
import { contains, surfaceCentre } from '../../analytics/geometry.ts'
import type { Area } from '../../domain/area.ts'
import type { Site } from '../../domain/site.ts'

const DECILE_WORDS = [
  'most deprived tenth',
  'second most deprived tenth',
  'third most deprived tenth',
  'fourth most deprived tenth',
  'fifth most deprived tenth',
  'fifth least deprived tenth',
  'fourth least deprived tenth',
  'third least deprived tenth',
  'second least deprived tenth',
  'least deprived tenth',
] as const

/** A census area, an LSOA or data zone, in a ward. */
interface SmallArea {
  readonly ward: string | null
  readonly population: number | null
  /** Decile of deprivation of the country; 1 is the most deprived. */
  readonly deprivationDecile: number | null
}

/**
 * Sentence on a ward's deprivation: its own decile where the feed gives one, else how many of its census
 * areas are in the most deprived fifth (a mean of ranks would hide a deprived pocket). Null where neither is
 * known.
 */
export function deprivationWords(ward: Area, smallAreas: readonly SmallArea[]): string | null {
  const tenth = DECILE_WORDS[(ward.deprivationDecile ?? 0) - 1]
  if (tenth) return `It is in the ${tenth} of ${deprivationCountry()}.`
  const own = smallAreas.filter((area) => area.ward === ward.code && area.deprivationDecile !== null)
  if (own.length === 0) return null
  const deprived = own.filter(({ deprivationDecile }) => (deprivationDecile ?? 10) <= 2).length
  const areas =
    own.length === 1
      ? 'Its one census area'
      : `Of its ${own.length} census areas (${censusNames().lsoa.many})`
  if (own.length === 1)
    return `${areas} is ${deprived === 1 ? '' : 'not '}in the most deprived fifth of ${deprivationCountry()}.`
  const count = deprived === 0 ? 'none' : deprived === own.length ? 'all' : String(deprived)
  return `${areas}, ${count} ${deprived === 1 ? 'is' : 'are'} in the most deprived fifth of ${deprivationCountry()}.`
}

/** Sites whose centre lies in the ward. */
export const sitesIn = (ward: Area, sites: readonly Site[]): readonly Site[] =>
  sites.filter(({ shape }) => {
    const [longitude, latitude] = surfaceCentre(shape)
    return contains(ward.shape, longitude, latitude)
  })
