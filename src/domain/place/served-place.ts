/**
 * What sentences, squares and legal limits take from the place that this page, worker or command serves. It is set once, when the place
 * is read, as the locale of a program is.
 */
import { GRIDS, type Grid } from '../borough/grids.ts'
import { capitalised } from '../text/capitalised.ts'
import type { Jurisdiction } from './jurisdiction.ts'
import { censusNamesOf, countryOf } from './level-names.ts'
import type { Place } from './place.ts'

type Served = Pick<Place, 'code' | 'noun' | 'projection' | 'jurisdiction' | 'localHolidays'>

/** That of the place that ships, until another is read. */
let served: Served = {
  code: 'E08000010',
  noun: 'borough',
  projection: 'EPSG:27700',
  jurisdiction: 'england-and-wales',
  localHolidays: {},
}

export const servePlace = ({ code, noun, projection, jurisdiction, localHolidays }: Served): void => {
  served = { code, noun, projection, jurisdiction, localHolidays }
}

/** The word for the whole place within a sentence: `the borough`, `the city`. */
export const theWhole = (): string => `the ${served.noun}`

/** Without an article: `borough`, `city`. */
export const wholeNoun = (): string => served.noun

/** At the start of a sentence or a label: `Borough`, `City`. */
export const wholeLabel = (): string => capitalised(served.noun)

/** Names of the census areas, which differ between the jurisdictions. */
export const censusNames = (): ReturnType<typeof censusNamesOf> => censusNamesOf(served.jurisdiction)

/** The country whose areas the deciles of deprivation rank. */
export const deprivationCountry = (): string => countryOf(served.code, served.jurisdiction)

/** Decides the bank holidays and the rules of closure orders. */
export const servedJurisdiction = (): Jurisdiction => served.jurisdiction

/** Holidays besides the bank holidays: days as `2024-04-15` by their names. */
export const servedLocalHolidays = (): Place['localHolidays'] => served.localHolidays

/** The grid in metres that the place is measured in. */
export const servedGrid = (): Grid => GRIDS[served.projection]
