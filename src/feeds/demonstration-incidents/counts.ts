/**
 * Draws monthly incident counts by zone: Poisson with season and overdispersion, adjusted so that the planted effects
 * hold exactly.
 */
import { type Day, addMonths, civilDate, parseDay } from '../../domain/day.ts'
import { type Random, itemAt, indexByWeight, cumulativeSums } from '../demonstration/random.ts'
import type { Effect } from '../demonstration/partnership.ts'
import { FAMILIES } from './mix.ts'
import type { Zone } from './zones.ts'

/** Seasonal amplitude, as a share of the yearly mean, and the month of the maximum. */
export const SEASON = { amplitude: 0.12, heightMonth: 7 }
/** Overdispersion: Pearson chi-squared over degrees of freedom of a zone's monthly counts within calendar months. */
export const OVERDISPERSION_PHI = 1.3
const DAYS_A_MONTH = 365.25 / 12

/** A calendar month with its first day and number of days. */
export interface Month {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly first: Day
  readonly days: number
}

/** Consecutive months, beginning with the one that starts on `first`. */
export function monthsFrom(first: Day, count: number): readonly Month[] {
  return Array.from({ length: count }, (_, i) => {
    const start = addMonths(first, i)
    const { year, month } = civilDate(start)
    return { year, month, first: start, days: addMonths(start, 1) - start }
  })
}

/** Relative expectation of a month by its number of days and the season; the average month has 1. */
export const weightOfMonth = ({ month, days }: Month) =>
  (days / DAYS_A_MONTH) * (1 + SEASON.amplitude * Math.cos((2 * Math.PI * (month - SEASON.heightMonth)) / 12))

/** Counts by month and family: `counts[month * FAMILIES.length + family]`. */
type Counts = Int32Array
/** Counts by zone key. */
export type CountsByZone = ReadonlyMap<string, Counts>

interface CountPlan {
  readonly months: readonly Month[]
  /** Empty where nothing is planted. */
  readonly effects: readonly Effect[]
  readonly random: Random
}

/**
 * Draws the counts of all zones and adjusts them to the planted effects. Throws where a site or its ring has no anchor.
 */
export function countsOf(zones: readonly Zone[], plan: CountPlan): CountsByZone {
  const byKey = new Map(zones.map((zone) => [zone.key, zone]))
  const multiplierOf = multipliers(byKey, plan)
  const counts = new Map(zones.map((zone) => [zone.key, drawCounts(zone, multiplierOf(zone.key), plan)]))
  for (const effect of plan.effects) adjustToPlan(counts, effect, plan)
  return counts
}

/**
 * Negative binomial counts: Poisson with a gamma multiplier for each month, so that the variance is phi times the mean.
 */
function drawCounts(zone: Zone, multiplier: (month: Month) => number, { months, random }: CountPlan): Counts {
  const counts = new Int32Array(months.length * FAMILIES.length)
  const families = cumulativeSums(zone.families)
  const place = (month: number) => add(counts, slot(month, indexByWeight(families, random.uniform())), 1)
  if (zone.isSteady) {
    for (const month of monthsOfSteadyZone(zone, months, random)) place(month)
    return counts
  }
  months.forEach((month, index) => {
    const monthFactor = random.multiplier((OVERDISPERSION_PHI - 1) / zone.monthly)
    let count = random.poisson(zone.monthly * weightOfMonth(month) * monthFactor * multiplier(month))
    for (; count > 0; count--) place(index)
  })
  return counts
}

/** Month index of each incident of a zone whose total is the same in every twelve months. */
function monthsOfSteadyZone({ monthly }: Zone, months: readonly Month[], random: Random): readonly number[] {
  return months.flatMap((_, start) => {
    if (start % 12 !== 0) return []
    const sums = cumulativeSums(months.slice(start, start + 12).map(weightOfMonth))
    const total = Math.round(monthly * (sums.at(-1) ?? 0))
    return Array.from({ length: total }, () => start + indexByWeight(sums, random.uniform()))
  })
}

const slot = (month: number, family: number) => month * FAMILIES.length + family
const add = (counts: Counts, index: number, by: number) => {
  counts[index] = (counts[index] ?? 0) + by
}

