/** Synthetic incident feed of any length as GeoJSON, in chunks of text: about 245 bytes a row, as in police feeds. */
import { DEFAULT_CATEGORIES } from '../../src/domain/category.ts'
import { dayNumber, isoDay } from '../../src/domain/day.ts'
import { randomFor, type Random } from '../../src/feeds/demonstration/random.ts'

const WEST = -2.7
const SOUTH = 53.46
const PLACES = 4000
const FIRST_DAY = 18_628
const DAYS = 1300
const ROWS_A_PIECE = 2000

const TREES = ['Ash', 'Birch', 'Elm', 'Hazel', 'Larch', 'Oak', 'Rowan', 'Willow']
const WAYS = ['Street', 'Road', 'Lane', 'Avenue', 'Close']
const OUTCOMES = ['Under investigation', 'Local resolution', 'No suspect identified', 'Awaiting court', null]

interface StreetPlace {
  readonly at: readonly [number, number]
  readonly location: string
}

export function* inventedFeatures(rows: number): Generator<string> {
  const chance = randomFor(1, 'reading')
  const places = Array.from({ length: PLACES }, () => placeBy(chance))
  yield '{"type":"FeatureCollection","features":[\n'
  for (let row = 0; row < rows; row += ROWS_A_PIECE) {
    const count = Math.min(ROWS_A_PIECE, rows - row)
    const piece = Array.from({ length: count }, (_, at) => featureOf(row + at, places, chance))
    yield `${row > 0 ? ',\n' : ''}${piece.join(',\n')}`
  }
  yield '\n]}\n'
}

const placeBy = (chance: Random): StreetPlace => ({
  at: [rounded(WEST + chance.uniform() / 4), rounded(SOUTH + chance.uniform() / 8)],
  location: `On or near ${chance.pick(TREES)} ${chance.pick(TREES)} ${chance.pick(WAYS)}`,
})
const rounded = (degrees: number) => Number(degrees.toFixed(6))

function featureOf(row: number, places: readonly StreetPlace[], chance: Random): string {
  const { at, location } = chance.pick(places)
  const day = isoDay(dayNumber(FIRST_DAY + chance.below(DAYS)))
  const time = `${twoDigits(chance.below(24))}:${twoDigits(chance.below(60))}:00+00:00`
  return JSON.stringify({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: at },
    properties: {
      id: `incident-${row}`,
      category: chance.pick(DEFAULT_CATEGORIES).id,
      occurred: `${day}T${time}`,
      agency: 'Police',
      location,
      outcome: chance.pick(OUTCOMES),
    },
  })
}
const twoDigits = (number: number) => String(number).padStart(2, '0')
