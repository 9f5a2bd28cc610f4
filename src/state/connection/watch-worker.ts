/** Watches the worker by pings while the page is visible, so that one that died or hangs is found within seconds. */

/** Between pings, in milliseconds. */
const PING_EVERY = 1000
/** Silence after which a worker counts as lost, in milliseconds; more for each row that it may have to index at once. */
const BASE_ALLOWANCE = 4000
const ALLOWANCE_PER_ROW = 1 / 500

/**
 * Milliseconds of silence that are allowed. Building the index of so many rows is the longest task that a worker does not
 * interrupt. A worker that was replaced gets twice as long each time, so that a slow device is not restarted for ever.
 */
export const allowanceFor = (rows: number, restarts: number): number =>
  (BASE_ALLOWANCE + rows * ALLOWANCE_PER_ROW) * 2 ** restarts

interface WatchOptions {
  readonly ping: () => Promise<unknown>
  /** Milliseconds of silence that are allowed now. */
  readonly allowance: () => number
  /** A hidden page is not watched: browsers stop its timers and its workers. */
  readonly isHidden: () => boolean
  /** Called once; then the watch has ended. */
  readonly onLost: () => void
}

/**
 * Counts its own ticks instead of the time, so that a page that is itself held up does not blame the worker.
 * @returns a function that ends the watch
 */
export function watchWorker({ ping, allowance, isHidden, onLost }: WatchOptions): () => void {
  let [isAwaited, silentTicks] = [false, 0]
  const stop = () => clearInterval(timer)
  const tick = () => {
    if (isHidden()) {
      silentTicks = 0
      return
    }
    if (!isAwaited) return send()
    silentTicks += 1
    if (silentTicks * PING_EVERY < allowance()) return
    stop()
    onLost()
  }
  const send = () => {
    isAwaited = true
    silentTicks = 0
    const answered = () => {
      isAwaited = false
    }
    // A connection that was closed is no longer watched, so a rejection needs no answer.
    ping().then(answered, () => {})
  }
  const timer = setInterval(tick, PING_EVERY)
  return stop
}
