/** The page's end of the worker: starts it and hands back what may be asked of it. */
import { proxy, wrap } from 'comlink'
import type { Workroom } from './workroom.ts'

export { proxy as crossing }

/** Starts the worker; it lives as long as the page. */
export function connectWorker() {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'holdfast' })
  return wrap<Workroom>(worker)
}
export type Connection = ReturnType<typeof connectWorker>
