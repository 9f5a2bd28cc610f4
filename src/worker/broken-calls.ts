/** Rejects calls to a worker that fails or is closed: a message port reports no errors, so they would never settle. */

interface BrokenCalls {
  /** The answer, or a rejection as soon as the worker is known to give none. */
  readonly orBroken: <P extends Promise<unknown>>(answer: P) => Promise<Awaited<P>>
  /** Terminates the worker and rejects pending calls. */
  readonly close: () => void
}

/** @param onFault called with the first failure that is not the closing */
export function brokenCalls(worker: Worker, onFault: (why: Error) => void): BrokenCalls {
  let isOver = false
  let reject = (_why: Error) => {}
  const broken = new Promise<never>((_, rejectAll) => {
    reject = rejectAll
  })
  broken.catch(() => {
    // Each call reports it; without a pending call it must not be an unhandled rejection.
  })
  const fail = (what: string) => {
    if (isOver) return
    isOver = true
    const why = new Error(what)
    reject(why)
    onFault(why)
  }
  worker.addEventListener('error', ({ message }) => fail(message || 'its worker did not start'))
  worker.addEventListener('messageerror', () => fail('its worker said what cannot be read'))
  return {
    orBroken: (answer) => Promise.race([answer, broken]),
    close: () => {
      isOver = true
      worker.terminate()
      reject(new Error('its worker did not answer and was ended'))
    },
  }
}
