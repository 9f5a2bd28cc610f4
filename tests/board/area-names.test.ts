/** Names in the area map: short forms, and lines that lie inside their shape. */
import { describe, expect, test } from 'vitest'
import { LINE_HEIGHT, placedNames, shortNames, textWidth } from '../../src/board/areas/area-names.ts'
import type { Surface } from '../../src/domain/geography.ts'

test('short names leave out what follows the first place, unless two would be alike', () => {
  expect(
    shortNames([
      'Aspull, New Springs & Whelley',
      'Standish with Langtree',
      'Leigh West',
      'Golborne & Lowton West',
      'Ashton-in-Makerfield South',
    ]),
  ).toEqual(['Aspull', 'Standish', 'Leigh West', 'Golborne', 'Ashton-in-Makerfield South'])
  expect(shortNames(['Abram & Ince', 'Abram with Bryn'])).toEqual(['Abram & Ince', 'Abram with Bryn'])
})

/** One degree is 100 pixels both ways. */
const projection = { west: 0, north: 10, metresPerDegreeEast: 111_195, pixelsPerMetre: 100 / 111_195 }
const shapeOf = (corners: readonly (readonly [x: number, y: number])[]): Surface => ({
  type: 'Polygon',
  coordinates: [[...corners, ...corners.slice(0, 1)].map(([x, y]) => [x / 100, 10 - y / 100] as const)],
})
const box = (width: number, height: number) =>
  shapeOf([
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ])
const placed = (shape: Surface, name: string, printed: string | null = null) =>
  placedNames([{ name, printed, shape }], projection)[0] ?? null

describe('a name', () => {
  test('stands on one line with its value below, or on two where it is too wide for one', () => {
    expect(placed(box(200, 60), 'Leigh West', '+57 %')?.lines).toEqual(['Leigh West', '+57 %'])
    expect(placed(box(45, 60), 'Leigh West', '+57 %')?.lines).toEqual(['Leigh', 'West', '+57 %'])
    expect(placed(box(110, 60), 'Ashton-in-Makerfield South')?.lines).toHaveLength(2)
  })
  test('stands without its value where that has no room, and not at all where it has none itself', () => {
    expect(placed(box(200, 14), 'Leigh West', '+57 %')?.lines).toEqual(['Leigh West'])
    expect(placed(box(10, 60), 'Leigh West')).toBeNull()
    expect(placed(box(200, 8), 'Leigh West')).toBeNull()
  })
  test('may cross the outline by a few pixels where no name lies inside', () => {
    expect(placed(box(56, 40), 'Winstanley')?.lines).toEqual(['Winstanley'])
    expect(placed(box(30, 40), 'Winstanley')).toBeNull()
  })
  test('that crosses its outline gives way to others, a coloured area first', () => {
    const right = shapeOf([
      [56, 0],
      [112, 0],
      [112, 16],
      [56, 16],
    ])
    const areas = [
      { name: 'Winstanley', printed: null, shape: box(56, 16) },
      { name: 'Winstanley', printed: '+57 %', shape: right },
    ]
    expect(placedNames(areas, projection).map((name) => name?.lines)).toEqual([undefined, ['Winstanley']])
  })
  test('lies in the wide part of a shape, not in its middle', () => {
    const bottle = shapeOf([
      [45, 0],
      [55, 0],
      [55, 100],
      [100, 100],
      [100, 140],
      [0, 140],
      [0, 100],
      [45, 100],
    ])
    const { x = 0, y = 0, lines = [] } = placed(bottle, 'Leigh West') ?? {}
    expect(lines).toEqual(['Leigh West'])
    expect(y - LINE_HEIGHT / 2).toBeGreaterThanOrEqual(100)
    expect(y + LINE_HEIGHT / 2).toBeLessThanOrEqual(140)
    expect(x).toBeCloseTo(50, 0)
  })
  test('keeps out of a hole', () => {
    const ring = box(200, 60)
    const holed: Surface = {
      type: 'Polygon',
      coordinates: [
        ...(ring.type === 'Polygon' ? ring.coordinates : []),
        [
          [0.1, 9.95],
          [1.9, 9.95],
          [1.9, 9.45],
          [0.1, 9.45],
          [0.1, 9.95],
        ],
      ],
    }
    expect(placed(ring, 'Leigh West')).not.toBeNull()
    expect(placed(holed, 'Leigh West')).toBeNull()
  })
  test('is estimated no narrower than its letters', () => {
    expect(textWidth('Mill')).toBeLessThan(textWidth('Moss'))
    expect(textWidth('')).toBe(0)
  })
})
