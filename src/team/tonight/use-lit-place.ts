/** Lights the row of a place together with its disc on the map, whichever the pointer or the focus is on. */
import { useContext } from 'react'
import { StoreContext, useHoldfast } from '../../state/context.tsx'

/** Attributes of the row. */
export function useLitPlace(id: string) {
  const store = useContext(StoreContext)
  const isLit = useHoldfast(({ pointedPlace }) => pointedPlace === id)
  const light = () => store.setState({ pointedPlace: id })
  const clear = () => store.setState({ pointedPlace: null })
  return {
    'data-lit': isLit,
    onMouseEnter: light,
    onMouseLeave: clear,
    onFocus: light,
    onBlur: clear,
  }
}
