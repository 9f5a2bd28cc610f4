/** Rows in the incident columns: times, categories, duplicates, and notices. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf, isoDay, dayNumber } from '../../../src/domain/day.ts'
import { TEXTS_A_BLOCK } from '../../../src/domain/incident.ts'
import { anyRow, idsOf, row, tableOf } from './rows.ts'

const noticeIn = (report: ReturnType<typeof tableOf>['report'], code: string) =>
  report.notices.find((notice) => notice.code === code)

describe('times', () => {
  test.each([
    ['2024-05-04T21:15:00+01:00', '2024-05-04', 1275, 0],
    ['2024-05-04T23:30:00Z', '2024-05-05', 30, 0],
    ['2024-01-04T23:30:00Z', '2024-01-04', 1410, 0],
    ['2024-05-04', '2024-05-04', -1, 1],
    ['2024-05', '2024-05-01', -1, 2],
  ])('%s', (occurred, day, minute, precision) => {
    const { columns } = tableOf([row({ occurred })])
    expect([isoDay(dayNumber(columns.day[0] ?? 0)), columns.minute[0], columns.precision[0]]).toEqual([
      day,
      minute,
      precision,
    ])
  })
  test('have ranges in minutes, and reports by day', () => {
    const { columns } = tableOf([
      row({ id: '1', occurredTo: '2024-05-05T06:15:00+01:00', reported: '2024-05-05' }),
      row({ id: '2', occurredTo: '2024-05-04' }),
    ])
    // From 21:15 to 06:15, and to the end of the last day.
    expect([...columns.rangeMinutes]).toEqual([540, 165])
    expect([...columns.reportedDay]).toEqual([dayOf({ year: 2024, month: 5, day: 5 }), 0])
  })
  test('at midnight give a notice above three times the same minute an hour before and after', () => {
    const at = (count: number, time: string) =>
      Array.from({ length: count }, (_, i) =>
        row({ id: `${time} ${i}`, occurred: `2024-05-04T${time}:00+01:00` }),
      )
    const doubted = (...rows: readonly (readonly unknown[])[]) =>
      noticeIn(tableOf(rows.flat()).report, 'default-midnight')?.count
    expect(doubted(at(10, '00:00'), at(400, '10:00'))).toBe(10)
    expect(doubted(at(9, '00:00'))).toBeUndefined()
    expect(doubted(at(13, '00:00'), at(8, '23:00'))).toBe(13)
    expect(doubted(at(12, '00:00'), at(8, '23:00'))).toBeUndefined()
    expect(doubted(at(10, '00:00'), at(11, '00:01'))).toBe(21)
    // By category, so that one agency's default times are not hidden among another's rows.
    const others = at(40, '23:00').map((each) => ({
      ...each,
      properties: { ...each.properties, category: 'robbery' },
    }))
    const { report } = tableOf([...at(10, '00:00'), ...others])
    expect(noticeIn(report, 'default-midnight')?.text).toContain('(burglary at 00:00: 10)')
  })
  test('without an offset in a skipped or repeated hour follow a rule, with a notice', () => {
    const { columns, report } = tableOf([
      row({ id: '1', occurred: '2024-03-31T01:30:00' }),
      row({ id: '2', occurred: '2023-10-29T01:30:00', occurredTo: '2023-10-29T01:45:00+00:00' }),
    ])
    expect([...columns.minute]).toEqual([150, 90])
    expect([...columns.rangeMinutes]).toEqual([0, 75])
    expect(report.notices.map(({ code, count }) => [code, count])).toEqual([
      ['no-offset', 2],
      ['skipped-hour', 1],
      ['repeated-hour', 1],
    ])
  })
})

describe('categories', () => {
  test('beyond the list are kept, counted and named', () => {
    const { columns, categories, report } = tableOf([
      row({ id: '1', category: 'drone' }),
      row({ id: '2', category: 'kite' }),
      row({ id: '3', category: 'kite' }),
    ])
    expect([...columns.category].map((code) => categories[code])).toEqual(['drone', 'kite', 'kite'])
    expect(noticeIn(report, 'not-in-list')).toMatchObject({ count: 3 })
    expect(noticeIn(report, 'not-in-list')?.text).toContain('(kite: 2, drone: 1)')
  })
  test('beyond the capacity of a byte share one code', () => {
    const rows = Array.from({ length: 400 }, (_, i) => row({ id: `${i}`, category: `new-${i}` }))
    const { columns, categories, report } = tableOf(rows)
    expect(categories).toHaveLength(251)
    expect(categories.at(-1)).toBe('further-categories')
    const shared = [...columns.category].filter((code) => code === 250)
    expect(shared).toHaveLength(400 - (250 - 15))
    expect(report.shown).toBe(400)
  })
  test('named like members of an object are categories like any other', () => {
    const { columns, categories } = tableOf([
      row({ id: '1', category: '__proto__' }),
      row({ id: '2', category: 'constructor' }),
    ])
    expect([...columns.category].map((code) => categories[code])).toEqual(['__proto__', 'constructor'])
  })
})

describe('rows under one id', () => {
  const older = row({ reported: '2024-05-05', outcome: 'Under investigation', location: 'Elm Street' })
  const newer = row({ reported: '2024-06-01', outcome: 'Local resolution', location: 'Oak Street' })

  test('with the same content count once', () => {
    const { report } = tableOf([older, older, older])
    expect(report).toMatchObject({ rowsIn: 3, shown: 1, setAside: [{ reason: 'duplicate-id', count: 2 }] })
    expect(report.notices).toEqual([])
  })
  test('with different content: the newest reported counts, the other is set aside, and both are named', () => {
    const { report, columns } = tableOf([newer, older])
    expect(columns.outcome.values).toEqual(['Local resolution'])
    expect(report.setAside).toEqual([{ reason: 'duplicate-id', count: 1, examples: [{ row: 2, id: 'a' }] }])
    expect(noticeIn(report, 'differing-duplicates')?.text).toContain('(a: rows 1 and 2)')
  })
  test('leave nothing of a replaced row', () => {
    const { columns } = tableOf([older, newer])
    expect(columns.outcome.values).toEqual(['Local resolution'])
    expect(columns.location.values).toEqual(['Oak Street'])
  })
})

test('the order of rows does not change any count', () => {
  const inOrder = (rows: readonly unknown[]) => {
    const { columns, report, categories } = tableOf(rows)
    const ids = idsOf(columns)
    const facts = Array.from({ length: columns.count }, (_, i) =>
      [
        ids[i],
        columns.longitude[i],
        columns.latitude[i],
        columns.day[i],
        columns.minute[i],
        columns.flags[i],
        columns.reportedDay[i],
        categories[columns.category[i] ?? -1],
        columns.location.values[columns.location.codes[i] ?? -1],
        columns.outcome.values[columns.outcome.codes[i] ?? -1],
      ].join('|'),
    )
    const sums = report.setAside.map(({ reason, count }) => `${reason} ${count}`)
    return { facts: facts.toSorted(), sums, shown: report.shown }
  }
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 12 }), (rows) => {
      expect(inOrder(rows.toReversed())).toEqual(inOrder(rows))
    }),
  )
})

test('all columns have exactly the length of the count', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { maxLength: 12 }), (rows) => {
      const { columns, report } = tableOf(rows)
      expect(columns.count).toBe(report.shown)
      const { count, id, agency, location, outcome, ...arrays } = columns
      expect(id.starts).toHaveLength(Math.ceil(count / TEXTS_A_BLOCK))
      const all = [...Object.values(arrays), agency.codes, location.codes, outcome.codes]
      expect(all.map((array) => array.length)).toEqual(all.map(() => count))
    }),
  )
})
