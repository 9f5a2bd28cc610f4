// @vitest-environment jsdom
/** The last weeks on a phone: whole weeks with the counts of a plain loop, and no number where they are not known. */
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { Dataset } from '../../src/domain/dataset.ts'
import { dayNumber, weekdayOf } from '../../src/domain/day.ts'
import { StoreContext } from '../../src/state/context.tsx'
import { LastWeeks } from '../../src/team/first/LastWeeks.tsx'
import { formatCount, formatDay } from '../../src/ui/numbers.ts'
import { demonstrationDataset } from '../board/demonstration-dataset.ts'
import { span } from '../measures/invented-dataset.ts'
import { openStore } from '../state/open-store.ts'

const dataset = await demonstrationDataset({ incidentsAMonth: 300 })
afterEach(cleanup)

function rowsOf(shown: Dataset): readonly string[] {
  const store = openStore(shown, { window: span('2024-06-01', '2024-08-31') })
  const { catalogue, shown: counts } = store.getState()
  if (!catalogue || !counts) throw new Error('nothing is counted')
  const { from, to } = catalogue.dataDays
  const daily = new Uint32Array(to - from + 1)
  for (const day of shown.incidents.day) daily[day - from] = (daily[day - from] ?? 0) + 1
  store.setState({ shown: { ...counts, daily } })
  render(
    <StoreContext value={store}>
      <LastWeeks />
    </StoreContext>,
  )
  return screen.queryAllByRole('listitem').map(({ textContent }) => textContent)
}

test('four whole weeks, the newest first, counted as by a loop over the rows', () => {
  const { asOf } = dataset.manifest
  const lastMonday = asOf - weekdayOf(asOf) - (weekdayOf(asOf) === 6 ? 0 : 7)
  const expected = [0, 7, 14, 21].map((back) => {
    const from = lastMonday - back
    const count = dataset.incidents.day.reduce(
      (sum, day) => sum + (day >= from && day <= from + 6 ? 1 : 0),
      0,
    )
    return `Week of ${formatDay(dayNumber(from))}: ${formatCount(count)} incident`
  })
  const rows = rowsOf(dataset)
  expect(rows).toHaveLength(4)
  for (const [at, words] of expected.entries()) expect(rows[at]).toContain(words)
  expect(screen.getByRole('heading').textContent).toBe('The last weeks')
})

test('without the feed of incidents no week has a number', () => {
  const closed = { ...dataset, reports: dataset.reports.filter(({ kind }) => kind !== 'incidents') }
  const rows = rowsOf(closed)
  expect(rows).toHaveLength(4)
  for (const row of rows) expect(row).toMatch(/not known$/)
})
