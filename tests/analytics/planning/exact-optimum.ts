/** Exact optimum of one crew's shift by dynamic programming over a time grid: reference for small shifts. */
import { COVER_MINUTES, type ShiftProblem } from '../../../src/analytics/planning/shift.ts'

/**
 * State: the time slot, the place (or the start), and for each place the number of slots since the last visit began
 * there, up to the two hours that a visit covers. Waiting is free, so all plans on the grid are considered; where all
 * times of a shift lie on the grid this includes the optimum, since the value is linear between them. One crew, no
 * breaks.
 */
export function exactWorth(problem: ShiftProblem, slotMinutes: number): number {
  const { places, minutes, visitMinutes, revisitMinutes, travel, fromStart, toEnd, cumulativeReports } =
    problem
  const slots = minutes / slotMinutes
  const coverSlots = COVER_MINUTES / slotMinutes
  const powers = Array.from({ length: places }, (_, place) => (coverSlots + 1) ** place)
  const radix = (coverSlots + 1) ** places
  const visit = visitMinutes / slotMinutes
  const layers = Array.from({ length: slots + 1 }, () => new Map<number, number>())
  const ageOf = (ages: number, place: number) => Math.floor(ages / (powers[place] ?? 1)) % (coverSlots + 1)
  const aged = (ages: number, by: number) =>
    powers.reduce((sum, power, place) => sum + power * Math.min(coverSlots, ageOf(ages, place) + by), 0)
  const put = (slot: number, key: number, worth: number) => {
    const layer = layers[slot]
    if (layer && (layer.get(key) ?? -1) < worth) layer.set(key, worth)
  }
  put(0, places * radix + (radix - 1), 0)
  let best = 0
  for (let slot = 0; slot <= slots; slot++) {
    for (const [key, worth] of layers[slot] ?? []) {
      const [place, ages] = [Math.floor(key / radix), key % radix]
      best = Math.max(best, worth)
      // Waiting at the current place.
      if (slot < slots) put(slot + 1, place * radix + aged(ages, 1), worth)
      for (let next = 0; next < places; next++) {
        const travelMinutes =
          place === places ? (fromStart?.[next] ?? 0) : (travel[place * places + next] ?? 0)
        const begin = slot + travelMinutes / slotMinutes
        const returnSlots = (toEnd?.[next] ?? 0) / slotMinutes
        if (begin + visit + returnSlots > slots) continue
        const before = aged(ages, begin - slot)
        const age = ageOf(before, next)
        if (age * slotMinutes < revisitMinutes) continue
        const from = begin * slotMinutes
        const sums = cumulativeReports[next]
        const covered = from + COVER_MINUTES - age * slotMinutes
        const gain = (sums?.[from + COVER_MINUTES] ?? 0) - (sums?.[Math.max(from, covered)] ?? 0)
        const after = before - age * (powers[next] ?? 1)
        put(begin + visit, next * radix + aged(after, visit), worth + gain)
      }
    }
    layers[slot]?.clear()
  }
  return best
}
