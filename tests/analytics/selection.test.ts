/** Area masks of the index against a test of each incident's position. */
import { expect, test } from 'vitest'
import { buildClusterIndex } from '../../src/analytics/cluster-index.ts'
import { contains } from '../../src/analytics/geometry.ts'
import { inAreas, selectedCategories } from '../../src/analytics/selection.ts'
import type { Surface } from '../../src/domain/geography.ts'
import { rectangle } from './counting.ts'
import { inventedIncidents } from './invented-incidents.ts'

const columns = inventedIncidents({ count: 4000, seed: 5 })
const index = buildClusterIndex(columns, 14)
const triangle: Surface = {
  type: 'Polygon',
  coordinates: [
    [
      [-2.66, 53.5],
      [-2.58, 53.52],
      [-2.62, 53.58],
      [-2.66, 53.5],
    ],
  ],
}
const surfaces = [triangle, rectangle([-2.6, 53.5, -2.5, 53.53]), rectangle([-1.2, 53.1, -1.1, 53.2])]

test('marks incidents inside any of the surfaces', () => {
  const inside = inAreas(index, surfaces)
  const plain = Array.from(index.row, (row) =>
    surfaces.some((s) => contains(s, columns.longitude[row] ?? 0, columns.latitude[row] ?? 0)) ? 1 : 0,
  )
  expect([...inside]).toEqual(plain)
  const marked = plain.filter((mark) => mark === 1).length
  expect(marked).toBeGreaterThan(500)
  expect(marked).toBeLessThan(3500)
})

test('marks none without surfaces', () => expect(inAreas(index, []).every((mark) => mark === 0)).toBe(true))

test('sets the category of excluded incidents to the category count', () => {
  const inside = inAreas(index, surfaces)
  const category = selectedCategories(index, inside)
  for (const [i, mark] of inside.entries()) expect(category[i]).toBe(mark === 1 ? index.category[i] : 14)
})

test('throws for a mask of another index', () => {
  expect(() => selectedCategories(index, new Uint8Array(2))).toThrow('2 marks for 4000 incidents')
})
