/** What nobody is telling the partnership: areas with fewer reports than their residents suggest, and what was not asked. */
import {
  indirectlyStandardised,
  standardisedRatio,
} from '../../analytics/comparison/indirect-standardisation.ts'
import { contains, surfaceCentre } from '../../analytics/geometry.ts'
import { funnelDispersion } from '../../analytics/process-control/funnel.ts'
import type { Area } from '../../domain/area.ts'
import type { Dataset } from '../../domain/dataset.ts'
import type { DaySpan } from '../../domain/day.ts'
import { periodOf } from '../figures/period.ts'
import { placesOf } from '../figures/places.ts'
import { countAt, MEASURES, tallyOf, type Measure } from '../figures/tally.ts'
import { fifthOf } from './fairness.ts'

/** Stand at the head of the page, always both. */
export const GAP_HEADS = [
  'No reports is not no crime.',
  'Some people do not report because of who is in the room.',
] as const

/** A ward beside what its census areas suggest. */
export interface ReportGap {
  readonly area: Area
  readonly count: number
  /** The sum over its census areas: the rate of the fifth of deprivation times the residents. */
  readonly expected: number
  /** Counted over expected, with its interval; below 1: fewer than suggested. */
  readonly ratio: { readonly value: number; readonly low: number; readonly high: number }
  readonly isBeyondChance: boolean
  readonly terms: readonly GapTerm[]
}
/** One term of the expected number: the census areas of one fifth. */
interface GapTerm {
  readonly fifth: number
  readonly areas: number
  readonly residents: number
  /** Reports for every 1,000 residents of the fifth, over the whole borough. */
  readonly rate: number
  readonly expected: number
}

/**
 * Wards by how far their reports fall short of what residents and deprivation suggest, the farthest first
 * (indirect standardisation over census areas, `indirect-standardisation.ts`). The interval is widened by how much wards
 * differ from it anyway (`funnel.ts`), so that few stand out. Empty where the data hold no census
 * areas with residents and deprivation, or no wards. A low count is a question, not a finding.
 */
export function reportGaps(
  dataset: Dataset,
  window: DaySpan,
  measureId: Measure['id'] = 'crimes-reported',
): readonly ReportGap[] {
  const measure = MEASURES.find(({ id }) => id === measureId)
  if (!measure) return []
  const places = placesOf(dataset, 'lsoa')
  const tally = tallyOf(dataset, places, periodOf(dataset, { window, baseline: null }))
  const small = places.areas.map((area, place) => ({
    area,
    count: countAt(tally.window.byArea, place, measure),
    exposure: area.deprivationDecile === null ? 0 : (area.population ?? 0),
    stratum: fifthOf(area.deprivationDecile ?? 0),
  }))
  const told = indirectlyStandardised(small)
  const wards = placesOf(dataset, 'ward').areas.map((ward) => {
    const members = small.flatMap((one, at): readonly Member[] => {
      const expected = told[at]
      return expected && isIn(ward, one.area) ? [{ ...one, ...expected }] : []
    })
    return { ward, members, count: sumOf(members, 'count'), expected: sumOf(members, 'expected') }
  })
  const phi = funnelDispersion(wards.filter(({ expected }) => expected > 0))
  return wards.flatMap((one) => gapOf(one, phi)).toSorted((a, b) => a.ratio.value - b.ratio.value)
}

/** Census areas do not all nest in wards: each counts where its middle lies. */
function isIn(ward: Area, area: Area): boolean {
  const [longitude, latitude] = surfaceCentre(area.shape)
  return contains(ward.shape, longitude, latitude)
}

interface Member {
  readonly count: number
  readonly exposure: number
  readonly stratum: number
  readonly expected: number
  readonly rate: number
}

interface Ward {
  readonly ward: Area
  readonly members: readonly Member[]
  readonly count: number
  readonly expected: number
}

const sumOf = (members: readonly Member[], part: 'count' | 'exposure' | 'expected') =>
  members.reduce((sum, member) => sum + member[part], 0)

/** `phi`: by how much wards differ from what is suggested anyway, so that an ordinary difference is no gap. */
function gapOf({ ward: area, members, count, expected }: Ward, phi: number): readonly ReportGap[] {
  const ratio = standardisedRatio(count, expected, phi)
  if (!ratio) return []
  const fifths = [...new Set(members.map(({ stratum }) => stratum))].toSorted((a, b) => a - b)
  const terms = fifths.map((fifth): GapTerm => {
    const of = members.filter(({ stratum }) => stratum === fifth)
    return {
      fifth,
      areas: of.length,
      residents: sumOf(of, 'exposure'),
      rate: (of[0]?.rate ?? 0) * 1000,
      expected: sumOf(of, 'expected'),
    }
  })
  return [{ area, count, expected, ratio, isBeyondChance: ratio.high < 1, terms }]
}
