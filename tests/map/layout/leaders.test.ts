/** Leader lines of labels: a label stands where its leader crosses no name and no foreign disc, if there is such a place. */
import { expect, test } from 'vitest'
import { labelsFor } from '../../../src/map/layout/labels.ts'
import { expandedBy, rectAt, type Obstacles } from '../../../src/map/layout/rects.ts'
import { pixelAt } from '../../../src/map/mercator.ts'
import { hotspot, MIDDLE } from '../sample-map.ts'

const ZOOM = 13
const at = pixelAt(MIDDLE, ZOOM)
const frame = expandedBy(rectAt(at, { width: 0, height: 0 }), 400)
const sprite = { key: 'label', width: 40, height: 16, paint: () => {} }
const shape = { id: 's', kind: 'site', shape: hotspot('s', MIDDLE).shape, sprite, isChosen: false } as const

/** A rectangle by its distances from the middle of the shape. */
const beside = (left: number, top: number, size: { readonly width: number; readonly height: number }) => ({
  left: at.x + left,
  top: at.y + top,
  right: at.x + left + size.width,
  bottom: at.y + top + size.height,
})
/** Free are only the east, behind a name, and the north, a little farther away. */
const name = beside(60, -20, { width: 34, height: 40 })
const disc = { x: at.x + 77, y: at.y, radius: 20 }
const crowd = (): Obstacles => ({
  circles: [{ ...at, radius: 58 }],
  rects: [
    name,
    beside(-400, 22, { width: 800, height: 378 }),
    beside(-400, -400, { width: 370, height: 800 }),
    beside(30, -400, { width: 370, height: 378 }),
    beside(-400, -100, { width: 800, height: 80 }),
  ],
})

test.each([
  ['to where its leader crosses the name, where nothing is said of names', {}, 'east'],
  ['to where its leader crosses none', { names: [name] }, 'north'],
  ['to where its leader crosses no disc of another place', { discs: [disc] }, 'north'],
  ['over a disc that covers its shape', { discs: [{ ...at, radius: 90 }] }, 'east'],
  [
    'over a disc rather than over a name',
    { names: [beside(-20, -60, { width: 40, height: 20 })], discs: [disc] },
    'east',
  ],
] as const)('a label goes %s', (_, crossed, side) => {
  const { placed, leaders } = labelsFor([shape], { zoom: ZOOM, frame, ...crossed }, crowd())
  const [label] = placed
  if (!label) throw new Error('no label')
  expect(leaders).toHaveLength(1)
  expect(label.middle.x > at.x + 60 ? 'east' : label.middle.y < at.y - 60 ? 'north' : 'elsewhere').toBe(side)
})
