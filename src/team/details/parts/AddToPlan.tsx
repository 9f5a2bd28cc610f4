/** One button that puts the place shown into the shift that is planned, says so, and takes it out again. */
import { useContext, useState } from 'react'
import type { AddedPlace } from '../../../domain/places/saved-plan.ts'
import { StoreContext, useHoldfast } from '../../../state/context.tsx'
import { addToPlan, isInPlan, removeFromPlan } from '../../../state/planning/add-to-plan.ts'
import { useOpenPlanning } from '../../../state/planning/use-open-planning.ts'
import { Button } from '../../../ui/Button.tsx'
import { plural } from '../../../ui/numbers.ts'
import styles from '../details.module.css'

interface Props {
  readonly place: AddedPlace
  /** Where the details have a main button of their own. */
  readonly isSecond?: boolean
}

export function AddToPlan({ place, isSecond = false }: Props) {
  const store = useContext(StoreContext)
  const isIn = useHoldfast(({ planning }) => isInPlan(planning, place.id))
  const count = useHoldfast(({ planning }) => planning?.chosen?.length ?? 0)
  const isPlanned = useHoldfast(({ planning }) => (planning?.plan ?? null) !== null)
  const [isToldOf, setToldOf] = useState<string | null>(null)
  const { open } = useOpenPlanning()
  const press = () => {
    if (isIn) removeFromPlan(store, place.id)
    else addToPlan(store, place)
    setToldOf(place.id)
  }
  const anew = isPlanned ? ' Plan the shift anew to have it so.' : ''
  const said = isIn
    ? `${place.name} is in the shift plan: ${plural(count, 'place')} chosen by hand.${anew}`
    : `${place.name} is no longer in the shift plan${count === 0 ? ', which takes the ranking’s places' : ''}.${anew}`
  return (
    <footer className={styles['foot']}>
      <Button kind={isSecond ? 'quiet' : 'main'} onClick={press}>
        {isIn ? 'Take out of the shift plan' : 'Add to a shift plan'}
      </Button>
      {isIn && (
        <Button kind="link" onClick={open}>
          Open the plan
        </Button>
      )}
      <p role="status" className={styles['footnote']}>
        {isIn || isToldOf === place.id ? said : ''}
      </p>
    </footer>
  )
}
