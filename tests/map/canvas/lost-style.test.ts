/** A drawing context that is given back leaves no listener behind, and the style that was there before. */
import type { Map as MapLibreMap } from 'maplibre-gl'
import { expect, test, vi } from 'vitest'
import { keepStyle } from '../../../src/map/canvas/overlay/lost-style.ts'

test('a context that was given back has its style, and no listener for its creation', () => {
  // The event does not bubble: one target stands for the canvas and its container.
  const canvas = new EventTarget()
  const setStyle = vi.fn()
  let restored = () => {}
  const map = {
    getContainer: () => canvas,
    getCanvas: () => canvas,
    getStyle: () => 'style',
    setStyle,
    on: (_: string, listener: () => void) => {
      restored = listener
    },
    once: () => {},
  }
  keepStyle(map as unknown as MapLibreMap)
  canvas.dispatchEvent(new Event('webglcontextlost'))
  const onCreationError = vi.fn()
  canvas.addEventListener('webglcontextcreationerror', onCreationError, { once: true })
  restored()
  expect(setStyle.mock.calls).toEqual([[null], ['style', { diff: false }]])
  // Heard once, so that it is not heard any more.
  expect(onCreationError).toHaveBeenCalledOnce()
})
