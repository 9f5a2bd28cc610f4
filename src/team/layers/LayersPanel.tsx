/** One list that is layer panel and legend at once, and the filters with their live counts. */
import { useHoldfast, useIntent } from '../../state/context.tsx'
import type { Layer } from '../../state/view.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { formatCount } from '../../ui/numbers.ts'
import { ActiveFilters } from './ActiveFilters.tsx'
import { AreaPicker } from './AreaPicker.tsx'
import { CategoryFilter } from './CategoryFilter.tsx'
import { LayerKey } from './LayerKey.tsx'
import styles from './LayersPanel.module.css'
import { LAYER_ROWS, whyUnknown } from './layer-rows.ts'

interface Props {
  readonly onTable: () => void
  readonly onPrint: () => void
}

export function LayersPanel({ onTable, onPrint }: Props) {
  return (
    <section aria-label="Layers and filters" className={styles['panel']}>
      <header className={styles['head']}>
        <h2>Layers and filters</h2>
        <span className={styles['ways']}>
          <Button kind="link" icon="table" onClick={onTable}>
            Show as table
          </Button>
          <Button kind="icon" icon="print" onClick={onPrint}>
            Print this view
          </Button>
        </span>
      </header>
      <AreaPicker />
      <ActiveFilters />
      <ul className={styles['layers']}>
        {LAYER_ROWS.map((row) => (
          <LayerRow key={row.layer} {...row} />
        ))}
      </ul>
      <CategoryFilter />
    </section>
  )
}

interface RowProps {
  readonly layer: Layer
  readonly label: string
}
function LayerRow({ layer, label }: RowProps) {
  const intend = useIntent()
  const isOn = useHoldfast(({ view }) => view.layers.includes(layer))
  const unknown = useHoldfast(({ catalogue }) => catalogue && whyUnknown(layer, catalogue))
  const count = useHoldfast((state) => LAYER_ROWS.find((row) => row.layer === layer)?.count(state) ?? null)
  return (
    <li>
      <div className={styles['row']}>
        <Checkbox
          checked={isOn}
          onChange={() => {
            intend({ kind: 'toggle-layer', layer })
          }}
        >
          {label}
        </Checkbox>
        {unknown !== null && <span className={styles['failed']}>{unknown}</span>}
        {isOn && unknown === null && count !== null && (
          <span className={styles['count']}>{formatCount(count)}</span>
        )}
      </div>
      {/* Noughts would say that there are none, and that is not known. */}
      {isOn && unknown === null && <LayerKey layer={layer} />}
    </li>
  )
}
