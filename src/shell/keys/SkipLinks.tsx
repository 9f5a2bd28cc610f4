/** The first stops of the Tab key: past the header to the map or the board, or to the clock. Seen only when focused. */
import { useHoldfast } from '../../state/context.tsx'
import { useIsPhone } from '../../ui/media.ts'
import styles from './SkipLinks.module.css'

/** The map's own canvas takes keys; until it is there, its region stands in. */
const focusOn = (...selectors: readonly string[]) => {
  const found = selectors.map((selector) => document.querySelector<HTMLElement>(selector))
  found.find((element) => element !== null)?.focus()
}

/** Buttons and not links: the address after the `#` belongs to the View. */
export function SkipLinks() {
  // On a phone the clock is a sheet of its own, opened from the bar at the foot.
  const isPhone = useIsPhone()
  const tab = useHoldfast(({ view }) => view.tab)
  return (
    <nav aria-label="Skip" className={styles['skip']}>
      {tab === 'team' ? (
        <button type="button" onClick={() => focusOn('#map canvas', '#map')}>
          Skip to the map
        </button>
      ) : (
        <button type="button" onClick={() => focusOn('#panel-board')}>
          Skip to the board
        </button>
      )}
      {!isPhone && (
        <button type="button" onClick={() => focusOn('#dock')}>
          Skip to the time dock
        </button>
      )}
    </nav>
  )
}
