/** Tests of records as they stood on an earlier day: what had happened by then, and what was fixed by then. */
import { describe, expect, test } from 'vitest'
import { lastDayOf, orderAsAt, stageOn, type ClosureOrder } from '../../src/domain/closure-order.ts'
import { commitmentAsAt, hasEnded, isOverdue } from '../../src/domain/commitment.ts'
import { hotspotAsAt, type PatrolHotspot } from '../../src/domain/patrol.ts'
import { siteAsAt } from '../../src/domain/site.ts'
import {
  commitment,
  day,
  on,
  order,
  phase,
  siteWith,
  until,
  untilMonth,
} from '../measures/invented-dataset.ts'

const WHOLE = order('2023-05-02', {
  hearing: on('2023-05-04'),
  adjournedTo: on('2023-05-15'),
  made: on('2023-05-15'),
  ends: until('2023-08-15'),
  extendedTo: until('2023-11-15'),
  discharged: on('2023-10-02'),
  appeal: on('2023-06-01'),
  possessionNotice: on('2023-07-01'),
  breaches: [on('2023-06-10'), on('2023-09-10')],
  afterwards: 'returned',
})
const at = (text: string, whole: ClosureOrder = WHOLE) => orderAsAt(whole, day(text))
const NOT_YET = {
  made: null,
  ends: null,
  extendedTo: null,
  discharged: null,
  appeal: null,
  possessionNotice: null,
  breaches: [],
  afterwards: null,
}

describe('a closure order', () => {
  test('does not exist before its notice is served', () => {
    expect(at('2023-05-01')).toBeNull()
  })
  test('has the hearing from its notice on, and the adjournment from the hearing on', () => {
    expect(at('2023-05-02')).toMatchObject({ ...NOT_YET, hearing: WHOLE.hearing, adjournedTo: null })
    expect(at('2023-05-04')).toMatchObject({ ...NOT_YET, adjournedTo: WHOLE.adjournedTo })
    expect(at('2023-05-14')).toMatchObject(NOT_YET)
  })
  test('is made with its end, not with what came of it', () => {
    const made = { ...NOT_YET, made: WHOLE.made, ends: WHOLE.ends }
    expect(at('2023-05-15')).toMatchObject(made)
    expect(at('2023-05-31')).toMatchObject(made)
    expect(at('2023-06-01')).toMatchObject({ ...made, appeal: WHOLE.appeal })
    expect(at('2023-07-01')).toMatchObject({
      possessionNotice: WHOLE.possessionNotice,
      breaches: WHOLE.breaches.slice(0, 1),
    })
  })
  test('ends with its first end until that day, from then on with its extension', () => {
    const [before, then] = [at('2023-08-14'), at('2023-08-15')]
    expect(before && lastDayOf(before)).toBe(day('2023-08-15'))
    expect(then && lastDayOf(then)).toBe(day('2023-11-15'))
  })
  test('is discharged on the day, and what became of the premises counts from then', () => {
    expect(at('2023-10-01')).toMatchObject({ discharged: null, afterwards: null })
    expect(at('2023-10-02')).toMatchObject({ discharged: WHOLE.discharged, afterwards: 'returned' })
  })
  test('is open until it is cancelled or refused', () => {
    for (const end of [{ cancelled: on('2023-05-03') }, { refused: on('2023-05-03') }]) {
      const ended = order('2023-05-02', end)
      const before = at('2023-05-02', ended)
      expect(before && stageOn(before, day('2030-01-01'))).toBe('notice')
      expect(at('2023-05-03', ended)).toEqual(ended)
    }
  })
  test('is as the feed states it once all has happened', () => {
    expect(at('2024-01-01')).toEqual(WHOLE)
  })
  test('has on every day the stage that the whole order has on it', () => {
    for (let date = day('2023-05-01'); date <= day('2023-11-20'); date++) {
      const stood = orderAsAt(WHOLE, date)
      expect([date, stood && stageOn(stood, date)]).toEqual([date, stageOn(WHOLE, date)])
    }
  })
})

test('a site has the phases begun by a day, without ends that lie ahead, and with their reviews', () => {
  const clear = phase('clear', '2023-05-01', { to: until('2023-12-31'), review: until('2023-11-15') })
  const site = siteWith([clear, phase('hold', '2023-10-01')])
  const phasesAt = (text: string) => siteAsAt(site, day(text)).phases
  expect(phasesAt('2023-04-30')).toEqual([])
  expect(phasesAt('2023-09-30')).toEqual([{ ...clear, to: null }])
  expect(phasesAt('2023-12-30')).toEqual([{ ...clear, to: null }, phase('hold', '2023-10-01')])
  expect(phasesAt('2023-12-31')).toEqual(site.phases)
})

test('a commitment is open from its day until it is done, and overdue after its due day', () => {
  const done = commitment('2024-02-10', { done: on('2024-03-01'), outcome: 'Lights mended' })
  const doneAt = (text: string) => commitmentAsAt(done, day(text))
  expect(doneAt('2024-01-09')).toBeNull()
  expect(doneAt('2024-01-10')).toEqual({ ...done, done: null, outcome: null })
  const late = doneAt('2024-02-29')
  expect(late && isOverdue(late, day('2024-02-29'))).toBe(true)
  expect(doneAt('2024-03-01')).toEqual(done)
})

test('a survey stands from its last day on', () => {
  const survey = {
    id: 's',
    site: 'site',
    area: null,
    from: on('2023-05-08'),
    to: untilMonth('2023-06'),
    question: 'Safe?',
    answered: 40,
    agreed: 20,
  }
  expect(hasEnded(survey, day('2023-06-29'))).toBe(false)
  expect(hasEnded(survey, day('2023-06-30'))).toBe(true)
})

test('a patrol hotspot exists from its first day on, with its test from the first day of that', () => {
  const hotspot = {
    from: on('2023-05-01'),
    testDays: { from: day('2023-06-01'), to: day('2023-08-31'), seed: 1 },
  } as PatrolHotspot
  expect(hotspotAsAt(hotspot, day('2023-04-30'))).toBeNull()
  expect(hotspotAsAt(hotspot, day('2023-05-31'))?.testDays).toBeNull()
  expect(hotspotAsAt(hotspot, day('2023-06-01'))).toEqual(hotspot)
})
