/** The gaps in reporting where the incidents do not cover the window: no ward falls short of what is not known. */
import { expect, test } from 'vitest'
import { buildClusterIndex } from '../../src/analytics/cluster-index.ts'
import type { Dataset } from '../../src/domain/dataset.ts'
import { gapsAnswer } from '../../src/worker/answers/board.ts'
import { demonstrationDataset } from '../board/demonstration-dataset.ts'
import { SMALL_BOROUGH } from '../feeds/small-borough.ts'
import { day, span } from '../measures/invented-dataset.ts'

const open = await demonstrationDataset({ incidentsAMonth: 300 })
const index = buildClusterIndex(open.incidents, open.categories.length)
const answerFor = (dataset: Dataset) =>
  gapsAnswer(
    { dataset, index, borough: SMALL_BOROUGH },
    { kind: 'gaps', window: span('2023-09-01', '2024-08-31') },
  )

test('wards are compared where the incidents cover the window', () => {
  const { reports, reportsUnknown } = answerFor(open)
  expect(reportsUnknown).toBe('')
  expect(reports.crimes.length).toBeGreaterThan(20)
})

test('no ward is compared where a feed of incidents has gone quiet within it, and the reason is given', () => {
  const reach = { first: day('2022-01-01'), newest: day('2024-03-01'), rows: 800, isByMonth: false }
  const { reports, reportsUnknown } = answerFor({ ...open, rowReach: { ...open.rowReach, incidents: reach } })
  expect(reportsUnknown).toBe('The feed incidents has been quiet since 1 March 2024.')
  expect(reports).toEqual({ crimes: [], asb: [] })
})
