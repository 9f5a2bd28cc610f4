/** Synthetic incident feeds of any length: as GeoJSON, about 245 bytes a row as in police feeds, and as Parquet. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { ByteWriter, geojsonToWkb, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer'
import { DEFAULT_CATEGORIES } from '../../src/domain/category.ts'
import { dayNumber, isoDay } from '../../src/domain/day.ts'
import { randomFor, type Random } from '../../src/feeds/demonstration/random.ts'

const WEST = -2.7
const SOUTH = 53.46
const PLACES = 4000
const FIRST_DAY = 18_628
const DAYS = 1300
/** The last day with a row. */
export const LAST_DAY = isoDay(dayNumber(FIRST_DAY + DAYS - 1))
const ROWS_A_PIECE = 2000
const ROWS_A_GROUP = 100_000

const TREES = ['Ash', 'Birch', 'Elm', 'Hazel', 'Larch', 'Oak', 'Rowan', 'Willow']
const WAYS = ['Street', 'Road', 'Lane', 'Avenue', 'Close']
const OUTCOMES = ['Under investigation', 'Local resolution', 'No suspect identified', 'Awaiting court', null]

interface StreetPlace {
  readonly at: readonly [number, number]
  readonly location: string
}

interface InventedRow {
  readonly at: readonly [number, number]
  readonly properties: {
    readonly id: string
    readonly category: string
    readonly occurred: string
    readonly agency: string
    readonly location: string
    readonly outcome: string | null
  }
}

/** In pieces; the same rows each time. */
function* inventedRows(rows: number): Generator<readonly InventedRow[]> {
  const chance = randomFor(1, 'reading')
  const places = Array.from({ length: PLACES }, () => placeBy(chance))
  for (let row = 0; row < rows; row += ROWS_A_PIECE) {
    const count = Math.min(ROWS_A_PIECE, rows - row)
    yield Array.from({ length: count }, (_, at) => rowOf(row + at, places, chance))
  }
}

export function* inventedFeatures(rows: number): Generator<string> {
  let separator = ''
  yield '{"type":"FeatureCollection","features":[\n'
  for (const piece of inventedRows(rows)) {
    yield separator + piece.map(featureText).join(',\n')
    separator = ',\n'
  }
  yield '\n]}\n'
}

const featureText = ({ at, properties }: InventedRow) =>
  JSON.stringify({ type: 'Feature', geometry: { type: 'Point', coordinates: at }, properties })

/** Writes the same rows as Parquet, in row groups of a hundred thousand. Returns the number of rows by category. */
export function writeInventedParquet(file: string, rows: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const handle = openSync(file, 'w')
  const writer = new ByteWriter()
  const flush = () => {
    writeSync(handle, new Uint8Array(writer.buffer, 0, writer.index))
    writer.index = 0
  }
  const parquet = new ParquetWriter({ writer, schema: schemaFromColumnData({ columnData: columnsOf([]) }) })
  let group: InventedRow[] = []
  const writeGroup = () => {
    void parquet.write({ columnData: columnsOf(group), rowGroupSize: ROWS_A_GROUP })
    flush()
    group = []
  }
  for (const piece of inventedRows(rows)) {
    for (const row of piece) {
      group.push(row)
      const { category } = row.properties
      counts.set(category, (counts.get(category) ?? 0) + 1)
    }
    if (group.length >= ROWS_A_GROUP) writeGroup()
  }
  if (group.length > 0) writeGroup()
  void parquet.finish()
  flush()
  closeSync(handle)
  return counts
}

const NAMES = ['id', 'category', 'occurred', 'agency', 'location', 'outcome'] as const
const shapes = new Map<readonly [number, number], Uint8Array>()

function columnsOf(rows: readonly InventedRow[]) {
  const shapeOf = (at: readonly [number, number]) => {
    const known = shapes.get(at) ?? geojsonToWkb({ type: 'Point', coordinates: [...at] })
    shapes.set(at, known)
    return known
  }
  return [
    ...NAMES.map((name) => ({
      name,
      data: rows.map(({ properties }) => properties[name]),
      type: 'STRING' as const,
    })),
    { name: 'geometry', data: rows.map(({ at }) => shapeOf(at)), type: 'BYTE_ARRAY' as const },
  ]
}

const placeBy = (chance: Random): StreetPlace => ({
  at: [rounded(WEST + chance.uniform() / 4), rounded(SOUTH + chance.uniform() / 8)],
  location: `On or near ${chance.pick(TREES)} ${chance.pick(TREES)} ${chance.pick(WAYS)}`,
})
const rounded = (degrees: number) => Number(degrees.toFixed(6))

function rowOf(row: number, places: readonly StreetPlace[], chance: Random): InventedRow {
  const { at, location } = chance.pick(places)
  const day = isoDay(dayNumber(FIRST_DAY + chance.below(DAYS)))
  const time = `${twoDigits(chance.below(24))}:${twoDigits(chance.below(60))}:00+00:00`
  return {
    at,
    properties: {
      id: `incident-${row}`,
      category: chance.pick(DEFAULT_CATEGORIES).id,
      occurred: `${day}T${time}`,
      agency: 'Police',
      location,
      outcome: chance.pick(OUTCOMES),
    },
  }
}
const twoDigits = (number: number) => String(number).padStart(2, '0')
