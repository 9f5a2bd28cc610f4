/** The page's end of the worker: starts it and hands back what may be asked of it. */
import { proxy, wrap } from 'comlink'
import type { Hears, WorkerApi } from './worker-api.ts'

export interface Connection extends Omit<WorkerApi, 'answer'> {
  /** Ends the worker and all that waits for it: one that a sleeping phone has stopped does not come back by itself. */
  readonly close: () => void
}

/** Starts the worker. */
export function connectWorker(): Connection {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'holdfast' })
  // A port hears messages only: without this, a worker that did not start would be waited for without end.
  let end = () => {}
  const broken = new Promise<never>((_, reject) => {
    end = () => {
      worker.terminate()
      reject(new Error('its worker did not wake and was ended'))
    }
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
  const room = wrap<WorkerApi>(worker)
  const whole = <P extends Promise<unknown>>(answer: P) => Promise.race([answer, broken])
  return {
    open: (request, onProgress, hears) =>
      whole(room.open(request, proxy(onProgress), hears && proxy<Hears>(hears))),
    answerIn: (edition, question) => whole(room.answerIn(edition, question)),
    refresh: (feed) => whole(room.refresh(feed)),
    cancel: (feed) => whole(room.cancel(feed)),
    wake: (isBack) => whole(room.wake(isBack)),
    lookAtFiles: (files, postcodesUrl) => whole(room.lookAtFiles(files, postcodesUrl)),
    lookAtFilesAs: (kind) => whole(room.lookAtFilesAs(kind)),
    previewFiles: (choices) => whole(room.previewFiles(choices)),
    saveFiles: (choices) => whole(room.saveFiles(choices)),
    joinFiles: (request) => whole(room.joinFiles(request)),
    fullReports: () => whole(room.fullReports()),
    amend: (request) => whole(room.amend(request)),
    clearCopies: () => whole(room.clearCopies()),
    close: () => end(),
  }
}
