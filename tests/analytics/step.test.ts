/** The step: any window, categories, areas, frame and zoom give the counts that a plain loop over the rows gives. */
import { describe, expect, test } from 'vitest'
import {
  buildClusterIndex,
  FINEST_ZOOM,
  PLACE_LEVEL,
  SQUARE_LEVEL,
} from '../../src/analytics/cluster-index.ts'
import type { ClusterIndex, Frame } from '../../src/analytics/cluster-index.ts'
import { inAreas, selectedCategories } from '../../src/analytics/selection.ts'
import { countIn, dailyCounts, runningTotals, stepOf, totalIn } from '../../src/analytics/step.ts'
import { dayNumber } from '../../src/domain/day.ts'
import { columnsOf, marksOf, nodesOf, plainCount, rectangle, selectionFor } from './counting.ts'
import type { Asked } from './counting.ts'
import { DAYS, FIRST_DAY, inventedIncidents, randomFrom, shuffled } from './invented-incidents.ts'

const columns = inventedIncidents({ count: 6000, seed: 11 })
const index = buildClusterIndex(columns, 14)
const everyRow = [...Array(columns.count).keys()]
const EVERYWHERE = { west: -3, south: 53, east: -2, north: 54 }
const ALL: Asked = { from: FIRST_DAY, to: FIRST_DAY + DAYS, chosen: [...Array(14).keys()], areas: [] }

function selectionOf(of: ClusterIndex, asked: Asked) {
  const inside = inAreas(of, asked.areas.map(rectangle))
  return selectionFor(asked, asked.areas.length === 0 ? of.category : selectedCategories(of, inside))
}

/** A question and a frame from chance: windows from a day to beyond the data, frames from a street to everything. */
function askedBy(random: () => number): { readonly asked: Asked; readonly frame: Frame } {
  const between = (low: number, high: number) => low + (high - low) * random()
  const from = FIRST_DAY + Math.floor(between(-30, DAYS + 20))
  const box = (span: number) => {
    const [x, y] = [between(-2.72, -2.42), between(53.47, 53.58)]
    return [x - span, y - 0.6 * span, x + span, y + 0.6 * span] as const
  }
  const [west, south, east, north] = box(10 ** between(-2.5, -0.4))
  return {
    asked: {
      from,
      to: from + Math.floor(10 ** between(1, 3.1)) - 1,
      chosen: ALL.chosen.filter(() => random() < 0.4),
      areas: random() < 0.5 ? [] : [box(between(0.01, 0.06)), box(between(0.005, 0.03))],
    },
    frame: { box: { west, south, east, north }, zoom: between(6, 18), points: random() < 0.5 },
  }
}

test('200 random questions are answered as a plain loop answers them', () => {
  const random = randomFrom(2)
  let [seen, cut] = [0, 0]
  for (let run = 0; run < 200; run++) {
    const { asked, frame } = askedBy(random)
    const selection = selectionOf(index, asked)
    const step = stepOf(index, selection, frame)
    const plain = plainCount(columns, everyRow, { asked, frame })
    const marks = marksOf(step)
    expect(step.inView).toBe(plain.count)
    expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(plain.count)
    expect([...step.byCategory]).toEqual(plain.byCategory)
    for (const { node, count, mix } of marks) {
      const members = index.row.subarray(index.start[node], index.end[node])
      const own = plainCount(columns, members, { asked, frame })
      expect({ count, mix }).toEqual({ count: own.count, mix: own.mix })
      if (
        countIn(index, selection, { start: index.start[node] ?? 0, end: index.end[node] ?? 0 }).count > count
      )
        cut++
    }
    seen += plain.count
  }
  // Enough was counted, and enough clusters were cut by the frame's edge, for the agreement to mean something.
  expect(seen).toBeGreaterThan(10_000)
  expect(cut).toBeGreaterThan(50)
})

