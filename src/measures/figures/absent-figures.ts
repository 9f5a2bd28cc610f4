/**
 * Stand-ins for figures that cannot be listed because a feed of their subjects or of their counts did not open or is empty: without
 * them a file would hold nothing, which reads as zero.
 */
import { hasFeedOf, type Dataset } from '../../domain/dataset.ts'
import type { FeedKind } from '../../domain/feed.ts'
import type { FigurePeriod } from '../baseline/baseline.ts'
import { knowledgeIn } from '../feeds/known-words.ts'
import type { CountedFigure, Figure } from '../figure.ts'

interface Family {
  readonly ids: readonly string[]
  readonly label: string
  readonly unit: string
  readonly madeOf: readonly FeedKind[]
  /** Whether the open feeds list any subject of the family, such as a site. */
  readonly hasSubject: (dataset: Dataset) => boolean
}

const hasSite = ({ sites }: Dataset) => sites.length > 0
const hasCensusAreas = ({ areas }: Dataset) =>
  areas.some(({ level, deprivationDecile }) => level === 'lsoa' && deprivationDecile !== null)
const fifths = (part: string) => [1, 2, 3, 4, 5].map((fifth) => `fairness.${part}.fifth-${fifth}`)

const FAMILIES: readonly Family[] = [
  {
    ids: ['since-clear', 'since-clear.asb'],
    label: 'The sites since Clear',
    unit: 'incidents',
    madeOf: ['sites', 'incidents', 'areas'],
    hasSubject: hasSite,
  },
  {
    ids: ['usual.last-eight-weeks'],
    label: 'The last eight weeks of the sites beside usual',
    unit: 'incidents',
    madeOf: ['sites', 'incidents'],
    hasSubject: hasSite,
  },
  {
    ids: ['phase.clear', 'phase.clear.asb'],
    label: 'Phases of the sites',
    unit: 'incidents',
    madeOf: ['sites', 'incidents'],
    hasSubject: hasSite,
  },
  {
    ids: ['displacement.wdd', 'displacement.wdd.asb'],
    label: 'Displacement at the sites',
    unit: 'incidents',
    madeOf: ['sites', 'incidents'],
    hasSubject: hasSite,
  },
  {
    ids: ['chart.week', 'chart.week.asb', 'chart.month', 'chart.month.asb'],
    label: 'Control charts of the sites',
    unit: 'incidents',
    madeOf: ['sites', 'incidents'],
    hasSubject: hasSite,
  },
  {
    ids: ['patrol.planned-minutes'],
    label: 'Patrol time planned at the sites',
    unit: 'minutes',
    madeOf: ['sites', 'patrol-hotspots'],
    hasSubject: hasSite,
  },
  {
    ids: ['patrol.delivered-minutes'],
    label: 'Patrol time delivered at the sites',
    unit: 'minutes',
    madeOf: ['sites', 'patrol-hotspots', 'patrol-visits'],
    hasSubject: hasSite,
  },
  {
    ids: ['survey.agreed'],
    label: 'Surveys of residents',
    unit: 'share',
    madeOf: ['sites', 'survey-results'],
    hasSubject: hasSite,
  },
  {
    ids: ['crimes', 'asb'].flatMap((ending) =>
      ['counted', 'suggested', 'share'].map((part) => `reports.${part}.${ending}`),
    ),
    label: 'Reports beside those suggested',
    unit: 'reports',
    madeOf: ['areas', 'incidents'],
    hasSubject: hasCensusAreas,
  },
  {
    ids: ['hot-squares'],
    label: 'Share of hot squares',
    unit: 'share',
    madeOf: ['areas', 'incidents'],
    hasSubject: ({ areas }) => areas.length > 0,
  },
  {
    ids: ['funnel.crimes-reported', 'funnel.asb'],
    label: 'Areas beside residents',
    unit: 'incidents',
    madeOf: ['areas', 'incidents'],
    hasSubject: ({ areas }) => areas.length > 0,
  },
  {
    ids: fifths('patrol-minutes'),
    label: 'Patrol minutes by fifth of deprivation',
    unit: 'per 1,000 residents',
    madeOf: ['areas', 'patrol-visits'],
    hasSubject: hasCensusAreas,
  },
  {
    ids: [...fifths('stop-searches'), ...fifths('finds')],
    label: 'Stop-searches by fifth of deprivation',
    unit: 'per 1,000 residents',
    madeOf: ['areas', 'actions'],
    hasSubject: hasCensusAreas,
  },
  {
    ids: ['test-days.all'],
    label: 'Reports on days drawn on',
    unit: 'reports',
    madeOf: ['patrol-hotspots', 'incidents'],
    hasSubject: ({ hotspots }) => hotspots.some(({ testDays }) => testDays !== null),
  },
]

/**
 * For each family of which no figure is present, one figure of zero for each id, to be checked by `withKnowledge`; none
 * where the manifest lists no feed of a kind that it needs, or where the feeds of its subjects are known and list none.
 */
export function absentFigures(
  dataset: Dataset,
  { days, window }: Pick<FigurePeriod, 'days' | 'window'>,
  present: readonly Pick<Figure, 'id'>[],
): readonly CountedFigure[] {
  const ids = new Set(present.map(({ id }) => id))
  return FAMILIES.filter(({ madeOf }) => madeOf.every((kind) => hasFeedOf(dataset, kind)))
    .filter(
      ({ madeOf: [subject], hasSubject }) =>
        subject === undefined || knowledgeIn(dataset, subject, window).known === 'no' || hasSubject(dataset),
    )
    .flatMap(({ ids: ofFamily, label, unit, madeOf }) =>
      ofFamily
        .filter((id) => !ids.has(id))
        .map((id) => ({
          id,
          label,
          definition: 'Listed where a feed that it is made of did not open or does not cover these days.',
          unit,
          madeOf,
          isEstimate: true,
          ...days,
          value: 0,
        })),
    )
}
