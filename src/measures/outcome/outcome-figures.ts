/** Figures of the sites since Clear: their change beside the comparison areas, and the reports that were usual before. */
import { hasFeedOf, type Dataset } from '../../domain/dataset.ts'
import { isoSpan, type FigurePeriod } from '../baseline/baseline.ts'
import type { CountedFigure } from '../figure.ts'
import type { Site } from '../../domain/site.ts'
import { theWhole } from '../../domain/place/served-place.ts'
import type { SinceClear } from './since-clear.ts'
import { siteOutcomes } from './site-outcome.ts'
import type { UsualSeries } from './usual-series.ts'

/** `since-clear`, `since-clear.asb` and `usual.last-eight-weeks` of every site where they are known. */
export function outcomeFigures(dataset: Dataset, { window }: FigurePeriod): readonly CountedFigure[] {
  if (!hasFeedOf(dataset, 'incidents')) return []
  return siteOutcomes(dataset, window).flatMap(({ site: id, series, crimes, asb }) => {
    const site = dataset.sites.find((one) => one.id === id)
    if (!site) return []
    return [
      ...[crimes, asb].flatMap(({ inside }) =>
        inside.kind === 'known' ? [sinceClearFigure(site, inside)] : [],
      ),
      ...(series.kind === 'known' ? usualFigures(site, series) : []),
    ]
  })
}

function sinceClearFigure(site: Site, inside: SinceClear): CountedFigure {
  const { measure, span, before, ratio, phi, verdict, lately } = inside
  const isAsb = measure === 'asb'
  const [from, to] = [isoSpan(before).from, isoSpan(before).to]
  return {
    id: isAsb ? 'since-clear.asb' : 'since-clear',
    label: `Since Clear at ${site.name}: ${isAsb ? 'ASB' : 'crimes, without what patrol itself finds'}`,
    definition:
      'Counted inside the boundary from Clear to the last day whose reports have come in, beside all known days before Clear; the ratio is that of the site over that of its comparison areas on the same days.',
    unit: isAsb ? 'incidents' : 'crimes',
    madeOf: ['sites', 'incidents', 'areas'],
    ...isoSpan(span),
    site: site.id,
    value: inside.site.after,
    baselineValue: inside.site.before,
    baselineFrom: from,
    baselineTo: to,
    ...(ratio && { ratio: ratio.value, ratioLow: ratio.low, ratioHigh: ratio.high }),
    verdict,
    overdispersion: phi,
    comparisonNote: `The comparison areas: ${inside.comparison.after} since Clear, ${inside.comparison.before} before.${lately === null ? '' : ` Verdict of the last half-year alone: ${lately}.`}`,
  }
}

function usualFigures(
  site: Site,
  { points, usualWeek, isSeasonRemoved, averaged }: UsualSeries,
): readonly CountedFigure[] {
  const last = points.at(-1)
  if (!last) return []
  return [
    {
      id: 'usual.last-eight-weeks',
      label: `Last ${averaged} beside usual at ${site.name}: crimes and ASB, without what patrol itself finds`,
      definition: `The last ${averaged} of the line since Clear; expected is what was usual for the same days of the year before Clear, by the season of ${theWhole()} without the site.`,
      unit: 'incidents',
      madeOf: ['sites', 'incidents'],
      ...isoSpan(last.span),
      site: site.id,
      value: last.count,
      expected: last.expected,
      comparisonNote: `Usual in a week before Clear: ${usualWeek.toFixed(2)}.`,
      ...(!isSeasonRemoved && { caveat: 'Season not removed.' }),
    },
  ]
}
