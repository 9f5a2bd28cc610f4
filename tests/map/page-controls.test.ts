/** The space of the buttons over the map: at its head on a wide frame, at both on a phone, at its foot alone on a low map. */
import { expect, test } from 'vitest'
import { pageControlsIn } from '../../src/map/covered-area.ts'

const at = (width: number, height: number, [x, y]: readonly [number, number]) =>
  pageControlsIn({ left: 0, top: 0, right: width, bottom: height }).some(
    ({ left, top, right, bottom }) => x > left && x < right && y > top && y < bottom,
  )

test.each([
  ['a screen', 1440, 640, { head: true, foot: false }],
  ['a phone', 360, 600, { head: true, foot: true }],
  ['a phone under a sheet', 360, 200, { head: false, foot: true }],
  ['a page at twice its size', 720, 340, { head: true, foot: true }],
  ['a phone held across', 780, 224, { head: true, foot: true }],
] as const)('of %s', (_, width, height, { head, foot }) => {
  expect(at(width, height, [width - 30, 40])).toBe(head)
  expect(at(width, height, [width - 30, height - 30])).toBe(foot)
  expect(at(width, height, [width / 2, height / 2])).toBe(false)
})
