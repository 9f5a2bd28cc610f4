/** The team view: the map full bleed, what it shows at the left, the thing chosen at the right. */
import { lazy, Suspense, useRef, useState } from 'react'
import { useHoldfast } from '../state/context.tsx'
import type { Failed } from '../domain/feed.ts'
import { Boundary } from '../ui/Boundary.tsx'
import { Message } from '../ui/Message.tsx'
import { LayersPanel } from './layers/LayersPanel.tsx'
import { LazyPlanPanel } from './plan/LazyPlanPanel.tsx'
import type { Photographer, Printer } from './print/use-printing.ts'
import type { TableRequest } from './table/ViewTable.tsx'
import styles from './Team.module.css'

// The drawing libraries weigh ten times what the page does: they come after the first text.
const CityMap = lazy(async () => ({ default: (await import('./CityMap.tsx')).CityMap }))
// What somebody must ask for first comes when it is asked for.
const Details = lazy(async () => ({ default: (await import('./Details.tsx')).Details }))
const ViewTable = lazy(async () => ({ default: (await import('./table/ViewTable.tsx')).ViewTable }))

// Paper can wait until the map rests; what is printed before says so.
const PrintSheet = lazy(async () => {
  await new Promise((done) => setTimeout(done, PRINT_AFTER))
  return { default: (await import('./print/PrintSheet.tsx')).PrintSheet }
})
const PRINT_AFTER = 4000

interface Props {
  /** The table that lies open; null: none. */
  readonly table: TableRequest | null
  readonly onTable: (table: TableRequest | null) => void
}

export function Team({ table, onTable }: Props) {
  const ground = useHoldfast((state) => state.geography)
  const groundFailure = useHoldfast((state) => state.geographyFailure)
  const isOpen = useHoldfast(({ catalogue }) => catalogue !== null)
  // The map begins while the feeds are still read: the page itself has nothing else to do.
  const isComing = useHoldfast(({ phase }) => phase.kind !== 'failed')
  const monthsOnly = useHoldfast(({ catalogue }) => catalogue?.monthsOnly ?? false)
  const isChosen = useHoldfast(({ view }) => view.chosen !== null)
  const photographer: Photographer = useRef(null)
  const printer: Printer = useRef(() => globalThis.print())
  // Loaded with the first choice, and kept: what closes must still be there to give the focus back.
  const [wasChosen, setWasChosen] = useState(isChosen)
  if (isChosen && !wasChosen) setWasChosen(true)
  // The panel for drawing takes the place of the details while it is open.
  const isDrawing = useHoldfast(({ drawing }) => drawing?.isOpen ?? false)
  // In the order of the Tab key: what chooses, the map, what was chosen.
  return (
    <>
      <div className={styles['team']}>
        <LayersPanel
          onPrint={() => {
            printer.current()
          }}
          onTable={() => {
            onTable(table ? null : { table: 'categories', grain: monthsOnly ? 'month' : 'week' })
          }}
        />
        <Suspense>
          {table && (
            <ViewTable
              key={`${table.table} ${table.grain}`}
              asked={table}
              onClose={() => {
                onTable(null)
              }}
            />
          )}
        </Suspense>
        <section id="map" tabIndex={-1} aria-label="Map" className={styles['map']}>
          <Boundary what="The map">
            {groundFailure && <NoGround failure={groundFailure} />}
            <Suspense fallback={<p className={styles['waiting']}>The map is being drawn.</p>}>
              {ground && isComing && <CityMap ground={ground} photographer={photographer} />}
            </Suspense>
          </Boundary>
        </section>
        {/* The region exists when nothing is chosen too. */}
        <Suspense fallback={<section aria-label="Details" />}>
          {wasChosen && !isDrawing ? <Details /> : <section aria-label="Details" hidden />}
        </Suspense>
      </div>
      <LazyPlanPanel />
      <Suspense fallback={<p className={styles['unready']}>The sheet for this view is still on its way.</p>}>
        {isOpen && <PrintSheet photographer={photographer} printer={printer} />}
      </Suspense>
    </>
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
