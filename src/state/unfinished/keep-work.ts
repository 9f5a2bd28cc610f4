/** Stores unfinished work on the device while it changes, restores it after a reload, and asks before it is lost. */
import { deleteStoredWork, storedWork, storeWork } from '../../feeds/device/unfinished-work.ts'
import { shiftPlan } from '../../measures/planning/shift-plan.ts'
import { deviceNow } from '../effects/clock-and-seed.ts'
import { manifestAddress } from '../own-files.ts'
import { nameShift } from '../planning/planning-actions.ts'
import { shiftText } from '../planning/shift-address.ts'
import type { State, Store } from '../store.ts'
import { isOnlyTab, isSensitive, SENSITIVE } from './this-tab.ts'
import { asUnfinishedWork, planningFrom, unfinishedWork, type UnfinishedWork } from './unfinished-work.ts'

/** Milliseconds without a change after which the work is written. */
const WRITE_AFTER = 400

/** Stops writing for good, in stores of which the device was cleared. */
const stops = new WeakMap<Store, () => void>()

/** Call once, when the data are open. */
export async function keepWork(store: Store): Promise<void> {
  if (!(await isOnlyTab('holdfast:work'))) return refuseToKeep(store, 'another tab of Holdfast keeps its own')
  if (isSensitive(store)) return refuseToKeep(store, SENSITIVE)
  const manifestUrl = manifestAddress().href
  const found = asUnfinishedWork(await storedWork(manifestUrl, deviceNow()))
  if (found) restore(store, found)
  /** The last work whose storing was begun, and the last whose storing was done. */
  let written: UnfinishedWork | null = unfinishedWork(store.getState())
  let kept = written
  if (written) store.setState({ workKept: 'kept' })
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = async () => {
    clearTimeout(timer)
    const work = unfinishedWork(store.getState())
    if (isSame(work, written)) return
    written = work
    const workKept = await stored(work)
    if (written !== work) return
    kept = work
    store.setState({ workKept })
  }
  const stored = async (work: UnfinishedWork | null): Promise<State['workKept']> => {
    // A feed that joined later may have raised the mark.
    if (!work || isSensitive(store)) {
      await deleteStoredWork()
      return work && { why: SENSITIVE }
    }
    const isDone = await storeWork(manifestUrl, work, deviceNow())
    return isDone ? 'kept' : { why: 'the browser stores nothing' }
  }
  const unsubscribe = store.subscribe((state, before) => {
    const { drawing, drawnItems, planning } = state
    if (drawing === before.drawing && drawnItems === before.drawnItems && planning === before.planning) return
    clearTimeout(timer)
    timer = setTimeout(() => void write(), WRITE_AFTER)
  })
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) void write()
  })
  askBeforeLoss(store, () => isSame(unfinishedWork(store.getState()), kept))
  stops.set(store, () => {
    clearTimeout(timer)
    unsubscribe()
    written = null
    kept = null
  })
}

/** Deletes what is stored and stores nothing more before a reload; false where it is not certain that it is gone. */
export function clearWork(store: Store): Promise<boolean> {
  stops.get(store)?.()
  if (unfinishedWork(store.getState())) store.setState({ workKept: { why: 'this device was cleared' } })
  return deleteStoredWork()
}

/** Work is then in this page only, and leaving asks. */
function refuseToKeep(store: Store, why: string): void {
  const follow = () => {
    const { workKept } = store.getState()
    const hasWork = unfinishedWork(store.getState()) !== null
    if (hasWork !== (workKept !== null)) store.setState({ workKept: hasWork ? { why } : null })
  }
  store.subscribe(follow)
  follow()
  askBeforeLoss(store, () => false)
}

function askBeforeLoss(store: Store, isWritten: () => boolean): void {
  window.addEventListener('beforeunload', (event) => {
    const { workKept } = store.getState()
    const isLost = unfinishedWork(store.getState()) !== null && (workKept !== 'kept' || !isWritten())
    if (isLost) event.preventDefault()
  })
}

function restore(store: Store, { drawing, drawnItems, planning }: UnfinishedWork): void {
  const { catalogue, view, ...now } = store.getState()
  if (!catalogue) return
  const restored: string[] = []
  if (!now.drawing && drawing) {
    store.setState({ drawing: { ...drawing, isOpen: false, isDone: false } })
    restored.push('what was drawn and typed')
  }
  if (now.drawnItems.length === 0 && drawnItems.length > 0) {
    store.setState({ drawnItems })
    restored.push('what was recorded')
  }
  const named = planning?.fields ? shiftText(planning.fields, catalogue.manifest.asOf) : null
  // A link to another shift shows that one.
  if (planning && !now.planning?.plan && (view.shift === null || view.shift === named)) {
    const plan = planning.result && shiftPlan(planning.result)
    store.setState({ planning: planningFrom(planning, plan) })
    if (planning.fields) nameShift(store, planning.fields)
    restored.push('the plan changed by hand')
  }
  if (restored.length === 0) return
  const notice = `From before the page was loaded: ${restored.join(', ')}. It stays on this device for 48 hours.`
  store.setState(({ notices }) => ({ notices: [...notices, notice] }))
}

/** Plain data, compared by content: a panel that is opened or closed is no other work. */
function isSame(a: UnfinishedWork | null, b: UnfinishedWork | null): boolean {
  const text = (work: UnfinishedWork | null) =>
    JSON.stringify(work && { ...work, drawing: work.drawing && { ...work.drawing, isOpen: true } })
  return a === b || text(a) === text(b)
}
