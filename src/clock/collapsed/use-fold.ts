/** Keeps the focus with the button that opens and closes the clock, though it is another button afterwards. */
import { useEffect, useRef } from 'react'
import type { RefObject } from 'react'
import type { Fold } from './FoldButton.tsx'

export function useFold(fold: Fold | undefined, frame: RefObject<HTMLElement | null>): Fold | undefined {
  // A clock that comes back with its view must not take the focus: only one that was opened or closed by hand.
  const isByHand = useRef(false)
  useEffect(() => {
    if (!isByHand.current) return
    isByHand.current = false
    frame.current?.querySelector<HTMLElement>('[data-fold] button')?.focus()
  })
  if (!fold) return undefined
  const onFold = (next: boolean) => {
    isByHand.current = true
    fold.onFold(next)
  }
  return { ...fold, onFold }
}
