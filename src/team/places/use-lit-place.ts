/** The place that is pointed at or focused: its row or card and its disc on the map are lit together. */
import { useContext, useEffect } from 'react'
import { StoreContext, useHoldfast } from '../../state/context.tsx'

/** Places shown before the list is expanded, and on the map. */
export const FIRST_PLACES = 20

/** Attributes of the row or card of a place. */
export function useLitPlace(id: string) {
  const store = useContext(StoreContext)
  const isLit = useHoldfast(({ litPlace }) => litPlace === id)
  const light = () => store.setState({ litPlace: id })
  const clear = () => store.setState({ litPlace: null })
  // A row that goes from under the pointer sends no leave.
  useEffect(
    () => () => {
      if (store.getState().litPlace === id) store.setState({ litPlace: null })
    },
    [store, id],
  )
  return {
    'data-lit': isLit,
    onPointerEnter: light,
    onPointerLeave: clear,
    onFocus: light,
    onBlur: clear,
  }
}
