/** Starts the worker and returns its API for the page. */
import { proxy, wrap } from 'comlink'
import { brokenCalls } from './broken-calls.ts'
import type { WorkerListeners, WorkerApi } from './worker-api.ts'

/** The worker API as promises of the page; questions always refer to an edition. */
export interface Connection extends Omit<WorkerApi, 'answer'> {
  /** Terminates the worker and rejects pending calls: a worker that a sleeping phone has stopped does not resume. */
  readonly close: () => void
}

/**
 * Calls reject where the worker fails to start, throws outside a call, sends an unreadable message, or is closed.
 * @param onFault called with the first failure that is not the closing
 */
export function connectWorker(onFault: (why: Error) => void = () => {}): Connection {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'holdfast' })
  const { orBroken, close } = brokenCalls(worker, onFault)
  const api = wrap<WorkerApi>(worker)
  return {
    open: (request, onProgress, listeners) =>
      orBroken(api.open(request, proxy(onProgress), listeners && proxy<WorkerListeners>(listeners))),
    answerIn: (edition, question) => orBroken(api.answerIn(edition, question)),
    refresh: (feed) => orBroken(api.refresh(feed)),
    acceptDoubted: (feed, doubt) => orBroken(api.acceptDoubted(feed, doubt)),
    cancel: (feed) => orBroken(api.cancel(feed)),
    wake: (isBack) => orBroken(api.wake(isBack)),
    ping: () => orBroken(api.ping()),
    fileTarget: () => orBroken(api.fileTarget()),
    joinOpened: (file) => orBroken(api.joinOpened(file)),
    fullReports: () => orBroken(api.fullReports()),
    amend: (request) => orBroken(api.amend(request)),
    clearCopies: () => orBroken(api.clearCopies()),
    close,
  }
}
