/** Counts of a frame for any window, categories, areas and zoom, against a plain loop over the rows. */
import { describe, expect, test } from 'vitest'
import {
  buildClusterIndex,
  FINEST_ZOOM,
  PLACE_LEVEL,
  SQUARE_LEVEL,
  type ClusterIndex,
  type Frame,
} from '../../src/analytics/cluster-index.ts'
import { inAreas, selectedCategories } from '../../src/analytics/selection.ts'
import { countIn, dailyCounts, runningTotals, stepOf, totalIn } from '../../src/analytics/step.ts'
import { dayNumber } from '../../src/domain/day.ts'
import {
  columnsOf,
  marksOf,
  nodesOf,
  plainCount,
  rectangle,
  selectionFor,
  type PlainSelection,
} from './counting.ts'
import { DAYS, FIRST_DAY, inventedIncidents, randomFrom, shuffled } from './invented-incidents.ts'

const columns = inventedIncidents({ count: 6000, seed: 11 })
const index = buildClusterIndex(columns, 14)
const everyRow = [...Array(columns.count).keys()]
const EVERYWHERE = { west: -3, south: 53, east: -2, north: 54 }
const ALL: PlainSelection = {
  from: FIRST_DAY,
  to: FIRST_DAY + DAYS,
  chosen: [...Array(14).keys()],
  areas: [],
}

function selectionOf(of: ClusterIndex, wanted: PlainSelection) {
  const inside = inAreas(of, wanted.areas.map(rectangle))
  return selectionFor(wanted, wanted.areas.length === 0 ? of.category : selectedCategories(of, inside))
}

/** Random selection and frame: windows from a day to beyond the data, frames from a street to everything. */
function randomCase(random: () => number): { readonly wanted: PlainSelection; readonly frame: Frame } {
  const between = (low: number, high: number) => low + (high - low) * random()
  const from = FIRST_DAY + Math.floor(between(-30, DAYS + 20))
  const box = (span: number) => {
    const [x, y] = [between(-2.72, -2.42), between(53.47, 53.58)]
    return [x - span, y - 0.6 * span, x + span, y + 0.6 * span] as const
  }
  const [west, south, east, north] = box(10 ** between(-2.5, -0.4))
  return {
    wanted: {
      from,
      to: from + Math.floor(10 ** between(1, 3.1)) - 1,
      chosen: ALL.chosen.filter(() => random() < 0.4),
      areas: random() < 0.5 ? [] : [box(between(0.01, 0.06)), box(between(0.005, 0.03))],
    },
    frame: { box: { west, south, east, north }, zoom: between(6, 18), points: random() < 0.5 },
  }
}

test('200 random selections are counted as by a plain loop', () => {
  const random = randomFrom(2)
  let [counted, cut] = [0, 0]
  for (let run = 0; run < 200; run++) {
    const { wanted, frame } = randomCase(random)
    const selection = selectionOf(index, wanted)
    const step = stepOf(index, selection, frame)
    const plain = plainCount(columns, everyRow, { wanted, frame })
    const marks = marksOf(step)
    expect(step.inView).toBe(plain.count)
    expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(plain.count)
    expect([...step.byCategory]).toEqual(plain.byCategory)
    for (const { node, count, mix } of marks) {
      const members = index.row.subarray(index.start[node], index.end[node])
      const own = plainCount(columns, members, { wanted, frame })
      expect({ count, mix }).toEqual({ count: own.count, mix: own.mix })
      if (
        countIn(index, selection, { start: index.start[node] ?? 0, end: index.end[node] ?? 0 }).count > count
      )
        cut++
    }
    counted += plain.count
  }
  // Guards against a vacuous test: enough incidents counted, and enough clusters crossed by the frame's edge.
  expect(counted).toBeGreaterThan(10_000)
  expect(cut).toBeGreaterThan(50)
})

