/** Parsing of SVG paths into rings, and the point of an area for its label. */
import { describe, expect, test } from 'vitest'
import { ringsOf, labelPointOf } from '../../src/embed/reading/label-point.ts'

describe('the rings of a path', () => {
  const square = [
    { x: 1, y: 2 },
    { x: 4, y: 2 },
    { x: 4, y: 5 },
    { x: 1, y: 5 },
  ]
  test.each([
    'M1 2L4 2L4 5L1 5Z',
    'M1,2 4,2 4,5 1,5z',
    'm1 2l3 0l0 3l-3 0z',
    'm1 2h3v3h-3z',
    'M1 2H4V5H1Z',
    'M1 2l3 0 0 3-3 0z',
  ])('are parsed from %s', (path) => expect(ringsOf(path)).toEqual([square]))
  test('number as many as its move commands, each relative to the end of the previous ring', () => {
    expect(ringsOf('m1 1l1 0l0 1zm10 0l1 0l0 1z')).toEqual([
      [
        { x: 1, y: 1 },
        { x: 2, y: 1 },
        { x: 2, y: 2 },
      ],
      [
        { x: 11, y: 1 },
        { x: 12, y: 1 },
        { x: 12, y: 2 },
      ],
    ])
  })
})

describe('the label point', () => {
  test('of a square is its centre', () => {
    const place = labelPointOf(ringsOf('M0 0H100V100H0Z'))
    expect(place?.radius).toBeGreaterThan(48)
    expect(Math.hypot((place?.x ?? 0) - 50, (place?.y ?? 0) - 50)).toBeLessThan(3)
  })
  test('lies inside a horseshoe and outside a hole', () => {
    const place = labelPointOf(ringsOf('M0 0H100V100H80V20H20V100H0Z'))
    expect(place?.radius).toBeGreaterThan(9)
    const holed = labelPointOf(ringsOf('M0 0H100V100H0ZM20 20H90V90H20Z'))
    expect(Math.min(holed?.x ?? 0, holed?.y ?? 0)).toBeLessThan(20)
  })
  test('of an empty shape is null', () => {
    expect(labelPointOf([])).toBeNull()
    expect(labelPointOf(ringsOf('M0 0L1 1Z'))).toBeNull()
  })
})
