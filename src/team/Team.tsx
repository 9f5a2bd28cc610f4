/** The team view: the map full bleed, what it shows at the left, the thing chosen at the right. */
import { lazy, Suspense } from 'react'
import { useHoldfast } from '../state/context.tsx'
import type { Failed } from '../domain/feed.ts'
import { Boundary } from '../ui/Boundary.tsx'
import { Message } from '../ui/Message.tsx'
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
  const groundFailure = useHoldfast((state) => state.groundFailure)
  const isOpen = useHoldfast(({ catalogue }) => catalogue !== null)
  return (
    <div className={styles['team']}>
      <section aria-label="Map" className={styles['map']}>
        <Boundary what="The map">
          {groundFailure && <NoGround failure={groundFailure} />}
          <Suspense fallback={<p className={styles['waiting']}>The map is being drawn.</p>}>
            {ground && isOpen && <CityMap ground={ground} />}
          </Suspense>
        </Boundary>
      </section>
      <LayersPanel
        onTable={() => {
          onTable(!isTableOpen)
        }}
      />
      <Details />
      {isTableOpen && (
        <ViewTable
          onClose={() => {
            onTable(false)
          }}
        />
      )}
    </div>
  )
}

function NoGround({ failure }: { readonly failure: Failed }) {
  return (
    <div className={styles['waiting']}>
      <Message kind="error" title="The map cannot be drawn; counts and tables still work.">
        {`${failure.what} ${failure.toDo}`}
      </Message>
    </div>
  )
}
