/** A camera of an address that is far from the place is dropped with a notice; any near it stays. */
import { expect, test } from 'vitest'
import { boxOf } from '../../src/domain/geography.ts'
import { makeStore } from '../../src/state/store.ts'
import { INITIAL_VIEW } from '../../src/state/view.ts'
import { keepNear } from '../../src/team/use-near-camera.ts'
import { SMALL_BOROUGH } from '../feeds/small-borough.ts'

const { outline } = SMALL_BOROUGH
const { west, south, east, north } = boxOf(outline)
const kept = (longitude: number, latitude: number) => {
  const camera = { longitude, latitude, zoom: 12 }
  const store = makeStore({ view: { ...INITIAL_VIEW, camera } })
  keepNear(store, camera, outline)
  return store.getState()
}

test.each([
  [(west + east) / 2, (south + north) / 2],
  [west - (east - west) / 2, south],
  [east, north + (north - south) / 2],
])('stays at %f, %f', (longitude, latitude) => {
  expect(kept(longitude, latitude)).toMatchObject({ view: { camera: { longitude, latitude } }, notices: [] })
})

test.each([
  [0, 0],
  [-2.6, 85],
  [180, (south + north) / 2],
])('goes at %f, %f', (longitude, latitude) => {
  const { view, notices } = kept(longitude, latitude)
  expect(view.camera).toBeNull()
  expect(notices).toEqual([expect.stringContaining('far from the place: the whole of it is shown')])
})
