/** The fast path gives the same draft as full validation for every row that it accepts. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { incidentLimits } from '../../../src/feeds/incidents/draft.ts'
import { validateIncident } from '../../../src/feeds/kinds/incidents.ts'
import { quickIncident } from '../../../src/feeds/incidents/quick-incident.ts'
import { asFeature } from '../../../src/feeds/rows/read-rows.ts'
import { isRefusal } from '../../../src/feeds/rows/row-outcome.ts'
import { contextOf } from '../opened.ts'
import { anyRow, row } from './rows.ts'

const { asOf, vicinity } = contextOf()
const limits = incidentLimits(asOf, vicinity, { keepMonths: null })
/** Some of the generated rows are a month too old. */
const strict = incidentLimits(asOf, vicinity, { keepMonths: 3 })
function judged(raw: unknown, within = limits) {
  const feature = asFeature(raw)
  return isRefusal(feature) ? feature : validateIncident(feature, within, () => false)
}

test.each([
  ['everything is kept', limits],
  ['three months are kept', strict],
])('fast path and full validation agree on any row, where %s', (_, within) => {
  let acceptedCount = 0
  fc.assert(
    fc.property(anyRow, (raw) => {
      const quick = quickIncident(raw, within)
      if (quick === null) return
      acceptedCount += 1
      expect(judged(raw, within)).toEqual(quick)
    }),
    { numRuns: 3000 },
  )
  expect(acceptedCount).toBeGreaterThan(100)
})

test.each([
  ['an exact time', row()],
  ['a day', row({ occurred: '2024-05-04' })],
  ['a month', row({ occurred: '2024-05' })],
  ['a time without an offset', row({ occurred: '2024-05-04T21:15:00' })],
  ['a range and a report', row({ occurredTo: '2024-05-05', reported: '2024-05-06' })],
  ['null and blank texts', row({ agency: null, location: '', outcome: 'x' })],
  ['a private place', row({ place: 'private', policeGenerated: true })],
  ['a place near the borough', row({}, [-2.45, 53.5, 80])],
])('the fast path accepts %s', (_, raw) => {
  expect(quickIncident(raw, limits)).not.toBeNull()
  expect(quickIncident(raw, limits)).toEqual(judged(raw))
})

test.each([
  ['13th month', row({ occurred: '2024-13' })],
  ['after the last day', row({ occurred: '2024-09-01' })],
  ['before 2000', row({ occurred: '1999-12-31' })],
  ['range that ends before it starts', row({ occurredTo: '2024-05-03' })],
  ['far away', row({}, [0, 51.5])],
  ['no id', row({ id: '' })],
  ['a number for an outcome', row({ outcome: 3 })],
])('neither accepts %s', (_, raw) => {
  expect(quickIncident(raw, limits)).toBeNull()
  expect(judged(raw)).toHaveProperty('kind', 'refused')
})
