/** The filters that hold, a chip each with a button that removes it, and the way back to everything. */
import { useMemo, useRef, type ReactNode } from 'react'
import { useHoursWords } from '../../clock/use-hours-words.ts'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { activeFilters, type ActiveFilter } from './active-filters.ts'
import styles from './ActiveFilters.module.css'

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
