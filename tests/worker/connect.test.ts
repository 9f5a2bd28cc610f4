/** The page's end of the worker: what waits for a worker that is ended is told so. */
import { afterEach, expect, test, vi } from 'vitest'
import { connectWorker } from '../../src/worker/connect.ts'

afterEach(() => void vi.unstubAllGlobals())

test('a question to a worker that is ended fails instead of being waited for', async () => {
  const terminate = vi.fn()
  vi.stubGlobal(
    'Worker',
    class {
      readonly terminate = terminate
      addEventListener() {}
      postMessage() {}
    },
  )
  const connection = connectWorker()
  const answer = connection.answerIn(1, { kind: 'order', id: 'co-1' })
  const outcome = answer.then(String, String)
  connection.close()
  expect(await outcome).toContain('was ended')
  expect(terminate).toHaveBeenCalledOnce()
})
