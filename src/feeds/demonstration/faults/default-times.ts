/** Rows of one category at 00:01, as many as it takes to look like the time that a form fills in by itself. */
import type { Feature, Properties } from '../feature-text.ts'

/** Above three times the mean of the same minute an hour before and after. */
const TIMES = 3
const FEWEST = 12

interface DefaultTimes {
  /** Laid over the good row, one a row to be planted. */
  readonly planted: readonly Properties[]
  /** Rows at that minute in all, planted or not. */
  readonly count: number
}

/** @param features rows whose times are told by London's own clock; those of `category` count */
export function defaultTimes(features: readonly Feature[], category: unknown): DefaultTimes {
  const own = features.filter(({ properties }) => properties['category'] === category)
  const at = (time: string) => own.filter(({ properties }) => isOpenAt(properties, time)).length
  const beside = (at('23:01') + at('01:01')) / 2
  const more = Math.max(FEWEST, Math.floor(TIMES * beside) + 1)
  const planted = Array.from({ length: more }, (_, i) => ({
    occurred: `2023-02-${String(1 + (i % 28)).padStart(2, '0')}T00:01:00+00:00`,
  }))
  return { planted, count: more + at('00:01') }
}

/** Of rows in a private place the reader keeps no time of day. */
const isOpenAt = ({ occurred, place }: Properties, time: string) =>
  typeof occurred === 'string' && occurred.slice(11, 16) === time && place !== 'private'
