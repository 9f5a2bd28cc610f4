/** The page's end of the worker: starts it and hands back what may be asked of it. */
import { proxy, wrap } from 'comlink'
import type { Workroom } from './workroom.ts'

export { proxy as crossing }

/** Starts the worker; it lives as long as the page. */
export function connectWorker() {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'holdfast' })
  // A port hears messages only: without this, a worker that did not start would be waited for without end.
  const broken = new Promise<never>((_, reject) => {
    worker.addEventListener('error', ({ message }) => {
      reject(new Error(message || 'its worker did not start'))
    })
    worker.addEventListener('messageerror', () => {
      reject(new Error('its worker said what cannot be read'))
    })
  })
  broken.catch(() => {
    // Whoever asks hears of it; that nobody asks at the moment is no fault of its own.
  })
  const room = wrap<Workroom>(worker)
  return {
    open: (...request: Parameters<Workroom['open']>) => Promise.race([room.open(...request), broken]),
    answer: (...question: Parameters<Workroom['answer']>) => Promise.race([room.answer(...question), broken]),
    amend: (...request: Parameters<Workroom['amend']>) => Promise.race([room.amend(...request), broken]),
  }
}
export type Connection = ReturnType<typeof connectWorker>
