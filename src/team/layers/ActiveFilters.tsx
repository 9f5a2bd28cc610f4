/** The active filters as chips, each with a button that removes it, and the list of filters behind them. */
import { useMemo, useRef, type ReactNode } from 'react'
import { GROUP_LABELS, GROUPS, type Category, type Group } from '../../domain/category.ts'
import { hoursFilterWords } from '../../measures/hotspots/hours-words.ts'
import { inSentence } from '../../measures/sentences.ts'
import { usualWindow, windowOf, type Catalogue } from '../../state/catalogue.ts'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import type { Intent } from '../../state/intents.ts'
import type { View } from '../../state/view.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { formatTightSpan } from '../../ui/numbers.ts'
import styles from './ActiveFilters.module.css'

const NO_FILTERS: readonly ActiveFilter[] = []

/** Row of chips; `children` are further buttons of the row. */
export function ActiveFilters({ children }: { readonly children: ReactNode }) {
  const intend = useIntent()
  const view = useHoldfast((state) => state.view)
  const catalogue = useHoldfast((state) => state.catalogue)
  const filters = useMemo(() => (catalogue ? activeFilters(view, catalogue) : NO_FILTERS), [view, catalogue])
  const row = useRef<HTMLDivElement>(null)
  const remove = (index: number, { without }: ActiveFilter) => {
    // The pressed button disappears with its chip, so the focus moves to the next one.
    const buttons = row.current?.querySelectorAll('button') ?? []
    buttons[index + 1]?.focus()
    intend(without)
  }
  return (
    <div ref={row} className={styles['row']}>
      {filters.length > 0 && (
        <ul aria-label="Active filters" className={styles['chips']}>
          {filters.map((filter, index) => (
            <li key={filter.key}>
              <button
                type="button"
                className={styles['chip']}
                aria-label={`Remove ${filter.label}`}
                title={`Remove ${filter.label}`}
                onClick={() => remove(index, filter)}
              >
                <span>{filter.label}</span>
                <Icon name="close" size={12} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Button kind="link" onClick={() => intend({ kind: 'clear-all' })}>
        Clear all
      </Button>
      {children}
    </div>
  )
}

/** One filter: its label, and the intent that removes it. */
interface ActiveFilter {
  readonly key: string
  readonly label: string
  readonly without: Intent
}

/** Filters of area, category, hours and window, in that order; empty if everything counts in the default window. */
export const activeFilters = (view: View, catalogue: Catalogue): readonly ActiveFilter[] => [
  ...areaFilters(view, catalogue),
  ...categoryFilters(view.categories, catalogue.categories),
  ...hoursFilter(view),
  ...windowFilter(view, catalogue),
]

function hoursFilter({ hours }: View): readonly ActiveFilter[] {
  const label = hoursFilterWords(hours)
  return label === null
    ? []
    : [{ key: 'hours', label, without: { kind: 'ask-places', asks: { hours: null } } }]
}

function areaFilters({ areas }: View, catalogue: Catalogue): readonly ActiveFilter[] {
  return areas.map((code) => {
    const area = catalogue.areas.find((candidate) => candidate.code === code)
    const site = catalogue.sites.find(({ id }) => id === code)
    return {
      key: `area ${code}`,
      label: area?.name ?? site?.name ?? `${code}: not in the data`,
      without: { kind: 'set-areas', codes: areas.filter((other) => other !== code) },
    }
  })
}

/** The categories of a group, and which of them are chosen. */
interface GroupShare {
  readonly group: Group
  readonly own: readonly Category[]
  readonly chosen: readonly Category[]
}

/** One chip if everything chosen lies in one group, else one per group that is not fully chosen. */
function categoryFilters(
  ids: readonly string[] | null,
  categories: readonly Category[],
): readonly ActiveFilter[] {
  if (ids === null) return []
  const shares = GROUPS.map((group): GroupShare => {
    const own = categories.filter((category) => category.group === group)
    return { group, own, chosen: own.filter(({ id }) => ids.includes(id)) }
  }).filter(({ own }) => own.length > 0)
  const [some, ...others] = shares.filter(({ chosen }) => chosen.length > 0)
  const isSingleGroup = others.length === 0 && shares.length > 1
  if (isSingleGroup)
    return [
      {
        key: 'categories',
        label: some ? `Only ${shareWords(some)}` : 'No category',
        without: { kind: 'set-categories', ids: null },
      },
    ]
  return shares
    .filter(({ own, chosen }) => chosen.length < own.length)
    .map((share) => ({
      key: `group ${share.group}`,
      label: missingWords(share),
      without: { kind: 'set-categories', ids: withAll(share, ids, categories) },
    }))
}

const shareText = ({ group, own, chosen }: GroupShare) =>
  `${GROUP_LABELS[group]}: ${chosen.length} of ${own.length}`

function shareWords(share: GroupShare): string {
  const [first, ...more] = share.chosen
  if (share.chosen.length === share.own.length) return inSentence(GROUP_LABELS[share.group])
  return first && more.length === 0 ? inSentence(first.label) : inSentence(shareText(share))
}

function missingWords(share: GroupShare): string {
  const { group, own, chosen } = share
  if (chosen.length === 0) return `Without ${inSentence(GROUP_LABELS[group])}`
  const [missing, ...more] = own.filter((category) => !chosen.includes(category))
  return missing && more.length === 0 ? `Without ${inSentence(missing.label)}` : shareText(share)
}

/** Ids of the chosen categories with all of the group added; null if that is every category. */
function withAll({ own }: GroupShare, ids: readonly string[], categories: readonly Category[]) {
  const next = categories.filter((category) => own.includes(category) || ids.includes(category.id))
  return next.length === categories.length ? null : next.map(({ id }) => id)
}

function windowFilter(view: View, catalogue: Catalogue): readonly ActiveFilter[] {
  const window = windowOf(view, catalogue)
  const usual = usualWindow(catalogue)
  if (window.from === usual.from && window.to === usual.to) return []
  return [
    {
      key: 'window',
      label: formatTightSpan(window.from, window.to),
      without: { kind: 'set-window', from: usual.from, to: usual.to },
    },
  ]
}
