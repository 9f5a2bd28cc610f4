/** Steps of the clock against counts from nothing and against a plain loop over the rows, over long sequences of changes. */
import { describe, expect, test } from 'vitest'
import { buildClusterIndex, type Frame } from '../../../src/analytics/cluster-index.ts'
import { inAreas, inHours, selectedCategories } from '../../../src/analytics/selection.ts'
import { incidentSquares, squareRuns } from '../../../src/analytics/squares/incident-squares.ts'
import { squareStep } from '../../../src/analytics/squares/square-step.ts'
import { dailyCounts, stepOf } from '../../../src/analytics/step.ts'
import { makeFrameFinder } from '../../../src/analytics/stepping/labels.ts'
import { Stepper, type Step, type StepInput } from '../../../src/analytics/stepping/stepper.ts'
import { weekCounts } from '../../../src/analytics/week-counts.ts'
import { middleHour, parseHours } from '../../../src/domain/places/week-hours.ts'
import { SMALL_BOROUGH } from '../../feeds/small-borough.ts'
import { chosenFlags, GROUP_OF, rectangle } from '../counting.ts'
import { DAYS, FIRST_DAY, inventedIncidents, randomFrom } from '../invented-incidents.ts'

const random = randomFrom(4)
const plain = inventedIncidents({ count: 4000, seed: 8 })
const columns = {
  ...plain,
  minute: Int16Array.from(plain.day, () => Math.floor(random() * 1500) - 60),
  rangeMinutes: new Int32Array(plain.count),
}
const index = buildClusterIndex(columns, 14)
const runs = squareRuns(index, SMALL_BOROUGH.outline, 150)
const squareOfRow = incidentSquares(columns, SMALL_BOROUGH.outline, 150).squareOf

const AREA = [-2.64, 53.52, -2.57, 53.56] as const
const MASKS = {
  area: inAreas(index, [rectangle(AREA)]),
  night: inHours(index, parseHours('fri-sun:18-24') ?? new Uint8Array(168)),
  reported: Uint8Array.from(index.day, (day) => (day % 7 === 0 ? 0 : 1)),
}
type Mask = keyof typeof MASKS

/** What is counted, by plain names; masks by identity, as the page keeps them. */
interface Wanted {
  from: number
  to: number
  chosen: readonly number[]
  area: boolean
  night: boolean
  squares: 'none' | 'all' | 'reported'
  frame: Frame
}

const categoriesBy = new Map<string, Uint8Array>()
function categoriesOf(masks: readonly Mask[]): Uint8Array {
  const key = masks.join()
  const made =
    categoriesBy.get(key) ??
    (masks.length === 0 ? index.category : selectedCategories(index, ...masks.map((mask) => MASKS[mask])))
  categoriesBy.set(key, made)
  return made
}
const flagsBy = new Map<string, Uint8Array>()
function flagsOf(chosen: readonly number[]): Uint8Array {
  const made = flagsBy.get(chosen.join()) ?? chosenFlags(chosen)
  flagsBy.set(chosen.join(), made)
  return made
}

function inputOf({ from, to, chosen, area, night, squares, frame }: Wanted): StepInput {
  const areas: readonly Mask[] = area ? ['area'] : []
  const hours: readonly Mask[] = night ? [...areas, 'night'] : areas
  const category = categoriesOf(hours)
  return {
    index,
    frame,
    selection: { from, to, chosen: flagsOf(chosen), category, groupOf: GROUP_OF },
    allHours: categoriesOf(areas),
    squares:
      squares === 'none'
        ? null
        : { runs, category: squares === 'all' ? category : categoriesOf([...hours, 'reported']) },
  }
}

/** The same counts from nothing. */
function fullCount({ selection, frame, allHours, squares }: StepInput): Step {
  return {
    ...stepOf(index, selection, frame),
    daily: dailyCounts(index, selection),
    week: weekCounts(index, { ...selection, category: allHours }),
    squares:
      squares &&
      squareStep(index, squares.runs, {
        selection: { ...selection, category: squares.category },
        bandwidthMetres: 300,
      }).counts,
  }
}

