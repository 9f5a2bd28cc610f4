/** The switch of the richer base map: only where the manifest names one. */
import { useHoldfast, useIntent } from '../../state/context.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import styles from './LayersPanel.module.css'

export function CustomBaseRow() {
  const intend = useIntent()
  const isNamed = useHoldfast(({ catalogue }) => (catalogue?.manifest.baseMap ?? null) !== null)
  const isOn = useHoldfast(({ view }) => !view.layers.includes('plain'))
  const hasFailed = useHoldfast(({ customBase }) => customBase.kind === 'failed')
  if (!isNamed) return null
  return (
    <li>
      <div className={styles['row']}>
        <Checkbox
          checked={isOn}
          onChange={() => {
            intend({ kind: 'toggle-layer', layer: 'plain' })
          }}
        >
          Richer base map
        </Checkbox>
        {isOn && hasFailed && <span className={styles['failed']}>did not open</span>}
      </div>
    </li>
  )
}
