/** The gaps in reporting where the incidents do not cover the window: no ward falls short of what is not known. */
import { expect, test } from 'vitest'
import { buildClusterIndex } from '../../src/analytics/cluster-index.ts'
import type { Dataset } from '../../src/domain/dataset.ts'
import { gapsAnswer } from '../../src/worker/answers/board.ts'
import { SMALL_BOROUGH } from '../feeds/small-borough.ts'
import { datasetOf, day, EAST, span, ward, WEST } from '../measures/invented-dataset.ts'

const wards = datasetOf([]).areas
const areas = [
  ...wards,
  ...wards.map(({ code, shape }) => ({
    ...ward(`L${code}`, shape, 2000),
    level: 'lsoa' as const,
    deprivationDecile: 5,
  })),
]
const open = datasetOf(
  [
    { on: '2022-01-01', at: WEST, times: 40 },
    { on: '2024-03-01', at: WEST, times: 40 },
    { on: '2024-03-01', at: EAST, times: 4 },
    { on: '2024-08-31', at: WEST },
  ],
  { areas },
)
const answerFor = (dataset: Dataset) =>
  gapsAnswer(
    {
      dataset,
      index: buildClusterIndex(dataset.incidents, dataset.categories.length),
      borough: SMALL_BOROUGH,
    },
    { kind: 'gaps', window: span('2023-09-01', '2024-08-31') },
  )

test('wards are compared where the incidents cover the window', () => {
  const { reports, reportsUnknown } = answerFor(open)
  expect(reportsUnknown).toBe('')
  expect(reports.crimes.map(({ area }) => area.code)).toContain('E')
})

test('no ward is compared where a feed of incidents has gone quiet within it, and the reason is given', () => {
  const reach = { first: day('2022-01-01'), newest: day('2024-03-01'), rows: 800, isByMonth: false }
  const { reports, reportsUnknown } = answerFor({ ...open, rowReach: { 'the-incidents': reach } })
  expect(reportsUnknown).toBe('The feed the-incidents has been quiet since 1 March 2024.')
  expect(reports).toEqual({ crimes: [], asb: [] })
})
