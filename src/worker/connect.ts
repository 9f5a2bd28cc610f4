/** Starts the worker and returns its API for the page. */
import { proxy, wrap } from 'comlink'
import type { WorkerListeners, WorkerApi } from './worker-api.ts'

/** The worker API as promises of the page; questions always refer to an edition. */
export interface Connection extends Omit<WorkerApi, 'answer'> {
  /** Terminates the worker and rejects pending calls: a worker that a sleeping phone has stopped does not resume. */
  readonly close: () => void
}

/** Calls reject where the worker fails to start, sends an unreadable message, or is closed. */
export function connectWorker(): Connection {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'holdfast' })
  // A message port reports no errors: without this, calls to a worker that did not start would never settle.
  let close = () => {}
  const broken = new Promise<never>((_, reject) => {
    close = () => {
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
    // Each call reports it; without a pending call it must not be an unhandled rejection.
  })
  const api = wrap<WorkerApi>(worker)
  const orBroken = <P extends Promise<unknown>>(answer: P) => Promise.race([answer, broken])
  return {
    open: (request, onProgress, listeners) =>
      orBroken(api.open(request, proxy(onProgress), listeners && proxy<WorkerListeners>(listeners))),
    answerIn: (edition, question) => orBroken(api.answerIn(edition, question)),
    refresh: (feed) => orBroken(api.refresh(feed)),
    acceptDoubted: (feed, doubt) => orBroken(api.acceptDoubted(feed, doubt)),
    cancel: (feed) => orBroken(api.cancel(feed)),
    wake: (isBack) => orBroken(api.wake(isBack)),
    inspectFiles: (files, postcodesUrl) => orBroken(api.inspectFiles(files, postcodesUrl)),
    inspectFilesAs: (kind) => orBroken(api.inspectFilesAs(kind)),
    inspectSheet: (sheet) => orBroken(api.inspectSheet(sheet)),
    inspectHead: (line, kind) => orBroken(api.inspectHead(line, kind)),
    mapFiles: (request, kind) => orBroken(api.mapFiles(request, kind)),
    saveMapping: (choices) => orBroken(api.saveMapping(choices)),
    previewFiles: (choices) => orBroken(api.previewFiles(choices)),
    saveFiles: (choices) => orBroken(api.saveFiles(choices)),
    joinFiles: (request) => orBroken(api.joinFiles(request)),
    fullReports: () => orBroken(api.fullReports()),
    amend: (request) => orBroken(api.amend(request)),
    clearCopies: () => orBroken(api.clearCopies()),
    close: () => close(),
  }
}
