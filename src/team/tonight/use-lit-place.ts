/** Lights the row of a place together with its disc on the map, whichever the pointer or the focus is on. */
import { useContext, useEffect } from 'react'
import { StoreContext, useHoldfast } from '../../state/context.tsx'

/** Attributes of the row. */
export function useLitPlace(id: string) {
  const store = useContext(StoreContext)
  const isLit = useHoldfast(({ pointedPlace }) => pointedPlace === id)
  const light = () => store.setState({ pointedPlace: id })
  const clear = () => store.setState({ pointedPlace: null })
  // A row that goes while the pointer is on it gets no event of its leaving.
  useEffect(
    () => () => store.setState(({ pointedPlace }) => (pointedPlace === id ? { pointedPlace: null } : {})),
    [store, id],
  )
  return {
    'data-lit': isLit,
    onMouseEnter: light,
    onMouseLeave: clear,
    onFocus: light,
    onBlur: clear,
  }
}
