/** Harness of the benches: paired runs, medians, reporting of a measure, and a page to measure in. */
import type { Page } from 'playwright-core'
import { launchBrowser } from '../pages/browser.ts'
import { type InsideOptions, type InsidePage, openInsidePage } from '../pages/inside-page.ts'
import { prepareInside } from '../pages/prepare.ts'

export interface Measure {
  /** Such as `step.1M`. */
  readonly name: string
  readonly value: number
  /** Such as `ms`, `MB`, `kB`. */
  readonly unit: string
  /** What it is compared with in the same run. */
  readonly peer?: string
  /** Ours divided by the peer's. */
  readonly ratio?: number
  /** Bound such as `<= 4`, on the ratio if there is one, else on the value. */
  readonly bar?: string
}

/** Writes the measure as one JSON line. A violated bar is reported on stderr and fails the run at its end. */
export function report(measure: Measure) {
  process.stdout.write(`${JSON.stringify(measure)}\n`)
  if (measure.bar === undefined || isWithinBar(measure, measure.bar)) return
  process.stderr.write(`${measure.name}: ${measure.ratio ?? measure.value} is not ${measure.bar}\n`)
  process.exitCode = 1
}

/**
 * Whether a measure meets its bar; NaN meets none.
 * @throws Error unless the bar has the form `<= 4` or `>= 4`
 */
export function isWithinBar({ value, ratio }: Pick<Measure, 'value' | 'ratio'>, bar: string): boolean {
  const [, sign, limit] = /^(<=|>=) (\d+(?:\.\d+)?)$/.exec(bar) ?? []
  if (sign === undefined) throw new Error(`A bar is written as "<= 4" or ">= 4", not "${bar}"`)
  const measured = ratio ?? value
  return sign === '<=' ? measured <= Number(limit) : measured >= Number(limit)
}

/** Median; NaN for an empty list. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]]
  return ((low ?? NaN) + (high ?? NaN)) / 2
}

/** Milliseconds of one run, as the mean of `times` consecutive ones, so that short runs are measurable. */
export async function milliseconds(run: () => unknown, times = 1): Promise<number> {
  const began = performance.now()
  for (let time = 0; time < times; time += 1) await run()
  return (performance.now() - began) / times
}

export interface Pair {
  /** Median milliseconds a run. */
  readonly ours: number
  readonly peer: number
  /** Median of the ratios within pairs: temporary load affects both runs of a pair. */
  readonly ratio: number
}

export interface Contest {
  readonly ours: () => unknown
  readonly peer: () => unknown
  /** Consecutive runs timed as one; 1 by default. */
  readonly timesOurs?: number
  readonly timesPeer?: number
}

/** Runs both `pairs` times, alternating in order, after one warm-up run of each. */
export async function pairedMedians(contest: Contest, pairs = 9): Promise<Pair> {
  const timeOurs = () => milliseconds(contest.ours, contest.timesOurs)
  const timePeer = () => milliseconds(contest.peer, contest.timesPeer)
  await timeOurs()
  await timePeer()
  const runs: { readonly ours: number; readonly peer: number }[] = []
  for (let pair = 0; pair < pairs; pair += 1) {
    const first = pair % 2 === 0 ? await timeOurs() : await timePeer()
    const second = pair % 2 === 0 ? await timePeer() : await timeOurs()
    runs.push(pair % 2 === 0 ? { ours: first, peer: second } : { ours: second, peer: first })
  }
  return {
    ours: median(runs.map(({ ours }) => ours)),
    peer: median(runs.map(({ peer }) => peer)),
    ratio: median(runs.map(({ ours, peer }) => ours / peer)),
  }
}

/** Opens the built app on the demonstration, or on `feeds`, in a browser that is closed after `measure`. */
export async function withInsidePage<T>(
  measure: (inside: InsidePage) => Promise<T>,
  options: InsideOptions = {},
): Promise<T> {
  const prepared = await prepareInside()
  const browser = await launchBrowser()
  try {
    const inside = await openInsidePage(browser, prepared, options)
    const measured = await measure(inside)
    await inside.close()
    return measured
  } finally {
    await browser.close()
  }
}

/** Durations in milliseconds of a page's performance measures of a name, in order of completion. */
export const measuresIn = (page: Page, name: string): Promise<readonly number[]> =>
  page.evaluate(
    (measured) => performance.getEntriesByName(measured, 'measure').map(({ duration }) => duration),
    name,
  )
