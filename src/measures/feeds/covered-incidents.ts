/** Days on which the incidents are whole: covered by every feed of them, so that fewer incidents means fewer reports. */
import type { Dataset } from '../../domain/dataset.ts'
import { dayNumber, type DaySpan } from '../../domain/day.ts'
import { incidentReach } from '../baseline/baseline.ts'
import { memoised } from '../memoised.ts'
import { feedCoverages, type CoverageInput } from './coverage.ts'

/** Days on which a count of incidents is whole. */
interface CoveredIncidents {
  /** Both inclusive; null: none. */
  readonly days: DaySpan | null
  /** Why there is none; empty where there are some. */
  readonly why: string
}

/**
 * Days of the incidents' reach, after its last gap, that every feed of incidents covers. None where a feed did not open or set aside too many
 * rows: a series that it falls out of would show a fall. Cached per dataset.
 */
export const coveredIncidents = (dataset: Dataset): CoveredIncidents => cached(dataset, null)

const cached = memoised(
  (dataset: Dataset, _: null): CoveredIncidents => coveredWithin(dataset, incidentReach(dataset)),
  () => [],
)

/** The same where the incidents' reach is known, but not their rows. Cached per input and reach. */
export const coveredWithin = memoised(coveredOf, (reach) => [reach?.from, reach?.to])

function coveredOf(input: CoverageInput, reach: DaySpan | null): CoveredIncidents {
  const ofIncidents = feedCoverages(input).filter(({ kind }) => kind === 'incidents')
  const reasons = ofIncidents.flatMap(({ days, whyAfter, whyPart }) => (days ? (whyPart ?? []) : whyAfter))
  if (reasons.length > 0) return { days: null, why: reasons.join(' ') }
  if (!reach) return { days: null, why: 'No incidents are in the data.' }
  const spans = [reach, ...ofIncidents.flatMap(({ days }) => days ?? [])]
  // A series that runs through a gap would show a fall and a rise.
  const lastGaps = ofIncidents.flatMap(({ gaps }) => gaps.at(-1) ?? [])
  const from = dayNumber(Math.max(...spans.map((span) => span.from), ...lastGaps.map((gap) => gap.to + 1)))
  const to = dayNumber(Math.min(...spans.map((span) => span.to)))
  return from <= to
    ? { days: { from, to }, why: '' }
    : { days: null, why: 'No day is covered by every feed of incidents.' }
}
