/** Swapped axes and metres: recognised where a mend brings most rows into the borough, and offered. */
import type { Position } from '../../../domain/geography.ts'
import type { Vicinity } from '../../vicinity.ts'
import type { Crs, Offer } from '../recognised.ts'
import type { CoordinateFix } from './positions-in.ts'
import { DEGREES_FROM } from './projections.ts'

/** This share of the rows that tell a place has to land in the borough. */
const ENOUGH = 0.8

interface Remedy extends Pick<Offer, 'id' | 'crs' | 'swap' | 'flags'> {
  /** Ends the sentence "31 of 32 places would lie in the borough if ...". */
  readonly condition: string
}
const REMEDIES: readonly Remedy[] = [
  { id: 'swap', crs: '4326', swap: true, flags: '--swap', condition: 'latitude and longitude were swapped' },
  {
    id: 'national-grid',
    crs: '27700',
    swap: false,
    flags: '--crs 27700',
    condition: 'the numbers were read as metres of the National Grid',
  },
  {
    id: 'national-grid-swap',
    crs: '27700',
    swap: true,
    flags: '--crs 27700 --swap',
    condition: 'the numbers were read as metres of the National Grid, northing first',
  },
  {
    id: 'web-mercator',
    crs: '3857',
    swap: false,
    flags: '--crs auto',
    condition: 'the numbers were read as metres of a web map',
  },
  {
    id: 'web-mercator-swap',
    crs: '3857',
    swap: true,
    flags: '--crs auto --swap',
    condition: 'the numbers were read as metres of a web map, northing first',
  },
]

/** How a pair is read. */
export const fixFor = ({ crs, swap }: { readonly crs: Crs; readonly swap: boolean }): CoordinateFix => {
  const project = DEGREES_FROM[crs]
  return swap ? (x, y) => project(y, x) : project
}

interface Landings {
  /** All pairs of one row: it lands where any of them lies in the borough. */
  readonly add: (pairs: readonly Position[]) => void
  readonly placed: () => number
  readonly lands: () => number
  /** None where most rows land as they stand. */
  readonly offers: () => readonly Offer[]
}

/** Counts rows that land, as they stand and after each mend. */
export function landingsIn(vicinity: Vicinity, crs: Crs): Landings {
  const tried = REMEDIES.map((remedy) => ({ remedy, lands: 0, mend: fixFor(remedy) }))
  const asIs = { lands: 0, placed: 0, mend: fixFor({ crs, swap: false }) }
  const isInside = (pairs: readonly Position[], mend: CoordinateFix) =>
    pairs.some(([x, y]) => {
      const at = mend(x, y)
      return at !== null && vicinity.proximityAt(...at) === 'inside'
    })
  return {
    add: (pairs) => {
      if (pairs.length === 0) return
      asIs.placed += 1
      // A row that lies in the borough as it stands needs no mend, and none would keep it there.
      if (isInside(pairs, asIs.mend)) asIs.lands += 1
      else for (const each of tried) if (isInside(pairs, each.mend)) each.lands += 1
    },
    placed: () => asIs.placed,
    lands: () => asIs.lands,
    offers: () =>
      tried.flatMap(({ remedy, lands }) =>
        asIs.placed > 0 && lands >= asIs.placed * ENOUGH ? [offerFrom(remedy, lands, asIs.placed)] : [],
      ),
  }
}

const offerFrom = ({ condition, ...remedy }: Remedy, lands: number, of: number): Offer => ({
  ...remedy,
  lands,
  of,
  says: `${lands.toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')} places would lie in the borough if ${condition}.`,
})