/** Sums by a plain loop over the rows, which knows neither tree nor order of days. */
function plainSums({ from, to, chosen, area, night, squares, frame }: Wanted) {
  const sums = { inView: 0, inWindow: 0, hours: new Uint32Array(168), untimed: 0, inSquares: 0 }
  const within = (box: readonly number[], x: number, y: number) =>
    x >= (box[0] ?? 0) && y >= (box[1] ?? 0) && x <= (box[2] ?? 0) && y <= (box[3] ?? 0)
  const nights = parseHours('fri-sun:18-24') ?? new Uint8Array(168)
  const { west, south, east, north } = frame.box
  for (let row = 0; row < columns.count; row++) {
    const day = columns.day[row] ?? 0
    const [x, y] = [columns.longitude[row] ?? 0, columns.latitude[row] ?? 0]
    if (day < from || day > to || !chosen.includes(columns.category[row] ?? 0)) continue
    if (area && !within(AREA, x, y)) continue
    const hour = middleHour({ day, minute: columns.minute[row] ?? -1, rangeMinutes: 0 })
    if (hour < 0) sums.untimed++
    else sums.hours[hour] = (sums.hours[hour] ?? 0) + 1
    if (night && nights[hour] !== 1) continue
    sums.inWindow++
    if (within([west, south, east, north], x, y)) sums.inView++
    const isReported = squares !== 'reported' || (day - index.firstDay) % 7 !== 0
    if (squares !== 'none' && isReported && (squareOfRow[row] ?? -1) >= 0) sums.inSquares++
  }
  return sums
}

const EVERYWHERE: Frame = {
  box: { west: -3, south: 53, east: -2, north: 54 },
  zoom: 12,
  points: false,
}
const START: Wanted = {
  from: FIRST_DAY + 400,
  to: FIRST_DAY + 764,
  chosen: [0, 2, 3, 4, 12],
  area: false,
  night: false,
  squares: 'reported',
  frame: EVERYWHERE,
}

function randomFrame(next: () => number): Frame {
  const [x, y, half] = [-2.7 + 0.25 * next(), 53.48 + 0.1 * next(), 10 ** (-2.2 + 1.6 * next())]
  const box = { west: x - half, south: y - 0.6 * half, east: x + half, north: y + 0.6 * half }
  return { box, zoom: 7 + 10 * next(), points: next() < 0.4 }
}

/** The next thing to count: mostly a move of the window, sometimes a jump or another filter or frame, or two at once. */
function changed(wanted: Wanted, next: () => number): Wanted {
  const days = Math.floor(next() * 9) - 4
  const kind = Math.floor(next() * 12)
  const after = { ...wanted }
  if (kind <= 3) Object.assign(after, { from: wanted.from + days, to: wanted.to + days })
  if (kind === 4) after.to = wanted.to + days
  if (kind === 5) after.from = wanted.from - days
  if (kind === 6) {
    after.from = FIRST_DAY - 40 + Math.floor(next() * (DAYS + 80))
    after.to = after.from + Math.floor(next() * 500) - 5
  }
  if (kind === 7) after.frame = next() < 0.4 ? EVERYWHERE : randomFrame(next)
  if (kind === 8) after.chosen = [...Array(14).keys()].filter(() => next() < 0.5)
  if (kind === 9) after.night = !wanted.night
  if (kind === 10) after.area = !wanted.area
  if (kind === 11) after.squares = (['none', 'all', 'reported'] as const)[Math.floor(next() * 3)] ?? 'none'
  return next() < 0.15 ? changed(after, next) : after
}

test('400 changes of window, frame and filters one after another are counted as from nothing', () => {
  const next = randomFrom(21)
  const stepper = new Stepper()
  let wanted = START
  let counted = 0
  for (let change = 0; change < 400; change++) {
    const input = inputOf(wanted)
    const step = stepper.stepTo(input)
    expect(step).toEqual(fullCount(input))
    const sums = plainSums(wanted)
    expect(step.inView).toBe(sums.inView)
    expect(step.week).toEqual({ hours: sums.hours, untimed: sums.untimed })
    if (step.squares) expect(step.squares.reduce((sum, count) => sum + count, 0)).toBe(sums.inSquares)
    counted += sums.inView
    wanted = changed(wanted, next)
  }
  // Guards against a vacuous test.
  expect(counted).toBeGreaterThan(20_000)
})

