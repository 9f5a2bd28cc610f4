/** Where the days of an order's life lie on its strip: one axis, its ticks, and numbered marks that do not touch. */
import type { Day, DaySpan } from '../../../domain/day.ts'
import { addMonths, civilDate, dayNumber, dayOf, daysIn } from '../../../domain/day.ts'
import { SHORT_MONTHS } from '../../../ui/numbers.ts'

export const STRIP_WIDTH = 328
const MARGIN = 10

export interface LifeAxis {
  readonly days: DaySpan
  /** Where a day begins. */
  readonly startOf: (day: number) => number
  readonly middleOf: (day: number) => number
}

/** A day of air at least on each side. */
export function lifeAxis(reach: DaySpan): LifeAxis {
  const air = Math.max(1, Math.round(daysIn(reach) / 40))
  const days = { from: dayNumber(reach.from - air), to: dayNumber(reach.to + air) }
  const width = (STRIP_WIDTH - 2 * MARGIN) / daysIn(days)
  const startOf = (day: number) => MARGIN + (day - days.from) * width
  return { days, startOf, middleOf: (day) => startOf(day) + width / 2 }
}

interface Tick {
  readonly day: Day
  readonly label: string
}
/** Up to this many days each week has a tick, beyond it each month. */
const WEEKLY = 60
const LEAST_ROOM = 34

export function ticksOf({ days, startOf }: LifeAxis): readonly Tick[] {
  const all = daysIn(days) <= WEEKLY ? weeksIn(days) : monthsIn(days)
  const room = Math.abs(startOf(all[1]?.day ?? 0) - startOf(all[0]?.day ?? 0)) || STRIP_WIDTH
  const every = Math.max(1, Math.ceil(LEAST_ROOM / room))
  return all.filter(({ day }, index) => index % every === 0 && startOf(day) < STRIP_WIDTH - LEAST_ROOM / 2)
}

function weeksIn({ from, to }: DaySpan): readonly Tick[] {
  const ticks: Tick[] = []
  for (let day: number = from + 1; day <= to; day += 7) {
    const { month, day: date } = civilDate(dayNumber(day))
    ticks.push({ day: dayNumber(day), label: `${date} ${SHORT_MONTHS[month - 1] ?? ''}` })
  }
  return ticks
}

/** The year stands at the first tick and at each January. */
function monthsIn({ from, to }: DaySpan): readonly Tick[] {
  const ticks: Tick[] = []
  const { year, month } = civilDate(from)
  for (let day = addMonths(dayOf({ year, month, day: 1 }), 1); day <= to; day = addMonths(day, 1)) {
    const date = civilDate(day)
    const name = SHORT_MONTHS[date.month - 1] ?? ''
    ticks.push({ day, label: ticks.length === 0 || date.month === 1 ? `${name} ${date.year}` : name })
  }
  return ticks
}

/**
 * The row of each mark, 0 being the nearest to the band: the first in which it touches none before it.
 * @param places in px, in any order
 * @param apart the least distance of two marks of a row
 */
export function rowsOf(places: readonly number[], apart: number): readonly number[] {
  const taken: number[][] = []
  return places.map((x) => {
    const free = taken.findIndex((row) => row.every((other) => Math.abs(other - x) >= apart))
    const row = free < 0 ? taken.length : free
    taken[row] = [...(taken[row] ?? []), x]
    return row
  })
}
