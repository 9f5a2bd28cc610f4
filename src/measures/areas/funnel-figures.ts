/** Funnel plots of the areas as figures: count, count expected at the rate of all areas, and both pairs of limits. */
import { funnelLimits } from '../../analytics/process-control/funnel.ts'
import { hasFeedOf, type Dataset } from '../../domain/dataset.ts'
import { areaTable } from '../area-table.ts'
import type { FigurePeriod } from '../baseline/baseline.ts'
import type { CountedFigure } from '../figure.ts'
import { levelsIn } from '../figures/areas.ts'
import { withAreas } from '../figures/known-figures.ts'
import { funnelOf } from './area-levels.ts'

const MEASURES = [
  {
    measure: 'reported',
    id: 'funnel.crimes-reported',
    label: 'Crimes, without what patrol itself finds',
    unit: 'crimes',
  },
  { measure: 'asb', id: 'funnel.asb', label: 'ASB', unit: 'incidents' },
] as const

/** One figure for each area with known residents and a known count, of every level with more than one area. */
export function funnelFigures(dataset: Dataset, period: FigurePeriod): readonly CountedFigure[] {
  if (!hasFeedOf(dataset, 'incidents')) return []
  return levelsIn(dataset).flatMap((level) => {
    const rows = areaTable(dataset, period, { level })
    return MEASURES.flatMap(({ measure, id, label, unit }) => {
      const { points, dispersion } = funnelOf(rows, measure)
      return points.map(({ code, name, count, expected, place }): CountedFigure => {
        const { inner, outer } = funnelLimits(expected, dispersion)
        return {
          id,
          label: `${label} beside residents, ${name}`,
          definition:
            'The count beside that expected at the rate of all areas of its level; warning limits hold 95 % and control limits 99.8 % of areas that differ by chance alone (Spiegelhalter 2005). It knows nothing of who works or shops there.',
          unit,
          madeOf: withAreas(dataset, ['incidents']),
          ...period.days,
          area: code,
          value: count,
          expected,
          warningLow: inner.low,
          warningHigh: inner.high,
          limitLow: outer.low,
          limitHigh: outer.high,
          overdispersion: dispersion,
          ...(place !== 'within' && { signals: place.replace(' ', '-') }),
        }
      })
    })
  })
}
