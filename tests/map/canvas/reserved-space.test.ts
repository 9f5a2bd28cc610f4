/** Space reserved in the base map: squares that cover every label, and one for each disc. */
import { expect, it } from 'vitest'
import { reservedSquares } from '../../../src/map/canvas/reserved-space.ts'
import { outerRadius } from '../../../src/map/discs/disc-size.ts'
import { mapLayoutOf } from '../../../src/map/layout/map-layout.ts'
import { rectAt } from '../../../src/map/layout/rects.ts'
import { cluster, MIDDLE, place, placeAt, sceneOf, LAYOUT_OPTIONS, viewportAt } from '../sample-map.ts'

it('covers a label from end to end without exceeding it, and covers each disc', () => {
  const places = [place('Middleton Cross on the Hill', placeAt({ x: 0, y: 120 }, 13))]
  const layout = mapLayoutOf(sceneOf({ clusters: [cluster(1, 900, MIDDLE)] }), viewportAt(13), {
    ...LAYOUT_OPTIONS,
    places,
  })
  const [name] = layout.names
  const [disc] = layout.discs
  if (!name || !disc) throw new Error('nothing was placed')
  const squares = reservedSquares(layout)
  const word = rectAt(name.middle, name.sprite)
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
  expect(squares.at(-1)).toEqual({ middle: disc.middle, side: 2 * outerRadius(disc.size) })
})