test('a window moved away and back, by days and by jumps, gives the first counts again', () => {
  const stepper = new Stepper()
  const first = structuredClone(stepper.stepTo(inputOf(START)))
  for (const days of [1, -1, 30, -30, 365, -365, 2000, -2000]) {
    const away = stepper.stepTo(inputOf({ ...START, from: START.from + days, to: START.to + days }))
    expect(away.week).not.toEqual(first.week)
    expect(stepper.stepTo(inputOf(START))).toEqual(first)
  }
})

test('two steppers that share a frame finder count each for itself', () => {
  const frames = makeFrameFinder()
  const [now, before] = [new Stepper(frames), new Stepper(frames)]
  const next = randomFrom(5)
  let wanted = START
  for (let change = 0; change < 60; change++) {
    const [a, b] = [inputOf(wanted), inputOf({ ...wanted, from: wanted.from - 365, to: wanted.to - 365 })]
    expect(now.stepTo(a)).toEqual(fullCount(a))
    expect(before.stepTo(b)).toEqual(fullCount(b))
    wanted = changed(wanted, next)
  }
})

describe('the arrays of a step', () => {
  const moved = (days: number) => inputOf({ ...START, from: START.from + days, to: START.to + days })

  test('hold while the next step is counted, and are used again by the one after it', () => {
    const stepper = new Stepper()
    stepper.stepTo(moved(0))
    const first = stepper.stepTo(moved(1))
    const copy = structuredClone(first)
    const second = stepper.stepTo(moved(20))
    expect(first).toEqual(copy)
    const third = stepper.stepTo(moved(40))
    expect(third.count).toBe(first.count)
    expect(third.mix).toBe(first.mix)
    expect(third.week.hours).toBe(first.week.hours)
    expect(third.squares).toBe(first.squares)
    expect(second.count).not.toBe(third.count)
  })

  test('keep the identity of what a move of the window does not change', () => {
    const stepper = new Stepper()
    const [first, second] = [stepper.stepTo(moved(0)), stepper.stepTo(moved(1))]
    expect(second.node).toBe(first.node)
    expect(second.daily).toBe(first.daily)
    expect(second.byCategory).not.toBe(first.byCategory)
    expect(stepper.stepTo({ ...moved(1), frame: { ...EVERYWHERE, box: { ...EVERYWHERE.box } } })).toBe(second)
  })
})

test('more nodes than two bytes can number are counted as well', () => {
  const spread = inventedIncidents({ count: 70_000, seed: 3, places: 70_000 })
  const wide = buildClusterIndex(spread, 14)
  const frame = { box: EVERYWHERE.box, zoom: 16, points: true }
  const stepper = new Stepper()
  const at = (days: number): StepInput => {
    const { selection } = inputOf({ ...START, from: START.from + days, to: START.to + days })
    const { category } = wide
    return { index: wide, selection: { ...selection, category }, frame, allHours: category, squares: null }
  }
  expect(stepper.stepTo(at(0)).length).toBeGreaterThan(0xffff)
  for (const days of [1, 3]) {
    const { count, mix, node } = stepper.stepTo(at(days))
    const whole = stepOf(wide, at(days).selection, frame)
    expect({ count, mix, node }).toEqual({ count: whole.count, mix: whole.mix, node: whole.node })
  }
})

test('categories of another index are refused', () => {
  const other = new Uint8Array(3)
  const input = inputOf(START)
  const stepper = new Stepper()
  expect(() => stepper.stepTo({ ...input, allHours: other })).toThrow('3 categories for 4000 incidents')
  expect(() => stepper.stepTo({ ...input, squares: { runs, category: other } })).toThrow('3 categories')
  expect(() => stepper.stepTo({ ...input, selection: { ...input.selection, category: other } })).toThrow(
    '3 categories',
  )
})

test('an empty dataset gives empty counts', () => {
  const none = buildClusterIndex({ ...columns, count: 0, day: new Int32Array(0) }, 14)
  const { selection } = inputOf(START)
  const { category } = none
  const input = { index: none, selection: { ...selection, category }, frame: EVERYWHERE }
  const step = new Stepper().stepTo({ ...input, allHours: category, squares: null })
  expect(step).toMatchObject({ length: 0, inView: 0, squares: null, week: { untimed: 0 } })
})
