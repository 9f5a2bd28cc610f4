/** What the partnership itself keeps: its sites, the areas it counts by, its commitments, the answers of residents. */
import type { Borough, BoroughArea } from '../../../domain/borough/borough.ts'
import commitmentPlan from '../../../../data/demonstration/commitments.json'
import surveyPlan from '../../../../data/demonstration/surveys.json'
import type { Feature } from '../feature-text.ts'
import { feature } from '../feature-text.ts'
import { SITES, siteShape } from '../sites.ts'

export const siteFeatures = (): readonly Feature[] =>
  SITES.map((site) => {
    const { id, name, phases, ringMetres, comparison } = site
    return feature(siteShape(site), { id, name, phases, ringMetres, comparison })
  })

const BOROUGH_CODE = 'E08000010'

export function areaFeatures(borough: Borough): readonly Feature[] {
  const residents = borough.lsoas.reduce((sum, lsoa) => sum + (lsoa.population ?? 0), 0)
  const whole = feature(borough.outline, {
    code: BOROUGH_CODE,
    name: 'Wigan',
    level: 'borough',
    population: residents,
  })
  return [whole, ...[borough.wards, borough.msoas, borough.lsoas].flat().map(areaFeature)]
}

const areaFeature = ({ shape, code, name, level, population, deprivationDecile }: BoroughArea) =>
  feature(shape, {
    code,
    name,
    level,
    population: population ?? undefined,
    deprivationDecile: deprivationDecile ?? undefined,
  })

export const commitmentFeatures = (): readonly Feature[] =>
  commitmentPlan.commitments.map((commitment) => feature(null, commitment))

export const surveyFeatures = (): readonly Feature[] =>
  surveyPlan.surveys.map((answers) => feature(null, answers))

export const overdueOn = (asOf: string) =>
  commitmentPlan.commitments.filter(({ due, done }) => done === undefined && due < asOf).length