describe('nodes of a frame', () => {
  test('are the highest ones that do not expand at the zoom, each incident below exactly one', () => {
    for (const points of [false, true]) {
      for (let zoom = 5; zoom <= 18; zoom++) {
        const step = stepOf(index, selectionOf(index, ALL), { box: EVERYWHERE, zoom: zoom + 0.99, points })
        let end = 0
        for (const { node } of marksOf(step)) {
          expect(index.start[node]).toBe(end)
          end = index.end[node] ?? 0
          const level = points && zoom >= FINEST_ZOOM ? PLACE_LEVEL : Math.min(zoom + 1, SQUARE_LEVEL)
          expect(index.expandsAt[node]).toBeGreaterThanOrEqual(level)
        }
        expect(end).toBe(index.count)
      }
    }
  })

  test('are squares from the finest zoom on, and places only where points are shown', () => {
    const levelsAt = (zoom: number, points: boolean) => {
      const step = stepOf(index, selectionOf(index, ALL), { box: EVERYWHERE, zoom, points })
      return new Set(Array.from(step.node, (node) => index.expandsAt[node]))
    }
    expect(levelsAt(FINEST_ZOOM, false)).toEqual(new Set([SQUARE_LEVEL]))
    expect(levelsAt(20, false)).toEqual(new Set([SQUARE_LEVEL]))
    expect(levelsAt(FINEST_ZOOM, true)).toEqual(new Set([PLACE_LEVEL]))
    expect(levelsAt(FINEST_ZOOM - 0.01, true).has(PLACE_LEVEL)).toBe(false)
  })

  test('have no exact incident position while points are not shown', () => {
    const raw = new Set(everyRow.map((row) => `${columns.longitude[row]},${columns.latitude[row]}`))
    const drawn = nodesOf(index).filter(({ expandsAt }) => expandsAt < PLACE_LEVEL)
    expect(drawn.filter(({ at }) => raw.has(at.join()))).toEqual([])
  })

  test('stay listed with a count of 0 when the window excludes all incidents', () => {
    const frame = { box: { west: -2.66, south: 53.52, east: -2.58, north: 53.57 }, zoom: 13, points: false }
    const full = stepOf(index, selectionOf(index, ALL), frame)
    const none = stepOf(index, selectionOf(index, { ...ALL, from: FIRST_DAY - 9, to: FIRST_DAY - 1 }), frame)
    expect(full.length).toBeGreaterThan(10)
    expect(none.node).toEqual(full.node)
    expect([...none.count, ...none.mix, ...none.byCategory].every((count) => count === 0)).toBe(true)
    expect(none.inView).toBe(0)
  })

  test('exclude a cluster without a place in the frame, even if its bounds overlap it', () => {
    const corners = columnsOf([
      [-2.6, 53.5, FIRST_DAY, 0],
      [-2.59, 53.51, FIRST_DAY, 0],
    ])
    const two = buildClusterIndex(corners, 14)
    const at = (west: number, east: number) => ({
      box: { west, south: 53.5001, east, north: 53.52 },
      zoom: 8,
      points: false,
    })
    expect(stepOf(two, selectionOf(two, ALL), at(-2.601, -2.591)).length).toBe(0)
    expect(stepOf(two, selectionOf(two, ALL), at(-2.601, -2.58)).length).toBe(1)
  })

  test.each([
    ['west', { west: -2.6, south: 53.4, east: -2.5, north: 53.6 }],
    ['south', { west: -2.7, south: 53.5, east: -2.5, north: 53.6 }],
    ['east', { west: -2.7, south: 53.4, east: -2.6, north: 53.6 }],
    ['north', { west: -2.7, south: 53.4, east: -2.5, north: 53.5 }],
  ])('include an incident exactly on the %s edge of the frame', (_side, box) => {
    const one = buildClusterIndex(columnsOf([[-2.6, 53.5, FIRST_DAY, 0]]), 14)
    for (const points of [true, false]) {
      expect(stepOf(one, selectionOf(one, ALL), { box, zoom: 16, points }).inView).toBe(1)
    }
  })
})

test('a result is not overwritten by the next call', () => {
  const frame = { box: EVERYWHERE, zoom: 15, points: true }
  const first = stepOf(index, selectionOf(index, ALL), frame)
  const copy = structuredClone(first)
  stepOf(index, selectionOf(index, { ...ALL, to: FIRST_DAY + 30 }), frame)
  expect(first).toEqual(copy)
})

test('the order of the rows does not affect the counts', () => {
  const other = buildClusterIndex(shuffled(columns, randomFrom(5)), 14)
  const random = randomFrom(6)
  for (let run = 0; run < 20; run++) {
    const { wanted, frame } = randomCase(random)
    expect(stepOf(other, selectionOf(other, wanted), frame)).toEqual(
      stepOf(index, selectionOf(index, wanted), frame),
    )
  }
})

test('an empty dataset gives an empty step', () => {
  const empty = buildClusterIndex(columnsOf([]), 14)
  const step = stepOf(empty, selectionOf(empty, ALL), { box: EVERYWHERE, zoom: 10, points: true })
  expect(step).toMatchObject({ length: 0, inView: 0 })
  expect(dailyCounts(empty, selectionOf(empty, ALL)).length).toBe(0)
})

test('a selection of another index throws', () => {
  const selection = { ...selectionOf(index, ALL), category: new Uint8Array(3) }
  const frame = { box: EVERYWHERE, zoom: 10, points: false }
  expect(() => stepOf(index, selection, frame)).toThrow('3 categories for 6000 incidents')
})

describe('daily counts', () => {
  const wanted: PlainSelection = { ...ALL, chosen: [0, 2, 12], areas: [[-2.6, 53.5, -2.5, 53.55]] }
  const daily = dailyCounts(index, selectionOf(index, wanted))

  test('equal those of a plain loop, regardless of the window', () => {
    const frame = { box: EVERYWHERE, zoom: 10, points: false }
    for (const day of [0, 1, 100, 731, daily.length - 1]) {
      const on = index.firstDay + day
      expect(daily[day]).toBe(
        plainCount(columns, everyRow, { wanted: { ...wanted, from: on, to: on }, frame }).count,
      )
    }
    expect(daily.length).toBe(index.lastDay - index.firstDay + 1)
    expect(dailyCounts(index, selectionOf(index, { ...wanted, from: 0, to: 0 }))).toEqual(daily)
  })

  test.each([
    [FIRST_DAY + 100, FIRST_DAY + 464],
    [FIRST_DAY - 50, FIRST_DAY + 20],
    [FIRST_DAY + DAYS - 5, FIRST_DAY + DAYS + 50],
    [FIRST_DAY - 50, FIRST_DAY - 10],
    [FIRST_DAY + 10, FIRST_DAY + 9],
  ])('give the total of the window %i to %i by one subtraction', (from, to) => {
    const frame = { box: EVERYWHERE, zoom: 10, points: false }
    const total = totalIn(index, runningTotals(daily), { from: dayNumber(from), to: dayNumber(to) })
    expect(total).toBe(plainCount(columns, everyRow, { wanted: { ...wanted, from, to }, frame }).count)
  })
})
