/**
 * Under-reporting by ward: reports compared with the number expected from residents and deprivation (indirect
 * standardisation), with their figures.
 */

import {
  indirectlyStandardised,
  standardisedRatio,
} from '../../analytics/comparison/indirect-standardisation.ts'
import { contains, surfaceCentre } from '../../analytics/geometry.ts'
import { funnelDispersion } from '../../analytics/process-control/funnel.ts'
import type { Area } from '../../domain/area.ts'
import { isOpen, type Dataset } from '../../domain/dataset.ts'
import type { DaySpan } from '../../domain/day.ts'
import { wholeNoun } from '../../domain/place/served-place.ts'
import { periodOf, type FigurePeriod } from '../baseline/baseline.ts'
import { withAreas } from '../figures/known-figures.ts'
import { placesOf, type Places } from '../figures/places.ts'
import { countAt, MEASURES, tallyOf, type Measure } from '../figures/tally.ts'
import { fifthOf } from './fairness.ts'
import type { CountedFigure } from '../figure.ts'

/** Headings of the page; always shown together. */
export const GAP_HEADINGS = [
  'No reports is not no crime.',
  'Some people do not report because of who is in the room.',
] as const

/** Reports of a ward against the expected number. */
export interface ReportGap {
  readonly area: Area
  readonly count: number
  /** Sum over its census areas of the quintile's rate times the residents. */
  readonly expected: number
  /** Counted over expected, with its interval; below 1: fewer than expected. */
  readonly ratio: { readonly value: number; readonly low: number; readonly high: number }
  readonly isBeyondChance: boolean
  readonly terms: readonly GapTerm[]
}
/** Contribution to the expected number of the census areas of one quintile. */
interface GapTerm {
  readonly fifth: number
  readonly areas: number
  readonly residents: number
  /** Reports per 1,000 residents of the quintile in the whole borough. */
  readonly rate: number
  readonly expected: number
}

/**
 * Wards by ratio of reports to the number expected from population and deprivation, lowest first (indirect
 * standardisation over census areas, `indirect-standardisation.ts`). Reports are those of the ward itself, as in every
 * other table of wards; residents are those of the census areas whose centre lies in it. Intervals are widened by the
 * overdispersion between wards (`funnel.ts`). Empty where the data have no wards, or no census areas with
 * population and deprivation. A low ratio raises a question and proves nothing.
 */
export function reportGaps(
  dataset: Dataset,
  window: DaySpan,
  measureId: Measure['id'] = 'crimes-reported',
): readonly ReportGap[] {
  const measure = MEASURES.find(({ id }) => id === measureId)
  if (!measure) return []
  const countsOf = (places: Places) => {
    const { byArea } = tallyOf(dataset, places, periodOf(dataset, { window, baseline: null })).window
    return places.areas.map((area, place) => ({ area, count: countAt(byArea, place, measure) }))
  }
  const censusAreas = countsOf(placesOf(dataset, 'lsoa')).map(({ area, count }) => ({
    area,
    count,
    exposure: area.deprivationDecile === null ? 0 : (area.population ?? 0),
    stratum: fifthOf(area.deprivationDecile ?? 0),
  }))
  const expectations = indirectlyStandardised(censusAreas)
  const wards = countsOf(placesOf(dataset, 'ward')).map(({ area: ward, count }) => {
    const members = censusAreas.flatMap((entry, at): readonly WardMember[] => {
      const expected = expectations[at]
      return expected && isIn(ward, entry.area) ? [{ ...entry, ...expected }] : []
    })
    return { ward, members, count, expected: sumOf(members, 'expected') }
  })
  const phi = funnelDispersion(wards.filter(({ expected }) => expected > 0))
  return wards.flatMap((entry) => gapOf(entry, phi)).toSorted((a, b) => a.ratio.value - b.ratio.value)
}

/** A census area belongs to the ward that contains its centre, since not all nest in wards. */
function isIn(ward: Area, area: Area): boolean {
  const [longitude, latitude] = surfaceCentre(area.shape)
  return contains(ward.shape, longitude, latitude)
}

interface WardMember {
  readonly exposure: number
  readonly stratum: number
  readonly expected: number
  readonly rate: number
}

interface WardCounts {
  readonly ward: Area
  readonly members: readonly WardMember[]
  readonly count: number
  readonly expected: number
}

const sumOf = (members: readonly WardMember[], part: 'exposure' | 'expected') =>
  members.reduce((sum, member) => sum + member[part], 0)

/** `phi`: overdispersion between wards. */
function gapOf({ ward: area, members, count, expected }: WardCounts, phi: number): readonly ReportGap[] {
  const ratio = standardisedRatio(count, expected, phi)
  if (!ratio) return []
  const fifths = [...new Set(members.map(({ stratum }) => stratum))].toSorted((a, b) => a - b)
  const terms = fifths.map((fifth): GapTerm => {
    const group = members.filter(({ stratum }) => stratum === fifth)
    return {
      fifth,
      areas: group.length,
      residents: sumOf(group, 'exposure'),
      rate: (group[0]?.rate ?? 0) * 1000,
      expected: sumOf(group, 'expected'),
    }
  })
  return [{ area, count, expected, ratio, isBeyondChance: ratio.high < 1, terms }]
}

const GAP_MEASURES = [
  { measure: 'crimes-reported', ending: 'crimes', measureLabel: 'crimes, without what patrol itself finds' },
  { measure: 'asb', ending: 'asb', measureLabel: 'ASB' },
] as const
type GapMeasure = (typeof GAP_MEASURES)[number]

/**
 * Figures of counted and expected reports and their ratio per ward; empty where no incidents feed is open.
 */
export const gapFigures = (dataset: Dataset, { window, days }: FigurePeriod): readonly CountedFigure[] =>
  isOpen(dataset, 'incidents')
    ? GAP_MEASURES.flatMap((measured) =>
        reportGaps(dataset, window, measured.measure).flatMap((gap) =>
          figuresOfGap(gap, measured, { days, suggestedFrom: withAreas(dataset, ['incidents']) }),
        ),
      )
    : []

interface GapOrigins {
  readonly days: FigurePeriod['days']
  /** What the number suggested rests on: the census areas of the ward too. */
  readonly suggestedFrom: CountedFigure['madeOf']
}

function figuresOfGap(
  { area, count, expected, ratio }: ReportGap,
  { ending, measureLabel }: GapMeasure,
  { days, suggestedFrom }: GapOrigins,
): readonly CountedFigure[] {
  const figure = (
    part: string,
    expectations: Pick<CountedFigure, 'label' | 'unit' | 'value' | 'low' | 'high'>,
  ): CountedFigure => ({
    id: `reports.${part}.${ending}`,
    definition: `Reports in the ward, beside what the rate of each fifth of deprivation over the whole ${wholeNoun()} gives the residents of the census areas whose middle lies in it (indirect standardisation).`,
    ...days,
    madeOf: part === 'counted' ? ['incidents'] : suggestedFrom,
    isEstimate: part !== 'counted',
    area: area.code,
    ...expectations,
  })
  return [
    figure('counted', {
      label: `Reports counted, ${area.name}: ${measureLabel}`,
      unit: 'reports',
      value: count,
    }),
    figure('suggested', {
      label: `Reports suggested, ${area.name}: ${measureLabel}`,
      unit: 'reports',
      value: expected,
    }),
    figure('share', {
      label: `Reports as a share of those suggested, ${area.name}: ${measureLabel}`,
      unit: 'share',
      value: ratio.value,
      low: ratio.low,
      high: ratio.high,
    }),
  ]
}
