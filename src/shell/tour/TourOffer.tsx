/** The ways into the tour: the one-time offer for new users, the header button, and the lazily loaded tour. */
import { lazy, Suspense, useContext, useState } from 'react'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { storePreference, storedPreference } from '../../state/effects/preferences.ts'
import { Button } from '../../ui/Button.tsx'
import type { BarMessage } from '../MessageBar.tsx'

const Tour = lazy(async () => ({ default: (await import('./Tour.tsx')).Tour }))

const PREFERENCE_KEY = 'tour'

/** The offer of the tour, once per device; the answer is stored. */
export function useTourOffer(): BarMessage | null {
  const store = useContext(StoreContext)
  const isReady = useHoldfast(({ phase, view }) => phase.kind === 'ready' && view.tab === 'team')
  const [isNew, setNew] = useState(() => storedPreference(PREFERENCE_KEY) === null)
  const isTourOn = useHoldfast((state) => state.isTourOn)
  if (!isReady || !isNew || isTourOn) return null
  const answer = (isWanted: boolean) => {
    storePreference(PREFERENCE_KEY, 'offered')
    setNew(false)
    store.setState({ isTourOn: isWanted })
  }
  return {
    key: 'tour',
    kind: 'offer',
    title: 'New here?',
    action: { label: 'Take the tour (1 minute)', onAction: () => answer(true) },
    onPutAway: () => answer(false),
  }
}

/** The tour while it is on; ending it focuses the button that starts it. */
export function LazyTour() {
  const store = useContext(StoreContext)
  const isOn = useHoldfast((state) => state.isTourOn)
  const [endTour] = useState(() => () => {
    store.setState({ isTourOn: false })
    document.getElementById(TOUR_BUTTON)?.focus()
  })
  return <Suspense>{isOn && <Tour onEnd={endTour} />}</Suspense>
}

const TOUR_BUTTON = 'call-the-tour'

/** The header button that starts the tour. */
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
