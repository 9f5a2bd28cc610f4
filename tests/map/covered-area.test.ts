/** Cameras in what panels leave free, on maps of any height. */
import { expect, test } from 'vitest'
import { cameraFor, clearOfLabels, fittingInsets, openPanels } from '../../src/map/covered-area.ts'

const BOX = { west: -2.53, south: 53.49, east: -2.5, north: 53.51 }
const PHONE = { isPhone: true, isTonight: true }

test.each([
  ['upright', { width: 360, height: 644 }],
  ['across', { width: 780, height: 234 }],
  ['across, and lower still', { width: 640, height: 120 }],
])('on a phone held %s the walk stays in the middle of what is free', (_how, size) => {
  const { longitude, latitude, zoom } = cameraFor(
    { kind: 'box', box: BOX },
    { size, hasDetails: false, ...PHONE },
  )
  expect(longitude).toBeCloseTo(-2.515, 5)
  // Lower than the walk, which the sheet at the foot pushes up, by less than the walk is high.
  expect(latitude).toBeGreaterThan(BOX.south - 0.05)
  expect(latitude).toBeLessThan(BOX.north)
  expect(zoom).toBeGreaterThan(8)
})

test('panels and labels leave at least two fifths of a low map, and a high one as it is', () => {
  const insets = openPanels({ ...PHONE, open: 'nothing' })
  const { top, bottom } = clearOfLabels(insets, { width: 780, height: 234 })
  expect(234 - top - bottom).toBeCloseTo(0.4 * 234)
  expect(fittingInsets(insets, { width: 360, height: 644 })).toBe(insets)
})

test('on a phone held across sheets that are read with the map leave the foot free and take the side', () => {
  const across = { ...PHONE, isAcross: true }
  expect(openPanels({ ...across, open: 'nothing' })).toEqual({ left: 0, top: 0, right: 320, bottom: 0 })
  expect(openPanels({ ...across, isTonight: false, open: 'details' }).right).toBe(320)
  expect(openPanels({ ...across, isTonight: false, open: 'nothing' }).right).toBe(0)
  const size = { width: 780, height: 248 }
  const beside = cameraFor({ kind: 'box', box: BOX }, { size, hasDetails: false, ...across })
  const over = cameraFor({ kind: 'box', box: BOX }, { size, hasDetails: false, ...PHONE })
  expect(beside.zoom).toBeGreaterThan(over.zoom)
  // The camera is the middle of the whole map, the walk that of its left part.
  expect(beside.longitude).toBeGreaterThan(BOX.east)
})
