/** When places whose incidents are still to be read count as drawn. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import { expect, test, vi } from 'vitest'
import { oncePlacesDrawn } from '../../../src/map/base/places-to-read.ts'

test('places are drawn once, with the frame after their data are loaded', () => {
  const handlers = new Map<string, (event: object) => void>()
  const put = (name: string, handler: (event: object) => void) => handlers.set(name, handler)
  const map = { on: put, once: put, off: (name: string) => handlers.delete(name) }
  const onDrawn = vi.fn()
  oncePlacesDrawn(map as unknown as MapLibreMap, onDrawn)
  const loaded = (sourceId: string, isSourceLoaded: boolean) =>
    handlers.get('sourcedata')?.({ sourceId, isSourceLoaded })
  loaded('roads', true)
  loaded('places-to-read', false)
  expect(handlers.has('render')).toBe(false)
  loaded('places-to-read', true)
  expect(onDrawn).not.toHaveBeenCalled()
  handlers.get('render')?.({})
  expect(onDrawn).toHaveBeenCalledTimes(1)
  expect(handlers.has('sourcedata')).toBe(false)
})