describe('what stands in the frame', () => {
  test('is the node on the way down that does not open yet, each incident under exactly one', () => {
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

  test('shows squares from the finest zoom on, and places only where points are on', () => {
    const levelsAt = (zoom: number, points: boolean) => {
      const step = stepOf(index, selectionOf(index, ALL), { box: EVERYWHERE, zoom, points })
      return new Set(Array.from(step.node, (node) => index.expandsAt[node]))
    }
    expect(levelsAt(FINEST_ZOOM, false)).toEqual(new Set([SQUARE_LEVEL]))
    expect(levelsAt(20, false)).toEqual(new Set([SQUARE_LEVEL]))
    expect(levelsAt(FINEST_ZOOM, true)).toEqual(new Set([PLACE_LEVEL]))
    expect(levelsAt(FINEST_ZOOM - 0.01, true).has(PLACE_LEVEL)).toBe(false)
  })

  test('derives no place from a raw one while points are off', () => {
    const raw = new Set(everyRow.map((row) => `${columns.longitude[row]},${columns.latitude[row]}`))
    const drawn = nodesOf(index).filter(({ expandsAt }) => expandsAt < PLACE_LEVEL)
    expect(drawn.filter(({ at }) => raw.has(at.join()))).toEqual([])
  })

  test('keeps its place when the window empties it', () => {
    const frame = { box: { west: -2.66, south: 53.52, east: -2.58, north: 53.57 }, zoom: 13, points: false }
    const full = stepOf(index, selectionOf(index, ALL), frame)
    const none = stepOf(index, selectionOf(index, { ...ALL, from: FIRST_DAY - 9, to: FIRST_DAY - 1 }), frame)
    expect(full.length).toBeGreaterThan(10)
    expect(none.node).toEqual(full.node)
    expect([...none.count, ...none.mix, ...none.byCategory].every((count) => count === 0)).toBe(true)
    expect(none.inView).toBe(0)
  })

  test('leaves out a cluster none of whose places is in the frame, though its bounds are', () => {
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
  ])('holds an incident on the very %s edge of the frame', (_side, box) => {
    const one = buildClusterIndex(columnsOf([[-2.6, 53.5, FIRST_DAY, 0]]), 14)
    for (const points of [true, false]) {
      expect(stepOf(one, selectionOf(one, ALL), { box, zoom: 16, points }).inView).toBe(1)
    }
  })
})

test('a step is not overwritten by the next', () => {
  const frame = { box: EVERYWHERE, zoom: 15, points: true }
  const first = stepOf(index, selectionOf(index, ALL), frame)
  const copy = structuredClone(first)
  stepOf(index, selectionOf(index, { ...ALL, to: FIRST_DAY + 30 }), frame)
  expect(first).toEqual(copy)
})

test('the order of the rows changes no step', () => {
  const other = buildClusterIndex(shuffled(columns, randomFrom(5)), 14)
  const random = randomFrom(6)
  for (let run = 0; run < 20; run++) {
    const { asked, frame } = askedBy(random)
    expect(stepOf(other, selectionOf(other, asked), frame)).toEqual(
      stepOf(index, selectionOf(index, asked), frame),
    )
  }
})

test('nothing at all steps to nothing', () => {
  const empty = buildClusterIndex(columnsOf([]), 14)
  const step = stepOf(empty, selectionOf(empty, ALL), { box: EVERYWHERE, zoom: 10, points: true })
  expect(step).toMatchObject({ length: 0, inView: 0 })
  expect(dailyCounts(empty, selectionOf(empty, ALL)).length).toBe(0)
})

test('a selection made for another index is refused', () => {
  const selection = { ...selectionOf(index, ALL), category: new Uint8Array(3) }
  const frame = { box: EVERYWHERE, zoom: 10, points: false }
  expect(() => stepOf(index, selection, frame)).toThrow('3 categories for 6000 incidents')
})

describe('the days of the histogram', () => {
  const asked: Asked = { ...ALL, chosen: [0, 2, 12], areas: [[-2.6, 53.5, -2.5, 53.55]] }
  const daily = dailyCounts(index, selectionOf(index, asked))

  test('count each day as a plain loop does, whatever the window', () => {
    const frame = { box: EVERYWHERE, zoom: 10, points: false }
    for (const day of [0, 1, 100, 731, daily.length - 1]) {
      const on = index.firstDay + day
      expect(daily[day]).toBe(
        plainCount(columns, everyRow, { asked: { ...asked, from: on, to: on }, frame }).count,
      )
    }
    expect(daily.length).toBe(index.lastDay - index.firstDay + 1)
    expect(dailyCounts(index, selectionOf(index, { ...asked, from: 0, to: 0 }))).toEqual(daily)
  })

  test.each([
    [FIRST_DAY + 100, FIRST_DAY + 464],
    [FIRST_DAY - 50, FIRST_DAY + 20],
    [FIRST_DAY + DAYS - 5, FIRST_DAY + DAYS + 50],
    [FIRST_DAY - 50, FIRST_DAY - 10],
    [FIRST_DAY + 10, FIRST_DAY + 9],
  ])('sum to the window %i to %i by one subtraction', (from, to) => {
    const frame = { box: EVERYWHERE, zoom: 10, points: false }
    const total = totalIn(index, runningTotals(daily), { from: dayNumber(from), to: dayNumber(to) })
    expect(total).toBe(plainCount(columns, everyRow, { asked: { ...asked, from, to }, frame }).count)
  })
})
