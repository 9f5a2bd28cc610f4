/** The page's connection to the worker: closing it, or a failure of the worker, rejects pending calls. */
import { afterEach, expect, test, vi } from 'vitest'
import { connectWorker } from '../../src/worker/connect.ts'

afterEach(() => void vi.unstubAllGlobals())

/** A worker that never answers; `fail` reports an event of it. */
function silentWorker() {
  const terminate = vi.fn()
  const listeners = new Map<string, (event: { message: string }) => void>()
  vi.stubGlobal(
    'Worker',
    class {
      readonly terminate = terminate
      addEventListener(event: string, listener: (event: { message: string }) => void) {
        listeners.set(event, listener)
      }
      postMessage() {}
    },
  )
  return { terminate, fail: (event: string, message: string) => listeners.get(event)?.({ message }) }
}

test.each([
  ['error', 'no memory left', 'no memory left'],
  ['error', '', 'its worker did not start'],
  ['messageerror', '', 'its worker said what cannot be read'],
])(
  'after %s with the message "%s" calls are rejected, and the owner learns of it once',
  async (event, message, why) => {
    const { fail } = silentWorker()
    const onFault = vi.fn()
    const connection = connectWorker(onFault)
    const outcome = connection.ping().then(String, String)
    fail(event, message)
    fail(event, message)
    expect(await outcome).toContain(why)
    expect(onFault).toHaveBeenCalledOnce()
    expect(await connection.ping().then(String, String)).toContain(why)
  },
)

test('a pending question is rejected when the worker is terminated', async () => {
  const { terminate } = silentWorker()
  const connection = connectWorker()
  const answer = connection.answerIn(1, { kind: 'order', id: 'co-1' })
  const outcome = answer.then(String, String)
  connection.close()
  expect(await outcome).toContain('was ended')
  expect(terminate).toHaveBeenCalledOnce()
})
