/**
 * Draws monthly incident counts by zone: Poisson with season and overdispersion, adjusted so that the planted effects
 * hold exactly.
 */
import { type Day, parseDay } from '../../domain/day.ts'
import { type Random, itemAt, indexByWeight, cumulativeSums } from '../demonstration/random.ts'
import type { Effect } from '../demonstration/partnership.ts'
import { FAMILIES, sumOf } from './mix.ts'
import { weightOfMonth, type Month } from './months.ts'
import type { Zone, ZoneChange } from './zones.ts'

/** Overdispersion: Pearson chi-squared over degrees of freedom of a zone's monthly counts within calendar months. */
export const OVERDISPERSION_PHI = 1.3

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
  for (const zone of zones) adjustToChange(counts, zone, plan)
  return counts
}

/**
 * Negative binomial counts: Poisson with a gamma multiplier for each month, so that the variance is phi times the mean.
 */
function drawCounts(zone: Zone, multiplier: (month: Month) => number, { months, random }: CountPlan): Counts {
  const counts = new Int32Array(months.length * FAMILIES.length)
  const place = (month: number, families: Float64Array) =>
    add(counts, slot(month, indexByWeight(families, random.uniform())), 1)
  const usual = cumulativeSums(zone.families)
  if (zone.isSteady) {
    for (const month of monthsOfSteadyZone(zone, months, random)) place(month, usual)
    return counts
  }
  months.forEach((month, index) => {
    const monthFactor = random.multiplier((OVERDISPERSION_PHI - 1) / zone.monthly)
    const families = zone.change ? cumulativeSums(familiesIn(zone, zone.change, index)) : usual
    const level = families.at(-1) ?? 1
    let count = random.poisson(zone.monthly * level * weightOfMonth(month) * monthFactor * multiplier(month))
    for (; count > 0; count--) place(index, families)
  })
  return counts
}

/** Weights of the families in a month of a changing zone, relative to the zone's `monthly`. */
const familiesIn = (zone: Zone, { family, levels }: ZoneChange, month: number) =>
  zone.families.map((weight, index) => (index === family ? weight * itemAt(levels, month) : weight))

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

/** Brings a changing zone's counts of the planned spans within half a standard error of their expectation. */
function adjustToChange(counts: CountsByZone, { key, change }: Zone, { random }: CountPlan): void {
  const own = counts.get(key)
  if (!own || !change) return
  for (const { months, expected } of change.spans) {
    const leeway = Math.sqrt(OVERDISPERSION_PHI * expected) / 2
    const [least, most] = [Math.ceil(expected - leeway), Math.floor(expected + leeway)]
    if (least > most) continue
    const slots = months.map((month) => slot(month, change.family))
    bringWithin(own, slots, { least, most, random })
  }
}

const sumAt = (counts: Counts, slots: readonly number[]) => sumOf(slots.map((i) => counts[i] ?? 0))

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
export const countAt = (counts: Counts | undefined, month: number, family: number) =>
  counts?.[slot(month, family)] ?? 0
