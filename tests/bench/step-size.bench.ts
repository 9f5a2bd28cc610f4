/**
 * What bounds a step of the clock: a scan of the time column alone, everything on the page counted at once, and the memory
 * that the index takes beside the columns.
 */
import { readFileSync } from 'node:fs'
import {
  buildClusterIndex,
  SQUARE_LEVEL,
  type ClusterIndex,
  type Frame,
} from '../../src/analytics/cluster-index.ts'
import { squareRuns } from '../../src/analytics/squares/incident-squares.ts'
import { stepOf } from '../../src/analytics/step.ts'
import { Stepper, type StepInput } from '../../src/analytics/stepping/stepper.ts'
import { decodeBorough, type EncodedBorough } from '../../src/domain/borough/decode.ts'
import { DEFAULT_CATEGORIES } from '../../src/domain/category.ts'
import { GROUP_OF } from '../analytics/counting.ts'
import { DAYS, FIRST_DAY, inventedIncidents } from '../analytics/invented-incidents.ts'
import { median, milliseconds, pairedMedians, report } from './harness.ts'

const encoded = JSON.parse(readFileSync('data/place/borough.json', 'utf8')) as EncodedBorough
const { outline } = decodeBorough(encoded)
const CHOSEN = ['anti-social-behaviour', 'burglary', 'criminal-damage-arson', 'drugs', 'violent-crime']
const chosen = Uint8Array.from(DEFAULT_CATEGORIES, ({ id }) => (CHOSEN.includes(id) ? 1 : 0))
/** Every square of the borough in view: the most nodes that a map can show. */
const FRAME: Frame = { box: { west: -3, south: 53, east: -2, north: 54 }, zoom: 15, points: false }

const indexOf = (count: number) =>
  buildClusterIndex(inventedIncidents({ count, seed: 1 }), DEFAULT_CATEGORIES.length)

/** Twelve months that end some days before the end of the data. */
function inputOf(index: ClusterIndex, daysBack = 0): Omit<StepInput, 'squares'> {
  const to = FIRST_DAY + DAYS - 1 - daysBack
  const { category } = index
  const selection = { from: to - 364, to, chosen, category, groupOf: GROUP_OF }
  return { index, selection, frame: FRAME, allHours: category }
}

/** Incidents of the window by one pass over the time column; without a branch, which would cost three times as much. */
function scan({ day, firstDay }: ClusterIndex, { from, to }: { from: number; to: number }): number {
  const [before, after] = [from - firstDay - 1, to - firstDay + 1]
  let inside = 0
  for (let i = 0; i < day.length; i++) {
    const on = day[i] ?? 0
    inside += ((before - on) & (on - after)) >>> 31
  }
  return inside
}

/** A step of one day, and a count from nothing, beside the scan. */
async function besideScan(size: string, index: ClusterIndex) {
  const stepper = new Stepper()
  let days = 0
  const step = () => {
    days = 1 - days
    stepper.stepTo({ ...inputOf(index, days), squares: null })
  }
  const { selection } = inputOf(index)
  const full = () => stepOf(index, selection, FRAME)
  const peer = () => scan(index, selection)
  for (const [name, ours] of [
    [`step.${size}.beside-scan`, step],
    [`step.${size}.from-nothing.beside-scan`, full],
  ] as const) {
    for (const run of [ours, peer]) await milliseconds(run, 20)
    const pair = await pairedMedians({ ours, peer, timesOurs: 10, timesPeer: 10 })
    report({
      name,
      value: pair.ours,
      unit: 'ms',
      peer: 'a scan of the time column',
      ratio: pair.ratio,
      bar: '<= 6',
    })
  }
}

/** Clusters, bars, hours of the week, days and squares: all from nothing, and in a step of a day and of a month. */
async function everything(size: string, index: ClusterIndex, bars: { readonly bar?: string }) {
  const runs = squareRuns(index, outline, 150)
  const all = (daysBack: number): StepInput => ({
    ...inputOf(index, daysBack),
    squares: { runs, category: index.category },
  })
  const first = () => new Stepper().stepTo(all(0))
  await milliseconds(first, 10)
  const costs: number[] = []
  for (let run = 0; run < 9; run++) costs.push(await milliseconds(first, 3))
  report({ name: `step.${size}.everything-from-nothing`, value: median(costs), unit: 'ms', ...bars })
  for (const [name, days] of [
    ['a-day', 1],
    ['a-month', 30],
  ] as const) {
    const stepper = new Stepper()
    let back = 0
    const step = () => stepper.stepTo(all((back = days - back)))
    await milliseconds(step, 50)
    const steps: number[] = []
    for (let run = 0; run < 9; run++) steps.push(await milliseconds(step, 20))
    report({ name: `step.${size}.everything-by-${name}`, value: median(steps), unit: 'ms', ...bars })
  }
}

/** A category more and a category fewer, with all counts. */
async function everythingByCategory(size: string, index: ClusterIndex, bars: { readonly bar?: string }) {
  const squares = { runs: squareRuns(index, outline, 150), category: index.category }
  const first = { ...inputOf(index), squares }
  const more = chosen.with(0, 1 - (chosen[0] ?? 0))
  const second = { ...first, selection: { ...first.selection, chosen: more } }
  const stepper = new Stepper()
  let isSecond = false
  const step = () => {
    isSecond = !isSecond
    stepper.stepTo(isSecond ? second : first)
  }
  await milliseconds(step, 50)
  const steps: number[] = []
  for (let run = 0; run < 9; run++) steps.push(await milliseconds(step, 20))
  report({ name: `step.${size}.everything-by-a-category`, value: median(steps), unit: 'ms', ...bars })
}

/** Bytes of every typed array below a value. */
function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((sum: number, part) => sum + bytesOf(part), 0)
}

/** Nodes, order of days and labels; the columns themselves are day, category, hour and flags. */
function memory(size: string, index: ClusterIndex) {
  const { day, category, hour, flags, row, ...beside } = index
  const squares = squareRuns(index, outline, 150)
  const labels = (positions: number) => (positions <= 0xffff ? 2 : 4) * index.count
  const squareCount = index.expandsAt.reduce((sum, level) => sum + (level === SQUARE_LEVEL ? 1 : 0), 0)
  const onPage = bytesOf(beside) + labels(squareCount) + labels(squares.grid.at.length)
  report({ name: `index.${size}.on-the-page`, value: onPage / index.count, unit: 'B a row', bar: '<= 16' })
  const inWorker = bytesOf(beside) + row.byteLength
  report({
    name: `index.${size}.in-the-worker`,
    value: inWorker / index.count,
    unit: 'B a row',
    bar: '<= 16',
  })
  const columns = bytesOf({ day, category, hour, flags })
  report({ name: `index.${size}.columns`, value: columns / index.count, unit: 'B a row' })
}

const of200k = indexOf(200_000)
await everything('200k', of200k, { bar: '<= 4' })
await everythingByCategory('200k', of200k, { bar: '<= 4' })
for (const [size, count] of [
  ['1M', 1_000_000],
  ['5M', 5_000_000],
] as const) {
  const index = indexOf(count)
  await besideScan(size, index)
  await everything(size, index, {})
  await everythingByCategory(size, index, {})
  memory(size, index)
}
