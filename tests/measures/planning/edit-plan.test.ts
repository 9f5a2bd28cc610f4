/** Tests of manual edits of a plan: recalculated times, messages, and rejected edits. */
import { describe, expect, test } from 'vitest'
import { editedPlan, type PlanEdit } from '../../../src/measures/planning/edit-plan.ts'
import { shiftPlan, type PlanResult } from '../../../src/measures/planning/shift-plan.ts'
import { madeFor } from './invented-shift.ts'

const PLAN = madeFor()
const route = PLAN.routes[0] ?? []
function after(edit: PlanEdit, of = PLAN) {
  const result = editedPlan(of, edit)
  if (result.kind === 'fault') throw new Error(result.text)
  return result
}
const idsOf = ({ routes }: PlanResult) => routes[0]?.map(({ place }) => place)

describe('manual edits', () => {
  test('move a visit up and recalculate all times', () => {
    const { result: next, message } = after({ kind: 'move', crew: 0, visit: 2, to: 1 })
    const order = [route[0], route[2], route[1], ...route.slice(3)].map((visit) => visit?.place)
    const left = idsOf(next)?.length ?? 0
    expect(idsOf(next)).toEqual(order.slice(0, left))
    expect(message).toMatch(/ is now A2, at \d\d:\d\d\./)
    // Visits that no longer fit are named.
    expect(/removed|Removed/.test(message)).toBe(left < route.length)
    expect(shiftPlan(next)?.crews[0]?.visits).toHaveLength(left)
  })
  test('delete a visit', () => {
    const { result: next, message } = after({ kind: 'delete', crew: 0, visit: route.length - 1 })
    expect(idsOf(next)).toEqual(route.slice(0, -1).map(({ place }) => place))
    expect(message).toContain(`Crew A has ${route.length - 1} visits left.`)
  })
  test('reject a place for which there is no time, and keep the plan', () => {
    const place = PLAN.places.at(-1)?.id ?? ''
    let full = PLAN
    for (let time = 0; time < 20; time++) {
      const result = editedPlan(full, { kind: 'add', crew: 0, place })
      if (result.kind === 'fault') {
        expect(result.reason).toBe('too-far')
        return
      }
      full = result.result
    }
    throw new Error('twenty more visits fitted into four hours')
  })
})

describe('an hour lost', () => {
  test('keeps what was done, drops the least valuable visits, and names them', () => {
    const before = shiftPlan(PLAN)
    const { result: next, message } = after({ kind: 'lose', crew: 0, from: 60, minutes: 60 })
    const plan = shiftPlan(next)
    const start = plan?.start ?? 0
    const visits = plan?.crews[0]?.visits ?? []
    const done = before?.crews[0]?.visits.filter(({ arrive }) => arrive < start + 60 * 60_000) ?? []
    expect(visits.slice(0, done.length).map(({ arrive }) => arrive)).toEqual(done.map(({ arrive }) => arrive))
    for (const { arrive, leave } of visits.slice(done.length)) {
      expect(arrive).toBeGreaterThanOrEqual(start + 120 * 60_000)
      expect(leave).toBeLessThanOrEqual(start + 240 * 60_000)
    }
    expect(message).toMatch(/^Crew A lost 60 minutes from 18:00\. Removed: /)
    expect(visits.length).toBeLessThan(route.length)
  })
  test('can be lost twice', () => {
    const once = after({ kind: 'lose', crew: 0, from: 60, minutes: 60 }).result
    const twice = after({ kind: 'lose', crew: 0, from: 90, minutes: 60 }, once).result
    for (const { arrive } of shiftPlan(twice)?.crews[0]?.visits ?? []) {
      const minute = (arrive - (shiftPlan(twice)?.start ?? 0)) / 60_000
      expect(minute < 60 || minute >= 150).toBe(true)
    }
  })
})
