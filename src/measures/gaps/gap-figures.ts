/** What the page of gaps and fairness says, as figures: reports beside what is suggested, patrol and searches by fifth. */
import { isOpen, type Dataset } from '../../domain/dataset.ts'
import { fairness, type FairnessRow, type Rate } from './fairness.ts'
import { reportGaps, type ReportGap } from './gaps.ts'
import type { Figure } from '../figure.ts'
import type { Period } from '../figures/period.ts'

const MEASURES = [
  { measure: 'crimes-reported', ending: 'crimes', words: 'crimes, without what patrol itself finds' },
  { measure: 'asb', ending: 'asb', words: 'ASB' },
] as const
type Measured = (typeof MEASURES)[number]

export const gapFigures = (dataset: Dataset, { window, days }: Period): readonly Figure[] =>
  isOpen(dataset, 'incidents')
    ? MEASURES.flatMap((measured) =>
        reportGaps(dataset, window, measured.measure).flatMap((gap) => ofGap(gap, measured, days)),
      )
    : []

function ofGap(
  { area, count, expected, ratio }: ReportGap,
  { ending, words }: Measured,
  days: Period['days'],
): readonly Figure[] {
  const figure = (part: string, told: Pick<Figure, 'label' | 'unit' | 'value' | 'low' | 'high'>): Figure => ({
    id: `reports.${part}.${ending}`,
    definition:
      'Reports from the census areas of the ward, beside what the rate of each fifth of deprivation over the whole borough gives their residents (indirect standardisation).',
    ...days,
    area: area.code,
    ...told,
  })
  return [
    figure('counted', { label: `Reports counted, ${area.name}: ${words}`, unit: 'reports', value: count }),
    figure('suggested', {
      label: `Reports suggested, ${area.name}: ${words}`,
      unit: 'reports',
      value: expected,
    }),
    figure('share', {
      label: `Reports as a share of those suggested, ${area.name}: ${words}`,
      unit: 'share',
      value: ratio.value,
      low: ratio.low,
      high: ratio.high,
    }),
  ]
}

/** By the place of the visit or search, in fifths of deprivation of England; none where no fifth is known. */
export const fairnessFigures = (dataset: Dataset, { window, days }: Period): readonly Figure[] =>
  (fairness(dataset, window)?.rows ?? []).flatMap((row) => ofFifth(row, days))

function ofFifth({ fifth, patrol, searched, finds }: FairnessRow, days: Period['days']): readonly Figure[] {
  const figure = (part: string, label: string, told: Told | null): readonly Figure[] =>
    told === null
      ? []
      : [
          {
            id: `fairness.${part}.fifth-${fifth}`,
            label: `${label}, fifth ${fifth} of deprivation`,
            definition:
              'By the census area in which it took place, in fifths of deprivation of England (1 is the most deprived), with the 95 % interval.',
            ...days,
            ...told,
          },
        ]
  const perThousand = (rate: Rate | null): Told | null => rate && { ...rate, unit: 'per 1,000 residents' }
  return [
    ...figure('patrol-minutes', 'Patrol minutes for every 1,000 residents', perThousand(patrol)),
    ...figure('stop-searches', 'Stop-searches for every 1,000 residents', perThousand(searched)),
    ...figure(
      'finds',
      'Share of stop-searches that found something',
      finds && { value: finds.share, low: finds.low, high: finds.high, unit: 'share' },
    ),
  ]
}

type Told = Pick<Figure, 'value' | 'low' | 'high' | 'unit'>
