/** Bar on phones that chooses between map, layers and time. */
import { useHoldfast, useIntent } from '../state/context.tsx'
import type { Sheet } from '../state/view.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import styles from './SheetBar.module.css'

const SHEETS: readonly { readonly id: Sheet; readonly label: string; readonly icon: IconName }[] = [
  { id: 'none', label: 'Map', icon: 'target' },
  { id: 'layers', label: 'Layers', icon: 'layers' },
  { id: 'time', label: 'Time', icon: 'clock' },
]

interface Props {
  readonly sheet: Sheet
  readonly onSheet: (sheet: Sheet) => void
}

export function SheetBar({ sheet, onSheet }: Props) {
  const tab = useHoldfast(({ view }) => view.tab)
  const intend = useIntent()
  return (
    <nav className={styles['bar']} aria-label="What the phone shows">
      {SHEETS.map(({ id, label, icon }) => (
        <button
          key={id}
          type="button"
          aria-pressed={tab === 'team' && sheet === id}
          onClick={() => {
            intend({ kind: 'set-tab', tab: id === 'time' ? tab : 'team' })
            onSheet(id)
          }}
        >
          <Icon name={icon} size={20} />
          {label}
        </button>
      ))}
    </nav>
  )
}
