/** Before the test files of the projects that share globals, timers and modules: faster equality; after each, stubs are undone. */
import { afterAll, vi } from 'vitest'
import { compareTypedArrays } from './typed-arrays.ts'

/** Methods that jsdom lacks and tests assign. */
const ASSIGNED = ['scrollIntoView', 'setPointerCapture']

compareTypedArrays()

afterAll(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
  if (typeof Element === 'undefined') return
  for (const method of ASSIGNED) Reflect.deleteProperty(Element.prototype, method)
})
