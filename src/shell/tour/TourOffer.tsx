/** One line for those who are new here: the tour is offered, never begun by itself, and not offered again. */
import { lazy, Suspense, useContext, useState } from 'react'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { storePreference, storedPreference } from '../../state/effects/preferences.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './Tour.module.css'

const Tour = lazy(async () => ({ default: (await import('./Tour.tsx')).Tour }))

const KEPT_AS = 'tour'

export function TourOffer() {
  const store = useContext(StoreContext)
  const isReady = useHoldfast(({ phase, view }) => phase.kind === 'ready' && view.tab === 'team')
  const [isNew, setNew] = useState(() => storedPreference(KEPT_AS) === null)
  const isTourOn = useHoldfast((state) => state.isTourOn)
  if (!isReady || !isNew || isTourOn) return null
  const answer = (isWanted: boolean) => {
    storePreference(KEPT_AS, 'offered')
    setNew(false)
    store.setState({ isTourOn: isWanted })
  }
  return (
    <p className={styles['offer']}>
      <span>New here?</span>
      <Button kind="link" onClick={() => answer(true)}>
        Take the tour (1 minute)
      </Button>
      <Button kind="icon" icon="close" onClick={() => answer(false)}>
        Put the offer away
      </Button>
    </p>
  )
}

/** The tour while it is on; the focus goes back to the button that calls it. */
export function LazyTour() {
  const store = useContext(StoreContext)
  const isOn = useHoldfast((state) => state.isTourOn)
  const [end] = useState(() => () => {
    store.setState({ isTourOn: false })
    document.getElementById(TOUR_BUTTON)?.focus()
  })
  return <Suspense>{isOn && <Tour onEnd={end} />}</Suspense>
}

const TOUR_BUTTON = 'call-the-tour'

export function TourButton() {
  const store = useContext(StoreContext)
  return (
    <Button
      kind="icon"
      icon="help"
      id={TOUR_BUTTON}
      onClick={() => {
        store.dispatch({ kind: 'set-tab', tab: 'team' }, { isTourOn: true })
      }}
    >
      Tour
    </Button>
  )
}
