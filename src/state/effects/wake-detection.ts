/** Notices that the page slept or that somebody came back to it, by the clock and by what the browser tells. */
import type { Store } from '../store.ts'
import { wakeFeeds } from './feeds.ts'

const TICK = 20_000

/** Starts noticing; call once. */
export function startWakeDetection(store: Store): void {
  const wake = (isBack: boolean) => {
    store.setState({ lookedAt: Date.now() })
    wakeFeeds(store, isBack).catch(() => {
      // A worker that broke is told of where it is next asked.
    })
  }
  let before = Date.now()
  setInterval(() => {
    const now = Date.now()
    const hasSlept = now - before > 2 * TICK || now < before
    before = now
    if (hasSlept) wake(false)
    else store.setState({ lookedAt: now })
  }, TICK)
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) wake(true)
  })
  window.addEventListener('online', () => wake(true))
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) wake(true)
  })
}
