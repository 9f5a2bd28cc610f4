/** Where most incidents are known by month, data, window and baseline are periods of whole months. */
import { describe, expect, test } from 'vitest'
import { monthsTouched } from '../../src/domain/day.ts'
import { baselineOf, baseOf, usualWindow, windowOf, type Catalogue } from '../../src/state/catalogue.ts'
import { INITIAL_VIEW, type View } from '../../src/state/view.ts'
import { datasetOf, day, manifestWith, span, type Row } from '../measures/invented-dataset.ts'
import { openStore } from './open-store.ts'

const WINDOW = span('2024-01-01', '2024-01-31')
/** One incident a month, from January 2022 to the given month. */
function catalogueTo(last: string, asOf: string, isMonth = true): Catalogue {
  const { from, to } = span('2022-01-01', last)
  const rows: Row[] = []
  for (let on = from; on <= to; on++) {
    const text = new Date(on * 86_400_000).toISOString().slice(0, 10)
    if (text.endsWith('-01')) rows.push({ on: text, isMonth })
  }
  const dataset = { ...datasetOf(rows), manifest: { ...manifestWith({}), asOf: day(asOf) } }
  const { catalogue } = openStore(dataset, { window: WINDOW }).getState()
  return catalogue ?? expect.fail('nothing is open')
}
const viewOf = (rest: Partial<View>): View => ({ ...INITIAL_VIEW, ...rest })

describe('the days of the data', () => {
  test('extend to the end of a month with incidents, though the as-of day is within it', () => {
    expect(catalogueTo('2024-08-01', '2024-08-15').dataDays.to).toBe(day('2024-08-31'))
  })
  test('extend to the last month complete at the as-of day, if the next has no incidents', () => {
    expect(catalogueTo('2024-07-01', '2024-08-15').dataDays.to).toBe(day('2024-07-31'))
    expect(catalogueTo('2024-07-01', '2024-08-31').dataDays.to).toBe(day('2024-08-31'))
  })
  test('extend to the exact day where incidents are known by day', () => {
    expect(catalogueTo('2024-08-01', '2024-08-15', false).dataDays.to).toBe(day('2024-08-15'))
  })
})

test('the usual window is twelve whole months', () => {
  expect(usualWindow(catalogueTo('2024-08-01', '2024-08-15'))).toEqual(span('2023-09-01', '2024-08-31'))
  expect(usualWindow(catalogueTo('2024-07-01', '2024-08-15'))).toEqual(span('2023-08-01', '2024-07-31'))
  const byDay = catalogueTo('2024-08-01', '2024-08-15', false)
  expect(usualWindow(byDay)).toEqual(span('2023-08-16', '2024-08-15'))
})

describe('a window and its baseline', () => {
  const catalogue = catalogueTo('2024-08-01', '2024-08-15')
  const requested = { from: day('2024-02-10'), to: day('2024-02-20') }
  test('are whole months: the month before February is January', () => {
    const view = viewOf({ ...requested, base: 'before' })
    expect(windowOf(view, catalogue)).toEqual(span('2024-02-01', '2024-02-29'))
    expect(baselineOf(view, catalogue)).toEqual(span('2024-01-01', '2024-01-31'))
    expect(baselineOf(viewOf({ ...requested, base: 'year' }), catalogue)).toEqual(
      span('2023-02-01', '2023-02-28'),
    )
  })
  test('are whole months for custom days too, and the choice names them', () => {
    const view = viewOf({ ...requested, base: '2023-03-10..2023-04-02' })
    expect(baseOf(view, catalogue)).toBe('2023-03-01..2023-04-30')
    expect(baselineOf(view, catalogue)).toEqual(monthsTouched(span('2023-03-10', '2023-04-02')))
    const byDay = catalogueTo('2024-08-01', '2024-08-15', false)
    expect(baselineOf(view, byDay)).toEqual(span('2023-03-10', '2023-04-02'))
  })
})
