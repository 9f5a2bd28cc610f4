/** What was drawn or recorded on this page and stands in no feed yet: it goes into the next file too, unless it is taken out. */
import { useContext } from 'react'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import type { DrawnItem } from '../../state/drawing/drawing.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './drawing.module.css'

export function DrawnHereList() {
  const store = useContext(StoreContext)
  const drawnHere = useHoldfast((state) => state.drawnItems)
  if (drawnHere.length === 0) return null
  const remove = (gone: DrawnItem) =>
    store.setState((state) => ({ drawnItems: state.drawnItems.filter((one) => one !== gone) }))
  return (
    <section className={styles['here']} aria-label="Drawn here, not yet in the feed">
      <h3>Drawn here, not yet in the feed</h3>
      <p className={styles['hint']}>Each goes into the next file of its feed too.</p>
      <ul>
        {drawnHere.map((one, i) => (
          <li key={i}>
            <span>{one.name}</span>
            <Button kind="icon" icon="close" onClick={() => remove(one)}>
              {`Take out ${one.name}`}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
