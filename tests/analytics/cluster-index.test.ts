/** The cluster index: tree structure, ranges, positions, and independence of the order of rows. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  buildClusterIndex,
  COARSEST_ZOOM,
  FINEST_ZOOM,
  PLACE_LEVEL,
  SQUARE_LEVEL,
  type ClusterIndex,
  type IndexableColumns,
} from '../../src/analytics/cluster-index.ts'
import { toDegrees, toGrid } from '../../src/analytics/grid.ts'
import { boundsOf } from '../../src/analytics/hierarchy/node-bounds.ts'
import { uniquePlaces } from '../../src/analytics/hierarchy/places.ts'
import { occupiedSquares } from '../../src/analytics/hierarchy/squares.ts'
import { centreOf, squareAt } from '../../src/domain/borough/grids.ts'
import { FIRST_DAY, inventedIncidents, randomFrom, shuffled } from './invented-incidents.ts'
import { columnsOf, nodesOf } from './counting.ts'

const CATEGORIES = 14
const columns = inventedIncidents({ count: 3000, seed: 7 })
const index = buildClusterIndex(columns, CATEGORIES)

const childrenOf = (of: ClusterIndex, node: number): number[] => {
  const children: number[] = []
  for (let child = node + 1; child < (of.skip[node] ?? 0); child = of.skip[child] ?? 0) children.push(child)
  return children
}

describe('nodes', () => {
  test('have the range and bounds of their children together', () => {
    for (const node of nodesOf(index).filter(({ expandsAt }) => expandsAt < PLACE_LEVEL)) {
      const children = childrenOf(index, node.node)
      expect(children.length).toBeGreaterThan(node.expandsAt === SQUARE_LEVEL ? 0 : 1)
      let end = node.start
      for (const child of children) {
        expect(index.start[child]).toBe(end)
        end = index.end[child] ?? 0
      }
      expect(end).toBe(node.end)
      const sides = children.map((child) => boundsOf(index, child))
      expect(boundsOf(index, node.node)).toEqual({
        west: Math.min(...sides.map(({ west }) => west)),
        south: Math.min(...sides.map(({ south }) => south)),
        east: Math.max(...sides.map(({ east }) => east)),
        north: Math.max(...sides.map(({ north }) => north)),
      })
    }
  })

  test('expand at a higher zoom the deeper they are: cluster, square, place', () => {
    for (const node of nodesOf(index)) {
      for (const child of childrenOf(index, node.node)) {
        expect(index.expandsAt[child]).toBeGreaterThan(node.expandsAt)
      }
    }
    const levels = new Set(index.expandsAt)
    expect([...levels].filter((level) => level < SQUARE_LEVEL).every((level) => level > COARSEST_ZOOM)).toBe(
      true,
    )
    expect(levels.has(FINEST_ZOOM)).toBe(true)
  })

  test('contain each square once, at its centre, with every incident of that square', () => {
    const rowsIn = new Map<string, number[]>()
    for (let row = 0; row < columns.count; row++) {
      const { easting, northing } = toGrid(columns.longitude[row] ?? 0, columns.latitude[row] ?? 0)
      const key = toDegrees(centreOf(squareAt(easting, northing))).join()
      rowsIn.set(key, [...(rowsIn.get(key) ?? []), row])
    }
    const squares = nodesOf(index).filter(({ expandsAt }) => expandsAt === SQUARE_LEVEL)
    expect(squares.length).toBe(rowsIn.size)
    for (const { at, start, end } of squares) {
      expect([...index.row.subarray(start, end)].toSorted((a, b) => a - b)).toEqual(rowsIn.get(at.join()))
    }
  })

  test('place a cluster at the mean of its squares on the Mercator plane', () => {
    const mercator = (latitude: number) => Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360))
    for (const { node, at, expandsAt } of nodesOf(index).filter((n) => n.expandsAt < SQUARE_LEVEL)) {
      const squares = nodesOf(index).filter(
        (n) => n.node > node && n.node < (index.skip[node] ?? 0) && n.expandsAt === SQUARE_LEVEL,
      )
      const mean = (of: (n: (typeof squares)[number]) => number) =>
        squares.reduce((sum, n) => sum + of(n), 0) / squares.length
      expect(expandsAt).toBeLessThanOrEqual(FINEST_ZOOM)
      expect(at[0]).toBeCloseTo(
        mean((n) => n.at[0]),
        5,
      )
      expect(mercator(at[1])).toBeCloseTo(
        mean((n) => mercator(n.at[1])),
        7,
      )
    }
  })

  test('keep the places of a square separate, each at its exact position', () => {
    const places = nodesOf(index).filter(({ expandsAt }) => expandsAt === PLACE_LEVEL)
    for (const { at, start, end } of places) {
      for (const row of index.row.subarray(start, end)) {
        expect([columns.longitude[row], columns.latitude[row]]).toEqual(at)
      }
    }
    expect(new Set(places.map(({ at }) => at.join())).size).toBe(places.length)
  })

  test('order the places of a square by longitude, then latitude', () => {
    for (const { node } of nodesOf(index).filter(({ expandsAt }) => expandsAt === SQUARE_LEVEL)) {
      const at = childrenOf(index, node).map((child) => [
        index.longitude[child] ?? 0,
        index.latitude[child] ?? 0,
      ])
      expect(at).toEqual(at.toSorted(([x = 0, y = 0], [u = 0, v = 0]) => x - u || y - v))
    }
  })
})

test('squares are ordered by incidents, then from west to east, then from south to north', () => {
  const places = uniquePlaces(columns)
  const incidentsAt = new Uint32Array(places.count)
  for (const place of places.of) incidentsAt[place] = (incidentsAt[place] ?? 0) + 1
  const squares = occupiedSquares(places, incidentsAt)
  const incidentCounts = squares.centres.map(() => 0)
  for (const [place, square] of squares.of.entries())
    incidentCounts[square] = (incidentCounts[square] ?? 0) + (incidentsAt[place] ?? 0)
  const keys = squares.centres.map((centre, i) => {
    const { easting, northing } = toGrid(...centre)
    return [-(incidentCounts[i] ?? 0), Math.round(easting), Math.round(northing)]
  })
  expect(keys).toEqual(
    keys.toSorted(([a = 0, b = 0, c = 0], [d = 0, e = 0, f = 0]) => a - d || b - e || c - f),
  )
})

describe('incidents', () => {
  test('are those of the columns, once each', () => {
    expect([...index.row].toSorted((a, b) => a - b)).toEqual([...Array(columns.count).keys()])
    for (let i = 0; i < index.count; i++) {
      const row = index.row[i] ?? 0
      expect((index.day[i] ?? 0) + index.firstDay).toBe(columns.day[row])
      expect(index.category[i]).toBe(columns.category[row])
    }
  })

  test('are ordered by day, then category, within a place', () => {
    for (const { start, end } of nodesOf(index).filter(({ expandsAt }) => expandsAt === PLACE_LEVEL)) {
      const keys = [...index.day.subarray(start, end)].map(
        (day, i) => day * 256 + (index.category[start + i] ?? 0),
      )
      expect(keys).toEqual(keys.toSorted((a, b) => a - b))
    }
  })
})

test('the order of the rows affects `row` only', () => {
  const other = buildClusterIndex(shuffled(columns, randomFrom(3)), CATEGORIES)
  expect({ ...other, row: null }).toEqual({ ...index, row: null })
  expect(other.row).not.toEqual(index.row)
})

describe('edge cases', () => {
  test('an empty dataset gives an empty index', () => {
    const empty = buildClusterIndex(columnsOf([]), CATEGORIES)
    expect(empty).toMatchObject({ nodeCount: 0, count: 0, firstDay: 0, lastDay: -1 })
  })

  test('one incident gives a square with a place', () => {
    const one = buildClusterIndex(columnsOf([[-2.6, 53.5, FIRST_DAY, 3]]), CATEGORIES)
    expect([...one.expandsAt]).toEqual([SQUARE_LEVEL, PLACE_LEVEL])
    expect([...one.skip]).toEqual([2, 2])
    expect([...one.end]).toEqual([1, 1])
  })

  test('all incidents in one place give one square with one place', () => {
    const same = buildClusterIndex(
      columnsOf(Array.from({ length: 50 }, (_, i) => [-2.6, 53.5, FIRST_DAY + (i % 7), i % 14] as const)),
      CATEGORIES,
    )
    expect([...same.expandsAt]).toEqual([SQUARE_LEVEL, PLACE_LEVEL])
    expect([...same.end]).toEqual([50, 50])
  })

  test('0 and -0 degrees are one place', () => {
    const both = columnsOf([
      [0, 51.5, 1, 0],
      [-0, 51.5, 1, 0],
    ])
    expect(buildClusterIndex(both, CATEGORIES).nodeCount).toBe(2)
  })

  const refused: readonly (readonly [string, IndexableColumns, number, string])[] = [
    ['a position that is not a number', columnsOf([[NaN, 53.5, 1, 0]]), 14, 'row 0 stands at NaN, 53.5'],
    [
      'metres for degrees',
      columnsOf([[351234, 398765, 1, 0]]),
      14,
      '351234, 398765 lies beyond the National Grid',
    ],
    ['a category outside the list', columnsOf([[-2.6, 53.5, 1, 14]]), 14, 'row 0 has category 14, of 14'],
    ['more categories than a byte can tell', columnsOf([]), 256, '256 categories, but at most 255'],
    [
      'days too far apart',
      columnsOf([
        [-2.6, 53.5, 0, 0],
        [-2.6, 53.5, 65_536, 0],
      ]),
      14,
      'days 0 to 65536 are more than 65535 apart',
    ],
  ]
  test.each(refused)('%s is refused', (_what, faulty, categoryCount, message) => {
    expect(() => buildClusterIndex(faulty, categoryCount)).toThrow(message)
  })

  test('any incidents in Britain give positions within their bounds extended by a square', () => {
    const incident = fc.tuple(
      fc.double({ min: -6, max: 1.7, noNaN: true }),
      fc.double({ min: 50, max: 58, noNaN: true }),
      fc.integer({ min: 0, max: 3000 }),
      fc.integer({ min: 0, max: 13 }),
    )
    fc.assert(
      fc.property(fc.array(incident, { maxLength: 30 }), (rows) => {
        const built = buildClusterIndex(columnsOf(rows), CATEGORIES)
        for (const { node, at } of nodesOf(built)) {
          const { west, south, east, north } = boundsOf(built, node)
          expect(at[0] > west - 0.003 && at[0] < east + 0.003).toBe(true)
          expect(at[1] > south - 0.002 && at[1] < north + 0.002).toBe(true)
        }
      }),
      { numRuns: 50 },
    )
  })
})

test('incidents by day are each of them once, in order of day and within a day in leaf order', () => {
  const { leaf, start } = index.byDay
  expect([...leaf].toSorted((a, b) => a - b)).toEqual([...Array(index.count).keys()])
  expect(start.length).toBe(index.lastDay - index.firstDay + 2)
  for (let day = 0; day + 1 < start.length; day++) {
    const own = [...leaf.subarray(start[day], start[day + 1])]
    expect(own.every((at) => index.day[at] === day)).toBe(true)
    expect(own).toEqual(own.toSorted((a, b) => a - b))
  }
})
