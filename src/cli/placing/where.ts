/** In which jurisdiction of the United Kingdom a boundary lies, or why it cannot be made a place. */
import { failed, type Failed } from '../../domain/feed.ts'
import { boxOf, isInBox, type Position, ringsOf } from '../../domain/geography.ts'
import {
  JURISDICTION_BOXES,
  JURISDICTION_LABELS,
  JURISDICTIONS,
  jurisdictionOfCode,
  type Jurisdiction,
} from '../../domain/place/jurisdiction.ts'
import type { Boundary } from './areas.ts'
import type { Settings } from './settings.ts'

/** Never guessed by where a place lies: their boxes hold land of other countries too. */
const STATED_ONLY: readonly Jurisdiction[] = ['northern-ireland']
/** Within the box of England and Wales, with a law and holidays of its own. */
const ISLE_OF_MAN = { west: -4.9, south: 54, east: -4.2, north: 54.6 }

interface Found {
  readonly kind: 'jurisdiction'
  readonly jurisdiction: Jurisdiction
  /** Whether it was neither stated nor in the code. */
  readonly isGuessed: boolean
}

/** By the settings, by the code, or else by where the boundary lies. */
export function jurisdictionFor(
  { code, name, shape }: Boundary,
  settings: Pick<Settings, 'jurisdiction'>,
): Found | Failed {
  const corners = ringsOf(shape).flat(2)
  const stated = settings.jurisdiction ?? jurisdictionOfCode(code)
  if (stated !== null)
    return isWithin(corners, stated)
      ? { kind: 'jurisdiction', jurisdiction: stated, isGuessed: false }
      : elsewhere(name, shape, JURISDICTION_LABELS[stated])
  const possible = JURISDICTIONS.filter((one) => isWithin(corners, one))
  const [only] = possible
  if (only === undefined || corners.every((corner) => isInBox(...corner, ISLE_OF_MAN)))
    return elsewhere(name, shape, 'England, Wales, Scotland and Northern Ireland')
  return possible.length === 1 && !STATED_ONLY.includes(only)
    ? { kind: 'jurisdiction', jurisdiction: only, isGuessed: true }
    : failed(
        `${name} may lie in ${possible.map((one) => JURISDICTION_LABELS[one]).join(' or ')}, or outside: its code ${code} does not say.`,
        `Write it into the file of --settings: { "jurisdiction": "${only}" }. It decides the grid, the bank holidays and the rules of closure orders.`,
      )
}

const isWithin = (corners: readonly Position[], jurisdiction: Jurisdiction) =>
  corners.every((corner) => JURISDICTION_BOXES[jurisdiction].some((box) => isInBox(...corner, box)))

function elsewhere(name: string, shape: Boundary['shape'], where: string): Failed {
  const { west, south, east, north } = boxOf(shape)
  const middle = [(south + north) / 2, (west + east) / 2].map((degrees) => degrees.toFixed(3)).join(', ')
  return failed(
    `${name} lies round ${middle}, outside ${where}.`,
    'Only places there can be made: their clock, grids, bank holidays and rules of closure orders are the ones known. If it lies there, its coordinates are on another grid, or latitude and longitude are swapped.',
  )
}
