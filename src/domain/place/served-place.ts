/**
 * What sentences, squares and legal limits take from the place that this page, worker or command serves. It is set once, when the place
 * is read, as the locale of a program is.
 */
import { GRIDS, type Grid } from '../borough/grids.ts'
import type { Jurisdiction } from './jurisdiction.ts'
import type { Place } from './place.ts'

type Served = Pick<Place, 'noun' | 'projection' | 'jurisdiction' | 'localHolidays'>

/** That of the place that ships, until another is read. */
let served: Served = {
  noun: 'borough',
  projection: 'EPSG:27700',
  jurisdiction: 'england-and-wales',
  localHolidays: {},
}

export const servePlace = ({ noun, projection, jurisdiction, localHolidays }: Served): void => {
  served = { noun, projection, jurisdiction, localHolidays }
}

/** The word for the whole place within a sentence: `the borough`, `the city`. */
export const theWhole = (): string => `the ${served.noun}`

/** Without an article: `borough`, `city`. */
export const wholeNoun = (): string => served.noun

/** At the start of a sentence or a label: `Borough`, `City`. */
export const wholeLabel = (): string => `${served.noun.charAt(0).toUpperCase()}${served.noun.slice(1)}`

/** Decides the bank holidays and the rules of closure orders. */
export const servedJurisdiction = (): Jurisdiction => served.jurisdiction

/** Holidays besides the bank holidays: days as `2024-04-15` by their names. */
export const servedLocalHolidays = (): Place['localHolidays'] => served.localHolidays

/** The grid in metres that the place is measured in. */
export const servedGrid = (): Grid => GRIDS[served.projection]
