/** The team view: the map full bleed, what it shows at the left, the thing chosen at the right. */
import { lazy, Suspense } from 'react'
import { useHoldfast } from '../state/context.tsx'
import { Details } from './Details.tsx'
import { LayersPanel } from './layers/LayersPanel.tsx'
import styles from './Team.module.css'
import { ViewTable } from './table/ViewTable.tsx'

// The drawing libraries weigh ten times what the page does: they come after the first text.
const CityMap = lazy(async () => ({ default: (await import('./CityMap.tsx')).CityMap }))

interface Props {
  readonly isTableOpen: boolean
  readonly onTable: (isOpen: boolean) => void
}

export function Team({ isTableOpen, onTable }: Props) {
  const ground = useHoldfast((state) => state.ground)
  const isOpen = useHoldfast(({ catalogue }) => catalogue !== null)
  // In the order of the Tab key: what chooses, the map, what was chosen.
  return (
    <div className={styles['team']}>
      <LayersPanel
        onTable={() => {
          onTable(!isTableOpen)
        }}
      />
      {isTableOpen && (
        <ViewTable
          onClose={() => {
            onTable(false)
          }}
        />
      )}
      <section id="map" tabIndex={-1} aria-label="Map" className={styles['map']}>
        <Suspense fallback={<p className={styles['waiting']}>The map is being drawn.</p>}>
          {ground && isOpen && <CityMap ground={ground} />}
        </Suspense>
      </section>
      <Details />
    </div>
  )
}
