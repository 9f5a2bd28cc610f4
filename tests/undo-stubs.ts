/** Undoes what a test file stubbed, after it, since the files of a project share globals, timers and modules. */
import { afterAll, vi } from 'vitest'

/** Methods that jsdom lacks and tests assign. */
const ASSIGNED = ['scrollIntoView', 'setPointerCapture']

afterAll(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  if (typeof Element === 'undefined') return
  for (const method of ASSIGNED) Reflect.deleteProperty(Element.prototype, method)
})
