/** The page's connection to the worker: closing it rejects pending calls. */
import { afterEach, expect, test, vi } from 'vitest'
import { connectWorker } from '../../src/worker/connect.ts'

afterEach(() => void vi.unstubAllGlobals())

test('a pending question is rejected when the worker is terminated', async () => {
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
