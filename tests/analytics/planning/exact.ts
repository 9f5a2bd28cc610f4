/** The exact optimum of one crew's shift, by dynamic programming over a grid of time: an oracle for small shifts alone. */
import { COVER_MINUTES, type ShiftProblem } from '../../../src/analytics/planning/shift.ts'

/**
 * States: the slot, the place (or the start), and for each place how many slots ago the last visit began there, up to
 * the two hours that one covers. Waiting is free, so every plan on the grid is tried; where all times of a shift lie on
 * the grid, the best of all plans does too, since worth is linear between them. One crew, no breaks.
 */
export function exactWorth(problem: ShiftProblem, slotMinutes: number): number {
  const { places, minutes, visitMinutes, revisitMinutes, travel, fromStart, toEnd, cumulativeReports } =
    problem
  const slots = minutes / slotMinutes
  const old = COVER_MINUTES / slotMinutes
  const powers = Array.from({ length: places }, (_, place) => (old + 1) ** place)
  const radix = (old + 1) ** places
  const visit = visitMinutes / slotMinutes
  const layers = Array.from({ length: slots + 1 }, () => new Map<number, number>())
  const ageOf = (ages: number, place: number) => Math.floor(ages / (powers[place] ?? 1)) % (old + 1)
  const grown = (ages: number, by: number) =>
    powers.reduce((sum, power, place) => sum + power * Math.min(old, ageOf(ages, place) + by), 0)
  const put = (slot: number, key: number, worth: number) => {
    const layer = layers[slot]
    if (layer && (layer.get(key) ?? -1) < worth) layer.set(key, worth)
  }
  put(0, places * radix + (radix - 1), 0)
  let best = 0
  for (let slot = 0; slot <= slots; slot++) {
    for (const [key, worth] of layers[slot] ?? []) {
      const [standing, ages] = [Math.floor(key / radix), key % radix]
      best = Math.max(best, worth)
      // Waiting where one stands.
      if (slot < slots) put(slot + 1, standing * radix + grown(ages, 1), worth)
      for (let next = 0; next < places; next++) {
        const way = standing === places ? (fromStart?.[next] ?? 0) : (travel[standing * places + next] ?? 0)
        const begin = slot + way / slotMinutes
        const home = (toEnd?.[next] ?? 0) / slotMinutes
        if (begin + visit + home > slots) continue
        const before = grown(ages, begin - slot)
        const age = ageOf(before, next)
        if (age * slotMinutes < revisitMinutes) continue
        const from = begin * slotMinutes
        const sums = cumulativeReports[next]
        const covered = from + COVER_MINUTES - age * slotMinutes
        const gain = (sums?.[from + COVER_MINUTES] ?? 0) - (sums?.[Math.max(from, covered)] ?? 0)
        const after = before - age * (powers[next] ?? 1)
        put(begin + visit, next * radix + grown(after, visit), worth + gain)
      }
    }
    layers[slot]?.clear()
  }
  return best
}
