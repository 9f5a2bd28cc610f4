/** Loads the crew screen when a shift is stored on this device; a button reopens it after the user has left it. */
import { lazy, Suspense, useContext } from 'react'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { Boundary } from '../../ui/Boundary.tsx'
import { Button } from '../../ui/Button.tsx'
import styles from './LazyCrewScreen.module.css'

const CrewScreen = lazy(async () => ({ default: (await import('./CrewScreen.tsx')).CrewScreen }))

export function LazyCrewScreen() {
  const store = useContext(StoreContext)
  const street = useHoldfast((state) => state.crewScreen)
  if (!street) return null
  if (!street.isOn)
    return (
      <Button
        className={styles['back']}
        onClick={() => store.setState({ crewScreen: { ...street, isOn: true } })}
      >
        {`Back to the shift of crew ${street.shift.crew}`}
      </Button>
    )
  return (
    <Boundary what="The shift">
      <Suspense fallback={<section aria-label="Shift" />}>
        <CrewScreen screen={street} />
      </Suspense>
    </Boundary>
  )
}
