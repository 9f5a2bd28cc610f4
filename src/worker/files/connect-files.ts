/** Starts the worker for opened files and returns its session for the page. */
import { proxy, wrap } from 'comlink'
import { brokenCalls } from '../broken-calls.ts'
import type { FileSession } from './file-inspection.ts'
import type { FileWorkerApi, FileWorkerContext } from './file-worker.ts'

/** Calls reject where the worker fails; it is started again with the next files. */
export function connectFileWorker(context: FileWorkerContext, onFault: () => void): FileSession {
  const worker = new Worker(new URL('./file-worker.ts', import.meta.url), {
    type: 'module',
    name: 'holdfast-files',
  })
  const { orBroken, close } = brokenCalls(worker, () => {
    close()
    onFault()
  })
  const api = wrap<FileWorkerApi>(worker)
  const ready = orBroken(api.start(proxy(context)))
  ready.catch(() => {
    // Reported by the calls that wait for it.
  })
  const call = <P extends Promise<unknown>>(ask: () => P): Promise<Awaited<P>> =>
    ready.then(() => orBroken(ask()))
  return {
    inspectFiles: (files, postcodesUrl) => call(() => api.inspectFiles(files, postcodesUrl)),
    inspectFilesAs: (kind) => call(() => api.inspectFilesAs(kind)),
    inspectSheet: (sheet) => call(() => api.inspectSheet(sheet)),
    inspectHead: (line, kind) => call(() => api.inspectHead(line, kind)),
    mapFiles: (request, kind) => call(() => api.mapFiles(request, kind)),
    saveMapping: (choices) => call(() => api.saveMapping(choices)),
    previewFiles: (choices) => call(() => api.previewFiles(choices)),
    saveFiles: (choices) => call(() => api.saveFiles(choices)),
    joinFiles: (request) => call(() => api.joinFiles(request)),
  }
}
