/** The ranked place that is pointed at or focused: its row and its disc on the map are lit together. */
import { useContext, useEffect } from 'react'
import { StoreContext, useHoldfast } from '../../state/context.tsx'

/** Places shown before the list is expanded, and on the map. */
export const FIRST_PLACES = 20

export function useLitPlace() {
  const store = useContext(StoreContext)
  const lit = useHoldfast(({ litPlace }) => litPlace)
  // A list that closes under the pointer sends no leave.
  useEffect(() => () => store.setState({ litPlace: null }), [store])
  const light = (litPlace: string | null) => () => {
    if (litPlace !== store.getState().litPlace) store.setState({ litPlace })
  }
  /** Handlers of the row of a place. */
  const litBy = (id: string) => ({
    onPointerEnter: light(id),
    onPointerLeave: light(null),
    onFocus: light(id),
    onBlur: light(null),
  })
  return { lit, litBy }
}
