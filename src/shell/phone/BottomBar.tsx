/** Bar at the foot of a phone: the map, the plan of a shift, the clock, and what else there is. */
import { useHoldfast, useIntent } from '../../state/context.tsx'
import { useOpenPlanning } from '../../state/planning/plan-access.ts'
import { Icon, type IconName } from '../../ui/Icon.tsx'
import type { BarSheet } from './use-phone-sheets.ts'
import styles from './BottomBar.module.css'

interface Props {
  /** Name of the sheet in front; null: none. */
  readonly front: string | null
  readonly onSheet: (sheet: BarSheet) => void
  /** Makes room for the map. */
  readonly onMap: () => void
}

export function BottomBar({ front, onSheet, onMap }: Props) {
  const tab = useHoldfast(({ view }) => view.tab)
  const intend = useIntent()
  const { open: openPlanning } = useOpenPlanning()
  const isSheetOfBar = front === 'plan' || front === 'time' || front === 'more'
  return (
    <nav className={styles['bar']} aria-label="What the phone shows">
      <BarButton
        label="Map"
        icon="target"
        isChosen={tab === 'team' && !isSheetOfBar}
        onClick={() => {
          intend({ kind: 'set-tab', tab: 'team' })
          onMap()
        }}
      />
      <BarButton
        label="Tonight"
        icon="walk"
        isChosen={front === 'plan'}
        onClick={() => {
          intend({ kind: 'set-tab', tab: 'team' })
          onMap()
          openPlanning()
        }}
      />
      <BarButton label="Time" icon="clock" isChosen={front === 'time'} onClick={() => onSheet('time')} />
      <BarButton label="More" icon="menu" isChosen={front === 'more'} onClick={() => onSheet('more')} />
    </nav>
  )
}

interface BarButtonProps {
  readonly label: string
  readonly icon: IconName
  readonly isChosen: boolean
  readonly onClick: () => void
}

const BarButton = ({ label, icon, isChosen, onClick }: BarButtonProps) => (
  <button type="button" aria-pressed={isChosen} onClick={onClick}>
    <Icon name={icon} size={20} />
    {label}
  </button>
)
