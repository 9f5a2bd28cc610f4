/** The row at the top of a sheet: all of it can be dragged, its buttons and the arrow keys do the same. */
import { Button } from '../Button.tsx'
import styles from './Sheet.module.css'
import { nextDetent, type Detent, type SheetHeights } from './snap.ts'
import { useSheetDrag } from './use-sheet-drag.ts'

const setCover = (height: number) =>
  document.documentElement.style.setProperty('--sheet-cover', `${height}px`)
const coverNothing = () => {}

interface HandleProps {
  readonly sheet: React.RefObject<HTMLElement | null>
  readonly what: string
  readonly detent: Detent
  readonly heights: SheetHeights
  readonly onDetent: (detent: Detent) => void
  /** Whether the sheet is beside the map, whose foot it does not cover. */
  readonly isBeside: boolean
  readonly closeLabel: string
  readonly onClose: () => void
}

export function SheetHandle(props: HandleProps) {
  const { sheet, what, detent, heights, onDetent, isBeside, closeLabel, onClose } = props
  const onHeight = isBeside ? coverNothing : setCover
  const drag = useSheetDrag({ sheet, heights, onDetent, onHeight })
  const step = (by: 1 | -1) => onDetent(nextDetent(detent, by, heights))
  const isAt = (end: Detent) => heights[detent] === heights[end]
  return (
    <div
      role="group"
      aria-label={`Height of ${what}`}
      className={styles['handle']}
      {...drag}
      onKeyDown={(event) => {
        const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : null
        if (by === null) return
        event.preventDefault()
        step(by)
      }}
    >
      <Button
        kind="icon"
        icon="chevron"
        className={styles['up']}
        aria-disabled={isAt('full')}
        onClick={() => step(1)}
      >
        {`Raise ${what}`}
      </Button>
      <Button kind="icon" icon="chevron" aria-disabled={isAt('peek')} onClick={() => step(-1)}>
        {`Lower ${what}`}
      </Button>
      <Button kind="icon" icon="close" className={styles['close']} onClick={onClose}>
        {closeLabel}
      </Button>
    </div>
  )
}
