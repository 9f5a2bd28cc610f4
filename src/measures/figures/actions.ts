/**
 * Figures of partners' actions by type: total, and by partner, site and area. Values sum `count`, not rows.
 */
import { type Action, type ActionType, unlistedActionType } from '../../domain/action.ts'
import { hasFeedOf, type Dataset } from '../../domain/dataset.ts'
import { dayOfMoment, isWithin, type DaySpan } from '../../domain/day.ts'
import { coversBaseline, type FigurePeriod } from '../baseline/baseline.ts'
import { feedCoverages, knowledgeOf, type FeedCoverage } from '../feeds/coverage.ts'
import type { CountedFigure, FigurePart, Knowledge } from '../figure.ts'
import { worstOf } from './known-figures.ts'

interface ActionGroup {
  readonly type: ActionType
  readonly part: FigurePart
  /** Suffix of the label that names the part: `, Probation Service`; empty for a total. */
  readonly suffix: string
  readonly actions: readonly Action[]
}

/**
 * One figure per type that occurs anywhere in the data, and per partner, site and area recorded for it; zero
 * means none in the window. Types that never occur have no figure, unless a feed of actions did not open: then every
 * listed type has a total, which is not known.
 */
export function actionFigures(dataset: Dataset, period: FigurePeriod): readonly CountedFigure[] {
  if (!hasFeedOf(dataset, 'actions')) return []
  const days = dataset.actions.map((action) => dayOfMoment(action.on))
  const first = days.reduce<number | null>(
    (least, day) => (least === null ? day : Math.min(least, day)),
    null,
  )
  const baseline = coversBaseline(period.baseline, first) ? period.baseline : null
  const ofActions = feedCoverages(dataset).filter(({ kind }) => kind === 'actions')
  const coverages = ofActions.filter(({ days: covered }) => covered !== null)
  const names = namesIn(dataset)
  return typesIn(dataset, coverages.length < ofActions.length).flatMap((type) =>
    groupsOf(type, dataset, names).map((group) => figureOfGroup(group, { period, baseline, coverages })),
  )
}

/** Types in the manifest's order, then unlisted types by id. */
function typesIn({ actions, manifest }: Dataset, isAnyClosed: boolean): readonly ActionType[] {
  const used = new Set(actions.map((action) => action.type))
  const listed = manifest.actionTypes.filter((type) => isAnyClosed || used.has(type.id))
  const names = new Set(listed.map((type) => type.id))
  return [
    ...listed,
    ...[...used]
      .filter((id) => !names.has(id))
      .toSorted()
      .map(unlistedActionType),
  ]
}

const PART_KEYS = ['partner', 'site', 'area'] as const
type PartNames = Readonly<Record<(typeof PART_KEYS)[number], ReadonlyMap<string, string>>>

const namesIn = ({ place, sites, areas }: Dataset): PartNames => ({
  partner: new Map(place.partners.map(({ id, label }) => [id, label])),
  site: new Map(sites.map((site) => [site.id, site.name])),
  area: new Map(areas.map((area) => [area.code, area.name])),
})

function groupsOf(type: ActionType, dataset: Dataset, names: PartNames): readonly ActionGroup[] {
  const actions = dataset.actions.filter((action) => action.type === type.id)
  const parts = PART_KEYS.flatMap((key) => {
    const ids = new Set(actions.map((action) => action[key]).filter((id) => id !== null))
    return [...ids].toSorted().map((id) => ({
      type,
      part: { [key]: id },
      suffix: `, ${names[key].get(id) ?? id}`,
      actions: actions.filter((action) => action[key] === id),
    }))
  })
  return [{ type, part: {}, suffix: '', actions }, ...parts]
}

interface ActionPeriods {
  readonly period: FigurePeriod
  /** Null where the baseline is not compared. */
  readonly baseline: DaySpan | null
  /** Only of feeds that were read: the others have no coverage by partner. */
  readonly coverages: readonly FeedCoverage[]
}

function figureOfGroup(
  { type, part, suffix, actions: all }: ActionGroup,
  { period, baseline, coverages }: ActionPeriods,
): CountedFigure {
  const partners = [...new Set(all.map(({ partner }) => partner))]
  const incomplete =
    part.partner === undefined ? incompletePartners(partners, { period, baseline, coverages }) : []
  const complete = partners.filter((partner) => !incomplete.some((each) => each.partner === partner))
  // Where no partner covers both periods there is nothing to compare, and what is known of the window remains.
  const isCompared = complete.length > 0 || partners.length === 0
  const counted = isCompared ? complete : partners
  const isWindowKnown = knowledgeOf(coverages, { kind: 'actions', partners }, period.window).known === 'yes'
  const actions = all.filter(({ partner }) => counted.includes(partner))
  const within = (span: DaySpan) =>
    actions.reduce((sum, { on, count }) => sum + (isWithin(dayOfMoment(on), span) ? count : 0), 0)
  const label = pluralOf(type.label)
  const areaNote = type.shown === 'area' ? ' Counted by area, never placed on a map.' : ''
  return {
    id: `actions.${type.id}`,
    label: label + suffix,
    definition: `${label} that partners recorded in these days: the sum of the counts they gave, not of the rows.${areaNote}`,
    unit: 'actions',
    madeOf: ['actions'],
    partners: counted,
    ...(isCompared && incomplete.length > 0 && { leftOut: leftOutOf(incomplete) }),
    ...period.days,
    ...part,
    shownIn: { section: 'what-was-done', large: rankOf(type.id) },
    value: within(period.window),
    ...(baseline && (isCompared || isWindowKnown) && { baselineValue: within(baseline) }),
  }
}

type PartnerKnowledge = Knowledge & { readonly partner: string }

/** Partners whose rows do not cover all of window and baseline; totals leave them out of both. */
const incompletePartners = (
  partners: readonly string[],
  { period, baseline, coverages }: ActionPeriods,
): readonly PartnerKnowledge[] =>
  partners.flatMap((partner) => {
    const knowledge = worstOf(
      [period.window, ...(baseline ? [baseline] : [])].map((span) =>
        knowledgeOf(coverages, { kind: 'actions', partners: [partner] }, span),
      ),
    )
    return knowledge.known === 'yes' ? [] : [{ ...knowledge, partner }]
  })

const leftOutOf = (incomplete: readonly PartnerKnowledge[]): Knowledge => ({
  known: 'part',
  why: `${incomplete.map(({ why }) => why).join(' ')} Left out of both periods.`,
  feeds: [...new Set(incomplete.flatMap(({ feeds }) => feeds))],
})

/** Types whose totals come first as large numbers, in this order; the others follow by value. */
const FIRST_TYPES = ['arrest', 'warrant', 'safeguarding-referral', 'engagement-event']
function rankOf(type: string): number | 'by-value' {
  const at = FIRST_TYPES.indexOf(type)
  return at < 0 ? 'by-value' : at + 1
}

const UNCOUNTABLE = /(enforcement|payback|engagement)$/i
/** Plural of a type's label; labels that are plural or uncountable are returned unchanged. */
export function pluralOf(label: string): string {
  if (/s$/i.test(label) || UNCOUNTABLE.test(label) || label.endsWith(': not in list')) return label
  return /(ch|sh|x)$/i.test(label) ? `${label}es` : `${label}s`
}
