/** Buttons below the details of a feature: add it to the shift plan, and limit all counts to it. */
import { useContext, useState } from 'react'
import type { AddedPlace } from '../../domain/places/saved-plan.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { addToPlan, isInPlan, removeFromPlan, useOpenPlanning } from '../../state/planning/plan-access.ts'
import { Button } from '../../ui/Button.tsx'
import { plural } from '../../ui/numbers.ts'
import { useChooseAreas } from '../use-move-map.ts'
import styles from './details.module.css'

interface AddToPlanProps {
  readonly place: AddedPlace
  /** True if the details have another main button. */
  readonly isSecond?: boolean
}

/** Adds the place to the shift plan or removes it, and announces the result. */
export function AddToPlan({ place, isSecond = false }: AddToPlanProps) {
  const store = useContext(StoreContext)
  const isIn = useHoldfast(({ planning }) => isInPlan(planning, place.id))
  const count = useHoldfast(({ planning }) => planning?.chosen?.length ?? 0)
  const isPlanned = useHoldfast(({ planning }) => (planning?.plan ?? null) !== null)
  const [announcedId, setAnnouncedId] = useState<string | null>(null)
  const { open } = useOpenPlanning()
  const press = () => {
    if (isIn) removeFromPlan(store, place.id)
    else addToPlan(store, place)
    setAnnouncedId(place.id)
  }
  const replanHint = isPlanned ? ' Plan the shift anew to have it so.' : ''
  const announcement = isIn
    ? `${place.name} is in the shift plan: ${plural(count, 'place')} chosen by hand.${replanHint}`
    : `${place.name} is no longer in the shift plan${count === 0 ? ', which takes the ranking’s places' : ''}.${replanHint}`
  return (
    <footer className={styles['foot']}>
      <Button kind={isSecond ? 'quiet' : 'main'} onClick={press}>
        {isIn ? 'Remove from the shift plan' : 'Add to a shift plan'}
      </Button>
      {isIn && (
        <Button kind="link" onClick={open}>
          Open the plan
        </Button>
      )}
      <p role="status" className={styles['footnote']}>
        {isIn || announcedId === place.id ? announcement : ''}
      </p>
    </footer>
  )
}

/** Limits every count on the page to the feature's area, or removes that limit. */
export function CountHere({ id }: { readonly id: string }) {
  const chooseAreas = useChooseAreas()
  const isCounted = useHoldfast(({ view }) => view.areas.includes(id))
  return (
    <footer className={styles['foot']}>
      <Button
        kind="main"
        onClick={() => {
          chooseAreas(isCounted ? [] : [id])
        }}
      >
        {isCounted ? 'Count everywhere' : 'Count here only'}
      </Button>
    </footer>
  )
}
