/** Bar at the foot of a phone: the map, the plan of a shift, the clock, and what else there is. */
import { useHoldfast, useIntent } from '../../state/context.tsx'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import { MORE_BUTTON } from '../tour/LazyTour.tsx'
import { useBarSheetKeys } from './use-bar-sheet-keys.ts'
import type { BarSheet } from './use-phone-sheets.ts'
import styles from './BottomBar.module.css'

interface Props {
  /** Name of the sheet in front; null: none. */
  readonly front: string | null
  readonly onSheet: (sheet: BarSheet) => void
  /** Makes room for the map. */
  readonly onMap: () => void
  /** Closes what this bar opened. */
  readonly onClose: () => void
}

export function BottomBar({ front, onSheet, onMap, onClose }: Props) {
  const tab = useHoldfast(({ view }) => view.tab)
  const intend = useIntent()
  useBarSheetKeys(front, onClose)
  const isBarSheet = front === 'time' || front === 'more'
  return (
    <nav className={styles['bar']} aria-label="What the phone shows">
      <BarButton
        label="Map"
        icon="target"
        isChosen={tab === 'team' && !isBarSheet}
        onClick={() => {
          intend({ kind: 'set-tab', tab: 'team' })
          onMap()
        }}
      />
      <BarButton
        label="Tonight"
        icon="walk"
        isChosen={tab === 'tonight' && !isBarSheet}
        onClick={() => {
          intend({ kind: 'set-tab', tab: 'tonight' })
          onClose()
        }}
      />
      <BarButton label="Time" icon="clock" isChosen={front === 'time'} onClick={() => onSheet('time')} />
      <BarButton
        id={MORE_BUTTON}
        label="More"
        icon="menu"
        isChosen={front === 'more'}
        onClick={() => onSheet('more')}
      />
    </nav>
  )
}

interface BarButtonProps {
  /** Element id. */
  readonly id?: string
  readonly label: string
  readonly icon: IconName
  readonly isChosen: boolean
  readonly onClick: () => void
}

const BarButton = ({ id, label, icon, isChosen, onClick }: BarButtonProps) => (
  <button id={id} type="button" aria-pressed={isChosen} onClick={onClick}>
    <Icon name={icon} size={20} />
    {label}
  </button>
)
