/** The index of the incidents in some areas against plain loops over the rows. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  buildClusterIndex,
  COARSEST_ZOOM,
  FINEST_ZOOM,
  type ClusterIndex,
} from '../../src/analytics/cluster-index.ts'
import { buildPartIndex } from '../../src/analytics/part-index.ts'
import { inAreas } from '../../src/analytics/selection.ts'
import { dailyCounts, runningTotals, stepOf, totalIn } from '../../src/analytics/step.ts'
import { dayNumber } from '../../src/domain/day.ts'
import { isCounted, marksOf, plainCount, rectangle, selectionFor, type PlainSelection } from './counting.ts'
import { DAYS, FIRST_DAY, inventedIncidents } from './invented-incidents.ts'

const CATEGORIES = 14
const invented = inventedIncidents({ count: 3000, seed: 11 })
const columns = {
  ...invented,
  minute: Int16Array.from({ length: invented.count }, (_, row) => (row % 7 === 0 ? -1 : (row * 37) % 1440)),
  rangeMinutes: new Int32Array(invented.count),
  flags: Uint8Array.from({ length: invented.count }, (_, row) => row % 16),
  precision: Uint8Array.from({ length: invented.count }, (_, row) => row % 3),
}
const whole = buildClusterIndex(columns, CATEGORIES)
const EVERYWHERE = { west: -3, south: 53, east: -2, north: 54 }

type Rectangle = PlainSelection['areas'][number]
const partIn = (areas: readonly Rectangle[]) =>
  buildPartIndex(columns, whole, inAreas(whole, areas.map(rectangle)))

const rectangles: fc.Arbitrary<Rectangle> = fc
  .tuple(
    fc.double({ min: -2.7, max: -2.45, noNaN: true }),
    fc.double({ min: 53.46, max: 53.56, noNaN: true }),
    fc.double({ min: 0.002, max: 0.1, noNaN: true }),
    fc.double({ min: 0.002, max: 0.06, noNaN: true }),
  )
  .map(([west, south, wide, high]) => [west, south, west + wide, south + high])

const questions: fc.Arbitrary<PlainSelection> = fc.record({
  areas: fc.array(rectangles, { minLength: 1, maxLength: 3 }),
  from: fc.integer({ min: FIRST_DAY - 20, max: FIRST_DAY + DAYS }),
  to: fc.integer({ min: FIRST_DAY, max: FIRST_DAY + DAYS + 20 }),
  chosen: fc.subarray(Array.from({ length: CATEGORIES }, (_, category) => category)),
})

const everyRow = () => Array.from({ length: columns.count }, (_, row) => row)
const rowsOf = (wanted: PlainSelection) =>
  everyRow().filter((row) =>
    isCounted(columns, row, {
      wanted: { ...wanted, from: -Infinity, to: Infinity },
      frame: { box: EVERYWHERE, zoom: COARSEST_ZOOM, points: false },
    }),
  )

describe('the index of some areas', () => {
  test('counts at every zoom what a loop over the rows counts', () => {
    fc.assert(
      fc.property(questions, (wanted) => {
        const index = partIn(wanted.areas)
        const selection = selectionFor(wanted, index.category)
        for (let zoom = COARSEST_ZOOM; zoom <= FINEST_ZOOM; zoom++) {
          const frame = { box: EVERYWHERE, zoom, points: zoom === FINEST_ZOOM }
          const plain = plainCount(columns, everyRow(), { wanted, frame })
          const step = stepOf(index, selection, frame)
          expect(marksOf(step).reduce((sum, { count }) => sum + count, 0)).toBe(plain.count)
          expect(step.inView).toBe(plain.count)
          expect([...step.byCategory]).toEqual(plain.byCategory)
        }
        const totals = runningTotals(dailyCounts(index, selection))
        expect(totalIn(index, totals, { from: dayNumber(wanted.from), to: dayNumber(wanted.to) })).toBe(
          plainCount(columns, everyRow(), { wanted, frame: { box: EVERYWHERE, zoom: 9, points: false } })
            .count,
        )
      }),
      { numRuns: 60 },
    )
  })

  test('puts every node inside the bounding box of the rows of the areas, with at least one of them', () => {
    fc.assert(
      fc.property(questions, (wanted) => {
        const index = partIn(wanted.areas)
        const rows = rowsOf(wanted)
        const longitudes = rows.map((row) => columns.longitude[row] ?? NaN)
        const latitudes = rows.map((row) => columns.latitude[row] ?? NaN)
        expect(index.count).toBe(rows.length)
        for (let node = 0; node < index.nodeCount; node++) {
          expect(index.end[node] ?? 0).toBeGreaterThan(index.start[node] ?? 0)
          expect(index.longitude[node]).toBeGreaterThanOrEqual(Math.min(...longitudes))
          expect(index.longitude[node]).toBeLessThanOrEqual(Math.max(...longitudes))
          expect(index.latitude[node]).toBeGreaterThanOrEqual(Math.min(...latitudes))
          expect(index.latitude[node]).toBeLessThanOrEqual(Math.max(...latitudes))
        }
      }),
      { numRuns: 40 },
    )
  })

  test('gives each incident the row, day, category, hour and origin that it has in the whole index', () => {
    const part = partIn([[-2.66, 53.5, -2.5, 53.56]])
    const factsIn = (index: ClusterIndex) =>
      new Map(
        Array.from({ length: index.count }, (_, i) => [
          index.row[i] ?? -1,
          [index.day[i], index.category[i], index.hour[i], index.flags[i]],
        ]),
      )
    const facts = factsIn(whole)
    expect(part.count).toBeGreaterThan(100)
    expect(part.count).toBeLessThan(whole.count)
    for (const [row, own] of factsIn(part)) expect(own).toEqual(facts.get(row))
    expect([part.firstDay, part.lastDay]).toEqual([whole.firstDay, whole.lastDay])
  })

  test('is empty, but has the same days, where no incident is', () => {
    const part = partIn([[0, 51, 0.1, 51.1]])
    expect([part.count, part.nodeCount]).toEqual([0, 0])
    const wanted = { from: FIRST_DAY, to: FIRST_DAY + DAYS, chosen: [0, 1], areas: [] }
    const selection = selectionFor(wanted, part.category)
    expect(stepOf(part, selection, { box: EVERYWHERE, zoom: 10, points: false }).inView).toBe(0)
    expect(dailyCounts(part, selection)).toHaveLength(whole.lastDay - whole.firstDay + 1)
  })

  test('refuses a mask of another index', () => {
    expect(() => buildPartIndex(columns, whole, new Uint8Array(2))).toThrow('2 marks for 3000 incidents')
  })
})
