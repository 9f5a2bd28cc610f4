/** The tour, loaded when it is first asked for. */
import { lazy, Suspense, useContext, useState } from 'react'
import { StoreContext, useHoldfast } from '../../state/context.tsx'

const Tour = lazy(async () => ({ default: (await import('./Tour.tsx')).Tour }))

/** Element id of the menu that starts the tour. */
export const MORE_BUTTON = 'more'

/** The tour while it is on; ending it focuses the menu that starts it. */
export function LazyTour() {
  const store = useContext(StoreContext)
  const isOn = useHoldfast((state) => state.isTourOn)
  const [endTour] = useState(() => () => {
    store.setState({ isTourOn: false })
    document.getElementById(MORE_BUTTON)?.focus()
  })
  return <Suspense>{isOn && <Tour onEnd={endTour} />}</Suspense>
}
