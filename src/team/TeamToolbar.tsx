/** The buttons over the map of a wide screen: the list of layers and filters, the plan of the shift, the ranked places. */
import { useContext } from 'react'
import { StoreContext, useHoldfast, useIntent } from '../state/context.tsx'
import { setPanelOpen } from '../state/effects/open-panels.ts'
import { RANKING } from '../state/view.ts'
import { Button } from '../ui/Button.tsx'
import styles from './TeamToolbar.module.css'

/** Element id of the button that opens the list of layers and filters. */
export const LAYERS_BUTTON = 'open-layers'

export function TeamToolbar() {
  const store = useContext(StoreContext)
  const isOpen = useHoldfast((state) => state.isLayersOpen)
  return (
    <div className={styles['toolbar']}>
      <Button
        id={LAYERS_BUTTON}
        data-opens-layers=""
        icon="layers"
        className={styles['tool']}
        aria-label="Layers and filters"
        aria-expanded={isOpen}
        aria-controls="layers"
        aria-keyshortcuts="l"
        onClick={() => setPanelOpen(store, 'isLayersOpen', !isOpen)}
      >
        Layers
      </Button>
      <PlanButton />
      <RankButton />
    </div>
  )
}

export function PlanButton() {
  const intend = useIntent()
  const open = () => {
    intend({ kind: 'set-tab', tab: 'tonight' })
    // The panel must be rendered before it can take the focus.
    requestAnimationFrame(() => document.getElementById('tonight')?.focus())
  }
  return (
    <Button icon="walk" title="Opens the tab Tonight" className={styles['tool']} onClick={open}>
      Plan tonight
    </Button>
  )
}

export function RankButton() {
  const intend = useIntent()
  const isOpen = useHoldfast(({ view }) => view.chosen?.kind === 'ranking')
  return (
    <span data-opens-details="" data-ranks-places="">
      <Button
        icon="target"
        className={styles['tool']}
        aria-expanded={isOpen}
        onClick={() => intend({ kind: 'choose', chosen: isOpen ? null : RANKING })}
      >
        Rank places
      </Button>
    </span>
  )
}