/** Factor on the expectation of a site and its ring from the Clear phase on; 1 in all other zones and months. */
function multipliers(zones: ReadonlyMap<string, Zone>, { effects }: CountPlan) {
  return (key: string) => {
    const effect = effects.find(({ site }) => key === `site:${site}` || key === `ring:${site}`)
    if (!effect) return () => 1
    const site = zones.get(`site:${effect.site}`)?.monthly ?? 0
    const ring = zones.get(`ring:${effect.site}`)?.monthly ?? 1
    const moved = effect.displaced * (1 - effect.remains) * site
    const after = key.startsWith('site:') ? effect.remains : 1 + moved / ring
    const clear = clearDay(effect)
    return (month: Month) => (month.first >= clear ? after : 1)
  }
}

/** First day of the Clear phase. Throws where the plan has no valid day. */
export function clearDay(effect: Effect): Day {
  const day = parseDay(effect.clear)
  if (day === null) throw new Error(`${effect.site} has no day of Clear, but "${effect.clear}"`)
  return day
}

/** Indexes of the twelve months before the Clear phase and of the twelve months from its first month. */
export function monthsAround(effect: Effect, months: readonly Month[]) {
  const clear = months.findIndex((month) => month.first === clearDay(effect))
  const twelve = Array.from({ length: 12 }, (_, i) => i)
  return { before: twelve.map((i) => clear - 12 + i), after: twelve.map((i) => clear + i) }
}

/**
 * Adjusts the twelve months from the Clear phase until site and ring have the planted totals in every family. The
 * twelve months before cover the same calendar months, so season cancels out. Where no change is planted, the total is
 * only brought within half a standard error.
 */
function adjustToPlan(counts: CountsByZone, effect: Effect, { months, random }: CountPlan): void {
  const site = counts.get(`site:${effect.site}`)
  const ring = counts.get(`ring:${effect.site}`)
  if (!site || !ring) throw new Error(`No point stands in ${effect.site} or in its ring`)
  const { before, after } = monthsAround(effect, months)
  FAMILIES.forEach((_, family) => {
    const slotsBefore = before.map((month) => slot(month, family))
    const slotsAfter = after.map((month) => slot(month, family))
    const [siteBefore, ringBefore] = [sumAt(site, slotsBefore), sumAt(ring, slotsBefore)]
    const fallen = siteBefore - Math.round(siteBefore * effect.remains)
    const moved = Math.round(fallen * effect.displaced)
    bringWithin(site, slotsAfter, { ...bounds(siteBefore, -fallen), random })
    bringWithin(ring, slotsAfter, { ...bounds(ringBefore, moved), random })
  })
}

/**
 * Bounds of the total after: exact for a planted change, else within half a standard error of an overdispersed
 * difference.
 */
function bounds(before: number, change: number) {
  const leeway = change === 0 ? Math.floor(Math.sqrt(OVERDISPERSION_PHI * 2 * before) / 2) : 0
  return { least: before + change - leeway, most: before + change + leeway }
}

const sumAt = (counts: Counts, slots: readonly number[]) =>
  slots.reduce((sum, i) => sum + (counts[i] ?? 0), 0)

function bringWithin(
  counts: Counts,
  slots: readonly number[],
  { least, most, random }: { readonly least: number; readonly most: number; readonly random: Random },
): void {
  for (let missing = least - sumAt(counts, slots); missing > 0; missing--) add(counts, random.pick(slots), 1)
  for (let over = sumAt(counts, slots) - most; over > 0; over--) {
    const cumulative = cumulativeSums(slots.map((i) => counts[i] ?? 0))
    add(counts, itemAt(slots, indexByWeight(cumulative, random.uniform())), -1)
  }
}

/** Incidents in these months, all families together. */
export function totalIn(counts: Counts | undefined, months: readonly number[]): number {
  if (!counts) return 0
  return sumAt(
    counts,
    months.flatMap((month) => FAMILIES.map((_, family) => slot(month, family))),
  )
}

/** Count of one month and family, both by index. */
export const countAt = (counts: Counts, month: number, family: number) => counts[slot(month, family)] ?? 0
