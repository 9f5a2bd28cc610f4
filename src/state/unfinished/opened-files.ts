/** Says after a reload which files were open here, since their rows go with the page; their names are stored for 48 hours. */
import { OPENED_FILES } from '../../feeds/device/unfinished-work.ts'
import { OPENED_HERE } from '../../worker/files/file-inspection.ts'
import { deviceNow } from '../effects/clock-and-seed.ts'
import { manifestAddress } from '../own-files.ts'
import type { State, Store } from '../store.ts'
import { isOnlyTab, isSensitive } from './this-tab.ts'

interface Memory {
  /** Stores these names of closed files beside those of the open ones; resolves once that is done or has failed. */
  readonly keep: (closed: readonly string[]) => Promise<void>
  /** Stores nothing more. */
  readonly stop: () => void
}

const memories = new WeakMap<Store, Memory>()

/** Call once, when the data are open. */
export async function rememberOpenedFiles(store: Store): Promise<void> {
  const manifestUrl = manifestAddress().href
  let mayStore = await isOnlyTab('holdfast:opened')
  const canStore = () => mayStore && !isSensitive(store)
  const before = canStore() ? namesIn(await OPENED_FILES.read(manifestUrl, deviceNow())) : []
  // What was stored before the mark was raised.
  if (isSensitive(store)) await OPENED_FILES.clear()
  let written = JSON.stringify(before)
  let isWritten = true
  const keep = async (closed: readonly string[]) => {
    const names = canStore() ? [...closed, ...openNames(store.getState())] : []
    const text = JSON.stringify(names)
    if (text === written) return
    written = text
    isWritten = false
    const isDone =
      names.length === 0
        ? await OPENED_FILES.clear()
        : await OPENED_FILES.write(manifestUrl, names, deviceNow())
    if (written === text) isWritten = isDone
  }
  const follow = async () => {
    const open = openNames(store.getState())
    const closed = store.getState().closedFiles.filter((name) => !open.includes(name))
    if (closed.length < store.getState().closedFiles.length) store.setState({ closedFiles: closed })
    await keep(closed)
  }
  store.setState({ closedFiles: before })
  const unsubscribe = store.subscribe((state, last) => {
    const { catalogue, feedStates, closedFiles } = state
    if (catalogue === last.catalogue && feedStates === last.feedStates && closedFiles === last.closedFiles)
      return
    void follow()
  })
  window.addEventListener('beforeunload', (event) => {
    const isSaid = isWritten && canStore()
    if (!isSaid && openNames(store.getState()).length > 0) event.preventDefault()
  })
  const stop = () => {
    unsubscribe()
    mayStore = false
  }
  memories.set(store, { keep, stop })
  await follow()
}

/** Deletes what is stored, and stores nothing more before a reload; false where it is not certain that it is gone. */
export function clearOpenedFiles(store: Store): Promise<boolean> {
  memories.get(store)?.stop()
  store.setState({ closedFiles: [] })
  return OPENED_FILES.clear()
}

/** Puts the sentence away for good: after the names are deleted, so that no reload can bring back what is gone. */
export async function forgetClosedFiles(store: Store): Promise<void> {
  await memories.get(store)?.keep([])
  store.setState({ closedFiles: [] })
}

/** Names of the files that are open now, those that were opened together as one. */
function openNames({ catalogue, feedStates }: Pick<State, 'catalogue' | 'feedStates'>): readonly string[] {
  const opened = new Set(feedStates.filter(({ from }) => from === 'opened-here').map(({ feed }) => feed))
  const sources = catalogue?.manifest.feeds.filter(({ id }) => opened.has(id)) ?? []
  return [...new Set(sources.map(({ source }) => source.replace(OPENED_HERE, '')))]
}

/** None for anything that is not a list of names. */
const namesIn = (stored: unknown): readonly string[] =>
  Array.isArray(stored) ? stored.filter((name) => typeof name === 'string') : []
