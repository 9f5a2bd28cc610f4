/** Heading of the filter by hours of the week, which loads the filter when it is expanded. */
import { lazy, Suspense, useState } from 'react'
import { useHoldfast } from '../../state/context.tsx'
import { Button } from '../../ui/Button.tsx'
import styles from '../layers/LayersPanel.module.css'

// Has a chart with a table, so it is loaded on first use.
const HoursFilter = lazy(async () => ({ default: (await import('./HoursFilter.tsx')).HoursFilter }))

export function HoursRow() {
  const isChosen = useHoldfast(({ view }) => view.hours !== null)
  const [isOpen, setOpen] = useState(isChosen)
  return (
    <div>
      <header className={styles['sub']}>
        <h3>Hours of the week</h3>
        {!isOpen && !isChosen && <span>all</span>}
        <Button kind="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide hours' : 'Choose hours'}
        </Button>
      </header>
      <Suspense>{isOpen && <HoursFilter />}</Suspense>
    </div>
  )
}
