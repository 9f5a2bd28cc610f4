/** The button that opens the clock from its one row, or closes it to one. */

import { Button } from '../../ui/Button.tsx'
import style from './closed.module.css'
import { useEffect, useRef, type RefObject } from 'react'

/** Where the clock may be closed to one row: whether it stands open, and how to say otherwise. */
export interface Fold {
  readonly isOpen: boolean
  readonly onFold: (isOpen: boolean) => void
}

interface FoldButtonProps {
  readonly fold: Fold
  readonly isIcon?: boolean
}

export function FoldButton({ fold: { isOpen, onFold }, isIcon = false }: FoldButtonProps) {
  return (
    <span data-fold className={isOpen ? style['close'] : style['open']}>
      <Button
        kind={isIcon ? 'icon' : 'link'}
        icon="chevron"
        aria-expanded={isOpen}
        onClick={() => onFold(!isOpen)}
      >
        {isOpen ? 'Close the clock' : 'Open the clock'}
      </Button>
    </span>
  )
}

/** Keeps the focus with the button that opens and closes the clock, though it is another button afterwards. */

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
