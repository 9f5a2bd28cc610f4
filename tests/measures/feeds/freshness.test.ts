/** Tests of the last days with incomplete reports. */
import { describe, expect, it } from 'vitest'
import { lateDays, lateWords } from '../../../src/measures/feeds/freshness.ts'
import { columnsOf, day } from '../invented-dataset.ts'

const AS_OF = day('2024-08-31')
const DAYS = 200
/**
 * Ten incidents per day: one in ten reported `delay` days later, if the feed was written by then; the rest on
 * the day.
 */
function columnsWith(delay: number, writtenOn = AS_OF) {
  const rows = Array.from({ length: DAYS * 10 }, (_, i) => {
    const on = writtenOn - Math.floor(i / 10)
    return { on, reported: on + (i % 10 === 0 ? delay : 0) }
  }).filter(({ reported }) => reported <= writtenOn)
  return {
    ...columnsOf(rows.map(() => ({ on: '2024-08-31' }))),
    day: Int32Array.from(rows, ({ on }) => on),
    reportedDay: Int32Array.from(rows, ({ reported }) => reported),
  }
}

describe('the last days', () => {
  it('are those with less than 95 % of their reports', () => {
    expect(lateDays(columnsWith(12), AS_OF)).toMatchObject({ from: day('2024-08-20'), days: 12, within: 12 })
  })
  it('start earlier where the feed itself is old', () => {
    expect(lateDays(columnsWith(12, day('2024-08-21')), AS_OF)).toMatchObject({
      from: day('2024-08-10'),
      days: 22,
      within: 12,
    })
  })
  it('are null where reports arrive on the day, or without report dates', () => {
    expect(lateDays(columnsWith(0), AS_OF)).toBeNull()
    expect(lateDays(columnsOf([{ on: '2024-08-31', times: 500 }]), AS_OF)).toBeNull()
  })
  it('are null for incidents known by month, and ignore reports dated after the as-of day', () => {
    const { count, ...rest } = columnsWith(12)
    expect(lateDays({ ...rest, count, precision: new Uint8Array(count).fill(2) }, AS_OF)).toBeNull()
    const tomorrow = new Int32Array(count).fill(AS_OF + 1)
    expect(lateDays({ ...rest, count, reportedDay: tomorrow }, AS_OF)).toBeNull()
  })
})

it('states the number of days and the delay', () => {
  const late = { from: AS_OF, days: 12, within: 12, arrived: [] }
  expect(lateWords(late)).toBe('The last 12 days will still rise: 95 % of reports arrive within 12 days.')
  expect(lateWords({ ...late, days: 1, within: 1 })).toBe(
    'The last day will still rise: 95 % of reports arrive within a day.',
  )
  expect(lateWords({ ...late, days: 15, within: 12 })).toBe(
    'The last 15 days will still rise: 95 % of reports arrive within 12 days, and the newest report is 3 days old.',
  )
})
