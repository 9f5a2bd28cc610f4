/** The button that collapses the time dock or opens it, and the focus that follows it. */
import { useEffect, useRef, type RefObject } from 'react'
import { Button } from '../../ui/Button.tsx'
import style from './closed.module.css'

/** Whether the dock is open, and the callback that opens or collapses it. */
export interface Fold {
  readonly isOpen: boolean
  /** What stays when it is collapsed: one row, or the bars below the controls. */
  readonly leaves: 'row' | 'bars'
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

/** Moves the focus to the button of the other state after a press; each state renders a button of its own. */
export function useFold(fold: Fold | undefined, frame: RefObject<HTMLElement | null>): Fold | undefined {
  // Only a press moves the focus, not a state restored with the view.
  const wasPressed = useRef(false)
  useEffect(() => {
    if (!wasPressed.current) return
    wasPressed.current = false
    frame.current?.querySelector<HTMLElement>('[data-fold] button')?.focus()
  })
  if (!fold) return undefined
  const onFold = (next: boolean) => {
    wasPressed.current = true
    fold.onFold(next)
  }
  return { ...fold, onFold }
}
