/** The button that opens the clock from its one row, or closes it to one. */
import { Button } from '../../ui/Button.tsx'
import style from './closed.module.css'

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
