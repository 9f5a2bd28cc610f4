/** Filter of categories by group, each with its count in view. */
import { useState } from 'react'
import { useKnown } from '../../clock/KnownNote.tsx'
import { GROUP_LABELS, GROUPS, type Group } from '../../domain/category.ts'
import { boundWords } from '../../measures/feeds/known-words.ts'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { formatPercent } from '../../ui/numbers.ts'
import styles from './LayersPanel.module.css'

/** One category of the filter with its count in view. */
interface CategoryEntry {
  readonly id: string
  readonly label: string
  readonly inView: number
  readonly isChosen: boolean
}

function useCategoryEntries(group: Group): readonly CategoryEntry[] {
  const categories = useHoldfast(({ catalogue }) => catalogue?.categories)
  const chosen = useHoldfast(({ view }) => view.categories)
  // Not the array alone, which a later step fills again.
  const inView = useHoldfast(({ shown }) => shown)?.step.byCategory
  return (categories ?? []).flatMap(({ id, label, group: groupOfCategory }, i) =>
    groupOfCategory === group
      ? [{ id, label, inView: inView?.[i] ?? 0, isChosen: chosen?.includes(id) ?? true }]
      : [],
  )
}

export function CategoryFilter() {
  const [isExpanded, setExpanded] = useState(false)
  return (
    <div className={styles['categories']}>
      <header className={styles['sub']}>
        <h3>Categories</h3>
        <span>in view, ring colour</span>
        <Button
          kind="link"
          aria-expanded={isExpanded}
          onClick={() => {
            setExpanded(!isExpanded)
          }}
        >
          {isExpanded ? 'In groups' : 'Each one'}
        </Button>
      </header>
      <ul>
        {GROUPS.map((group, i) => (
          <GroupRow key={group} group={group} colour={`var(--g${i + 1})`} isOpen={isExpanded} />
        ))}
      </ul>
    </div>
  )
}

interface GroupProps {
  readonly group: Group
  readonly colour: string
  /** True if each category has a row of its own. */
  readonly isOpen: boolean
}
function GroupRow({ group, colour, isOpen: isExpanded }: GroupProps) {
  const rows = useCategoryEntries(group)
  const known = useKnown('incidents')
  const total = useHoldfast(({ shown }) => shown?.step.inView ?? 0)
  const counted = rows.reduce((sum, row) => sum + (row.isChosen ? row.inView : 0), 0)
  return (
    <li>
      <div className={styles['row']}>
        <GroupBox rows={rows} label={GROUP_LABELS[group]} colour={colour} />
        <span className={styles['count']}>{boundWords(counted, known)}</span>
        <span className={styles['end']}>
          <span className={styles['share']}>{total > 0 ? formatPercent(counted / total) : ''}</span>
          <OnlyButton label={GROUP_LABELS[group]} ids={rows.map(({ id }) => id)} />
        </span>
      </div>
      {isExpanded && <CategoryRows rows={rows} />}
    </li>
  )
}

/** Chooses these categories and no others, in one press. */
function OnlyButton({ label, ids }: { readonly label: string; readonly ids: readonly string[] }) {
  const intend = useIntent()
  return (
    <Button
      kind="link"
      className={styles['only']}
      aria-label={`Only ${label}`}
      title={`Only ${label}`}
      onClick={() => {
        intend({ kind: 'set-categories', ids })
      }}
    >
      Only
    </Button>
  )
}

function GroupBox({
  rows,
  label,
  colour,
}: {
  rows: readonly CategoryEntry[]
  label: string
  colour: string
}) {
  const intend = useIntent()
  const all = useHoldfast(({ catalogue }) => catalogue?.categories)
  const chosen = useHoldfast(({ view }) => view.categories)
  const isAll = rows.every(({ isChosen }) => isChosen)
  const toggle = () => {
    const own = rows.map(({ id }) => id)
    const ids = (all ?? []).map(({ id }) => id)
    const next = ids.filter((id) => (own.includes(id) ? !isAll : (chosen?.includes(id) ?? true)))
    intend({ kind: 'set-categories', ids: next.length === ids.length ? null : next })
  }
  return (
    <Checkbox checked={isAll} mixed={!isAll && rows.some(({ isChosen }) => isChosen)} onChange={toggle}>
      <span className={styles['swatch']} style={{ borderColor: colour }} />
      {label}
    </Checkbox>
  )
}

function CategoryRows({ rows }: { rows: readonly CategoryEntry[] }) {
  const known = useKnown('incidents')
  const intend = useIntent()
  return (
    <ul className={styles['inner']}>
      {rows.map(({ id, label, inView, isChosen }) => (
        <li key={id} className={styles['row']}>
          <Checkbox
            checked={isChosen}
            onChange={() => {
              intend({ kind: 'toggle-category', id })
            }}
          >
            {label}
          </Checkbox>
          <span className={styles['count']}>{boundWords(inView, known)}</span>
          <span className={styles['end']}>
            <OnlyButton label={label} ids={[id]} />
          </span>
        </li>
      ))}
    </ul>
  )
}
