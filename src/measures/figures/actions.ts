/** What partners did: actions by type, in all and by partner, site and area. Sums of `count`, not of rows. */
import type { Action, ActionType } from '../../domain/action.ts'
import { unlistedActionType } from '../../domain/action.ts'
import { isOpen, type Dataset } from '../../domain/dataset.ts'
import { dayOfMoment, isWithin } from '../../domain/day.ts'
import type { DaySpan } from '../../domain/day.ts'
import type { Figure, Part } from '../figure.ts'
import { speaksFor } from './period.ts'
import type { Period } from './period.ts'

interface Group {
  readonly type: ActionType
  readonly part: Part
  /** How the part is named after the type: `, Probation Service`; empty for a total. */
  readonly suffix: string
  readonly actions: readonly Action[]
}

/**
 * A figure for every type that the data hold at any time, and for every partner, site and area that it is recorded
 * for; nought means none in the window. A type never recorded is unknown and has no figure.
 */
export function actionFigures(dataset: Dataset, period: Period): readonly Figure[] {
  if (!isOpen(dataset, 'actions')) return []
  const days = dataset.actions.map((action) => dayOfMoment(action.on))
  const first = days.reduce<number | null>(
    (least, day) => (least === null ? day : Math.min(least, day)),
    null,
  )
  const baseline = speaksFor(period.baseline, first) ? period.baseline : null
  const names = namesIn(dataset)
  return typesIn(dataset).flatMap((type) =>
    groupsOf(type, dataset, names).map((group) => figureOfGroup(group, period, baseline)),
  )
}

/** In the order of the manifest's list, types that it does not name at the end. */
function typesIn({ actions, manifest }: Dataset): readonly ActionType[] {
  const used = new Set(actions.map((action) => action.type))
  const listed = manifest.actionTypes.filter((type) => used.has(type.id))
  const names = new Set(listed.map((type) => type.id))
  return [
    ...listed,
    ...[...used]
      .filter((id) => !names.has(id))
      .toSorted()
      .map(unlistedActionType),
  ]
}

const PARTS = ['partner', 'site', 'area'] as const
type Names = Readonly<Record<(typeof PARTS)[number], ReadonlyMap<string, string>>>

const namesIn = ({ place, sites, areas }: Dataset): Names => ({
  partner: new Map(place.partners.map(({ id, label }) => [id, label])),
  site: new Map(sites.map((site) => [site.id, site.name])),
  area: new Map(areas.map((area) => [area.code, area.name])),
})

function groupsOf(type: ActionType, dataset: Dataset, names: Names): readonly Group[] {
  const actions = dataset.actions.filter((action) => action.type === type.id)
  const parts = PARTS.flatMap((key) => {
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

function figureOfGroup(
  { type, part, suffix, actions }: Group,
  period: Period,
  baseline: DaySpan | null,
): Figure {
  const within = (span: DaySpan) =>
    actions.reduce((sum, { on, count }) => sum + (isWithin(dayOfMoment(on), span) ? count : 0), 0)
  const label = pluralOf(type.label)
  const counted = type.shown === 'area' ? ' Counted by area, never placed on a map.' : ''
  return {
    id: `actions.${type.id}`,
    label: label + suffix,
    definition: `${label} that partners recorded in these days: the sum of the counts they gave, not of the rows.${counted}`,
    unit: 'actions',
    ...period.days,
    ...part,
    shownIn: { section: 'what-was-done', large: rankOf(type.id) },
    value: within(period.window),
    ...(baseline && { baselineValue: within(baseline) }),
  }
}

/** Types of action whose totals a board reads first, from rank 1; the other types follow by number. */
const FIRST_TYPES = ['arrest', 'warrant', 'safeguarding-referral', 'engagement-event']
function rankOf(type: string): number | 'by-value' {
  const at = FIRST_TYPES.indexOf(type)
  return at < 0 ? 'by-value' : at + 1
}

const UNCOUNTABLE = /(enforcement|payback|engagement)$/i
/** `Arrest` becomes `Arrests`; labels that are plural already, or have no plural, stay. */
export function pluralOf(label: string): string {
  if (/s$/i.test(label) || UNCOUNTABLE.test(label) || label.endsWith(': not in list')) return label
  return /(ch|sh|x)$/i.test(label) ? `${label}es` : `${label}s`
}
