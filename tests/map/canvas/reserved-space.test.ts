/** What the base map is told to keep clear of: squares that cover every word, and one round each disc. */
import { expect, it } from 'vitest'
import { reservedSquares } from '../../../src/map/canvas/reserved-space.ts'
import { reachOf } from '../../../src/map/layout/discs.ts'
import { mapLayoutOf } from '../../../src/map/layout/map-layout.ts'
import { rectAt } from '../../../src/map/layout/rects.ts'
import { cluster, MIDDLE, place, placeAt, sceneOf, SETTING, sightAt } from '../sample-map.ts'

it('covers a word from end to end and stays within it, and covers each disc', () => {
  const places = [place('Middleton Cross on the Hill', placeAt({ x: 0, y: 120 }, 13))]
  const picture = mapLayoutOf(sceneOf({ clusters: [cluster(1, 900, MIDDLE)] }), sightAt(13), {
    ...SETTING,
    places,
  })
  const [name] = picture.names
  const [disc] = picture.discs
  if (!name || !disc) throw new Error('nothing was placed')
  const squares = reservedSquares(picture)
  const word = rectAt(name.middle, name.stamp)
  const row = squares
    .slice(0, -1)
    .map(({ middle, side }) => rectAt(middle, { width: side, height: side }))
    .toSorted((a, b) => a.left - b.left)
  expect(row[0]?.left).toBeCloseTo(word.left, 6)
  expect(row.at(-1)?.right).toBeCloseTo(word.right, 6)
  for (const [i, square] of row.entries()) {
    expect([square.top, square.bottom]).toEqual([word.top, word.bottom])
    const next = row[i + 1]
    if (next) expect(next.left).toBeLessThanOrEqual(square.right + 1e-6)
  }
  expect(squares.at(-1)).toEqual({ middle: disc.middle, side: 2 * reachOf(disc.size) })
})
