/** How long the first picture waits: for feeds that come, not for those that say nothing or are very slow. */
import type { Limits } from '../fetching/limits.ts'

interface Waiting {
  /** Milliseconds that were truly waited, a busy worker's own time not counted. */
  readonly waited: number
  /** When each feed last said something, on that count. */
  readonly heard: ReadonlyMap<string, number>
}

export const NOT_WAITED: Waiting = { waited: 0, heard: new Map() }

/** How often it is looked at: `ticks` of them make up the shorter wait. */
export const lookEvery = ({ quietStart }: Pick<Limits, 'quietStart'>) => quietStart / TICKS
const TICKS = 12

/** A look came `elapsed` after the one before; had the worker been free it would not be more than one tick. */
export const waitedOn = (waiting: Waiting, elapsed: number, limits: Pick<Limits, 'quietStart'>): Waiting => ({
  ...waiting,
  waited: waiting.waited + Math.min(elapsed, 2 * lookEvery(limits)),
})

export const heardFrom = (waiting: Waiting, feed: string): Waiting => ({
  ...waiting,
  heard: new Map([...waiting.heard, [feed, waiting.waited]]),
})

/** Whether the picture goes on without a feed that is still on its way. */
export const isLate = (
  { waited, heard }: Waiting,
  feed: string,
  { quietStart, slowStart }: Pick<Limits, 'quietStart' | 'slowStart'>,
) => waited >= slowStart || waited - (heard.get(feed) ?? 0) >= quietStart
