/** Changes of counting: no comparison across one has a verdict, and everything that crosses it says so. */
import { describe, expect, test } from 'vitest'
import { chanceReason } from '../../src/summary/change.ts'
import { countingOfCell } from '../../src/summary/counting.ts'
import { changeOf, CRIMES, percentagesOf, reasonOf } from '../../src/summary/figures.ts'
import type { PublicNote, PublicSummary } from '../../src/summary/public-summary.ts'
import { quarterNumber, quarterOf } from '../../src/summary/quarter.ts'
import { summaryCsv } from '../../src/summary/summary-csv.ts'
import { published, SMALL_SUMMARY } from './small-summary.ts'

const QUARTERS = Array.from({ length: 16 }, (_, at) => quarterOf(quarterNumber('2021Q1') + at))
const GROUPS = ['anti-social-behaviour', 'burglary', 'theft']
/** Every quarter of a group is half of the one before it, so that each comparison would be lower. */
const withNotes = (notes: readonly PublicNote[]): PublicSummary => ({
  ...SMALL_SUMMARY,
  quarters: QUARTERS,
  groups: GROUPS.map((id) => ({ id, label: id })),
  notes,
  cells: ['W1', 'W2'].flatMap((area) =>
    GROUPS.flatMap((group) =>
      QUARTERS.map((quarter, at) => ({ area, quarter, group, count: published(4000 - at * 250) })),
    ),
  ),
})
const note = (more: Partial<PublicNote> = {}): PublicNote => ({
  from: '2022Q4',
  to: null,
  groups: ['burglary'],
  text: 'Changed.',
  ...more,
})
const comparedIn = (summary: PublicSummary, key: { area?: string; group?: string }) =>
  QUARTERS.slice(4).filter((quarter) => changeOf(summary, { ...key, quarter }) !== 'not-comparable')
const AROUND = ['2022Q4', '2023Q1', '2023Q2', '2023Q3']
const without = (gone: readonly string[]) => QUARTERS.slice(4).filter((quarter) => !gone.includes(quarter))

describe('a comparison', () => {
  test('across a change has no verdict, no percentages and a reason; before and after it has', () => {
    const summary = withNotes([note()])
    const key = { area: 'W1', group: 'burglary' }
    expect(comparedIn(summary, key)).toEqual(without(AROUND))
    expect(percentagesOf(summary, { ...key, quarter: '2023Q1' })).toBeNull()
    expect(reasonOf(summary, { ...key, quarter: '2023Q1' })).toEqual({
      kind: 'counting',
      text: 'counted another way since October to December 2022',
    })
    expect(changeOf(summary, { ...key, quarter: '2024Q1' })).toBe('lower')
  })
  test('of every sum that holds the group crosses it too; that of another group does not', () => {
    const summary = withNotes([note()])
    for (const key of [{ group: CRIMES }, { area: 'W2', group: CRIMES }, {}, { group: 'burglary' }])
      expect(comparedIn(summary, key)).toEqual(without(AROUND))
    expect(reasonOf(summary, { group: CRIMES, quarter: '2023Q1' })?.text).toBe(
      'part is counted another way since October to December 2022',
    )
    expect(comparedIn(summary, { group: 'theft' })).toEqual(without([]))
    expect(comparedIn(summary, { group: 'anti-social-behaviour' })).toEqual(without([]))
  })
  test('with a quarter that was counted in both ways has no verdict on either side', () => {
    const summary = withNotes([note({ both: ['2022Q4'] })])
    expect(comparedIn(summary, { group: 'burglary' })).toEqual(without([...AROUND, '2023Q4']))
  })
  test('crosses the end of a change as its beginning, and a change of all groups for each', () => {
    const summary = withNotes([note({ to: '2022Q4', groups: [] })])
    for (const group of GROUPS) expect(comparedIn(summary, { group })).toEqual(without(['2022Q4', '2023Q4']))
    expect(reasonOf(summary, { group: 'theft', quarter: '2023Q4' })?.text).toBe(
      'counted another way in October to December 2022',
    )
  })
  test('of an area crosses a change of its own alone, and the sum of all areas crosses it', () => {
    const summary = withNotes([note({ groups: [], areas: ['W1'] })])
    expect(comparedIn(summary, { area: 'W1', group: 'theft' })).toEqual(without(AROUND))
    expect(comparedIn(summary, { area: 'W2', group: 'theft' })).toEqual(without([]))
    expect(comparedIn(summary, { group: 'theft' })).toEqual(without(AROUND))
  })
})

test('the table of all figures says of each cell how it was counted', () => {
  const notes = [note({ both: ['2022Q4'] })]
  const [head = '', ...lines] = summaryCsv(withNotes(notes)).trimEnd().split('\r\n')
  const columns = head.split(',')
  // From the end, since a band of thousands has a comma of its own.
  const at = columns.indexOf('counting') - columns.length
  const said = new Map(
    lines.map((line) => {
      const cells = line.split(',')
      return [cells.slice(0, 4).join(' '), cells.at(at)]
    }),
  )
  expect(said.get('W1 Ward One 2022Q3 burglary')).toBe('')
  expect(said.get('W1 Ward One 2022Q4 burglary')).toBe('the way of counting changed in these months')
  expect(said.get('W2 Ward Two 2023Q1 burglary')).toBe('counted another way since October to December 2022')
  expect(said.get('W2 Ward Two 2023Q1 theft')).toBe('')
  expect(countingOfCell(notes, { area: 'W1', group: 'burglary', quarter: '2021Q1' })).toBe('')
})

describe('the reason of no clear change', () => {
  const range = (low: number, high: number | null = low + 4) => ({ low, high, days: 91 })
  test.each([
    ['small numbers', range(5), range(25), 'small numbers, may be chance'],
    ['large numbers', range(40), range(50), 'may be chance'],
    ['ranges that overlap', range(5), range(5), undefined],
    ['ranges of sums that overlap', range(100, 140), range(120, 160), undefined],
    ['a change', range(10), range(60), undefined],
    ['an end that is not known', range(100, null), range(300), 'not every figure is published'],
  ] as const)('of %s', (_what, now, before, text) => expect(chanceReason(now, before)?.text).toBe(text))
})
