/** Test days as figures, so that page, files and print tell the same. */
import type { Dataset } from '../../domain/dataset.ts'
import type { Figure } from '../figure.ts'
import { isoSpan } from '../figures/period.ts'
import { memoised } from '../memoised.ts'
import { LASTING_WORDS, testDayFigures, type OnAgainstOff } from '../planning/test-days.ts'

/** Each place of a test and, of several, all together; worked out once for a dataset. */
export const testDaysOf = (dataset: Dataset): readonly OnAgainstOff[] => once(dataset, null)
const once = memoised(
  (dataset: Dataset, _: null) => testDayFigures(dataset),
  () => [],
)

/**
 * `test-days.all` and `test-days.ID`: reports of days drawn on, beside those of days drawn off; the ratio is that of
 * reports a day.
 */
export const testDayFiguresOf = (dataset: Dataset): readonly Figure[] =>
  testDaysOf(dataset).flatMap((test) => (test.span ? [figureFrom(test, isoSpan(test.span))] : []))

function figureFrom(test: OnAgainstOff, days: Pick<Figure, 'from' | 'to'>): Figure {
  const { hotspot, name, on, off, onDays, offDays, ratio, low, high, verdict } = test
  return {
    id: `test-days.${hotspot ?? 'all'}`,
    label: `Reports on days drawn on, ${name}`,
    definition: `Counted in the patrol hotspot on ${onDays} days drawn on, beside ${offDays} drawn off; the ratio is that of reports a day. ${LASTING_WORDS}`,
    unit: 'reports',
    ...days,
    value: on,
    baselineValue: off,
    ...(ratio !== null && { ratio }),
    ...(low !== null && { ratioLow: low }),
    ...(high !== null && { ratioHigh: high }),
    verdict,
  }
}
