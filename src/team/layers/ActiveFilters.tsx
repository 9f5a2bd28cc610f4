/** The filters that hold, a chip each with a button that removes it, and the way back to everything. */
import { useMemo, useRef, type ReactNode } from 'react'
import { useHoursWords } from '../../clock/use-hours-words.ts'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import styles from './ActiveFilters.module.css'
import { GROUP_LABELS, GROUPS, type Category, type Group } from '../../domain/category.ts'
import { usualWindow, windowOf, type Catalogue } from '../../state/catalogue.ts'
import type { Intent } from '../../state/intents.ts'
import type { View } from '../../state/view.ts'
import { formatTightSpan } from '../../ui/numbers.ts'

const NONE: readonly ActiveFilter[] = []

/** `children`: what else stands in the row. */
export function ActiveFilters({ children }: { readonly children: ReactNode }) {
  const intend = useIntent()
  const view = useHoldfast((state) => state.view)
  const catalogue = useHoldfast((state) => state.catalogue)
  const hours = useHoursWords()
  const filters = useMemo(
    () => (catalogue ? activeFilters(view, catalogue, hours) : NONE),
    [view, catalogue, hours],
  )
  const row = useRef<HTMLDivElement>(null)
  const remove = (at: number, { without }: ActiveFilter) => {
    // The button goes with its chip: the focus steps on to what will stand in its place.
    const buttons = row.current?.querySelectorAll('button') ?? []
    buttons[at + 1]?.focus()
    intend(without)
  }
  return (
    <div ref={row} className={styles['row']}>
      {filters.length > 0 && (
        <ul aria-label="Active filters" className={styles['chips']}>
          {filters.map((filter, at) => (
            <li key={filter.key}>
              <button
                type="button"
                className={styles['chip']}
                aria-label={`Remove ${filter.words}`}
                title={`Remove ${filter.words}`}
                onClick={() => remove(at, filter)}
              >
                <span>{filter.words}</span>
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


interface ActiveFilter {
  readonly key: string
  readonly words: string
  readonly without: Intent
}

/** Areas first, then categories, then the window; none where everything counts, everywhere, in the usual window. */
export const activeFilters = (
  view: View,
  catalogue: Catalogue,
  hours: string | null = null,
): readonly ActiveFilter[] => [
  ...areaFilters(view, catalogue),
  ...categoryFilters(view.categories, catalogue.categories),
  ...hoursFilter(hours),
  ...windowFilter(view, catalogue),
]

/** `words`: the chosen hours; null where all count. */
const hoursFilter = (words: string | null): readonly ActiveFilter[] =>
  words === null ? [] : [{ key: 'hours', words, without: { kind: 'ask-places', asks: { hours: null } } }]

function areaFilters({ areas }: View, catalogue: Catalogue): readonly ActiveFilter[] {
  return areas.map((code) => {
    const area = catalogue.areas.find((one) => one.code === code)
    const site = catalogue.sites.find(({ id }) => id === code)
    return {
      key: `area ${code}`,
      words: area?.name ?? site?.name ?? `${code}: not in the data`,
      without: { kind: 'set-areas', codes: areas.filter((one) => one !== code) },
    }
  })
}

/** How much of a group is chosen. */
interface Share {
  readonly group: Group
  readonly own: readonly Category[]
  readonly chosen: readonly Category[]
}

/** One chip where all that is chosen lies in one group, else one for each group that is not whole. */
function categoryFilters(
  ids: readonly string[] | null,
  categories: readonly Category[],
): readonly ActiveFilter[] {
  if (ids === null) return []
  const shares = GROUPS.map((group): Share => {
    const own = categories.filter((category) => category.group === group)
    return { group, own, chosen: own.filter(({ id }) => ids.includes(id)) }
  }).filter(({ own }) => own.length > 0)
  const [some, ...others] = shares.filter(({ chosen }) => chosen.length > 0)
  const isOne = others.length === 0 && shares.length > 1
  if (isOne)
    return [
      {
        key: 'categories',
        words: some ? `Only ${shareWords(some)}` : 'No category',
        without: { kind: 'set-categories', ids: null },
      },
    ]
  return shares
    .filter(({ own, chosen }) => chosen.length < own.length)
    .map((share) => ({
      key: `group ${share.group}`,
      words: missingWords(share),
      without: { kind: 'set-categories', ids: withAll(share, ids, categories) },
    }))
}

const inSentence = (label: string) => label.charAt(0).toLowerCase() + label.slice(1)
const outOf = ({ group, own, chosen }: Share) => `${GROUP_LABELS[group]}: ${chosen.length} of ${own.length}`

function shareWords(share: Share): string {
  const [first, ...more] = share.chosen
  if (share.chosen.length === share.own.length) return inSentence(GROUP_LABELS[share.group])
  return first && more.length === 0 ? inSentence(first.label) : inSentence(outOf(share))
}

function missingWords(share: Share): string {
  const { group, own, chosen } = share
  if (chosen.length === 0) return `Without ${inSentence(GROUP_LABELS[group])}`
  const [missing, ...more] = own.filter((category) => !chosen.includes(category))
  return missing && more.length === 0 ? `Without ${inSentence(missing.label)}` : outOf(share)
}

/** Every category chosen is written as null, as everywhere. */
function withAll({ own }: Share, ids: readonly string[], categories: readonly Category[]) {
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
      words: formatTightSpan(window.from, window.to),
      without: { kind: 'set-window', from: usual.from, to: usual.to },
    },
  ]
}
