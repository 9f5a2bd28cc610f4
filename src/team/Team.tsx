/** The team view: the map, the layers panel on its left and the details on its right, with table, shift plan and print sheet. */
import { lazy, Suspense, useCallback, useRef, useState } from 'react'
import { useHoldfast, useViewAction } from '../state/context.tsx'
import { Boundary } from '../ui/Boundary.tsx'
import { Button } from '../ui/Button.tsx'
import type { MapSnapshotRef, PrintRef } from './export/use-printing.ts'
import { TeamMap } from './first/TeamMap.tsx'
import { LayersPanel } from './layers/LayersPanel.tsx'
import type { TableRequest } from './table/ViewTable.tsx'
import styles from './Team.module.css'
import { LazyTonight } from './tonight/LazyTonight.tsx'
import { useCameraOfAreas } from './use-move-map.ts'

// Loaded on first use.
const Details = lazy(async () => ({ default: (await import('./Details.tsx')).Details }))
const ViewTable = lazy(async () => ({ default: (await import('./table/ViewTable.tsx')).ViewTable }))

// Loaded once the map has settled; if printed before, the page says that the sheet is not ready.
const PrintSheet = lazy(async () => {
  await new Promise((done) => setTimeout(done, PRINT_SHEET_DELAY))
  try {
    return { default: (await import('./export/PrintSheet.tsx')).PrintSheet }
  } catch {
    return { default: SheetFailed }
  }
})
/** In the place of a sheet that did not load; it is seen on paper alone. */
const SheetFailed = () => (
  <p className={styles['unready']}>The page to print did not load. Load the page again, then print.</p>
)
/** Delay before the print sheet is loaded, in milliseconds. */
const PRINT_SHEET_DELAY = 4000

interface TeamProps {
  /** The table that is open; null for none. */
  readonly table: TableRequest | null
  readonly onTable: (table: TableRequest | null) => void
  /** On a phone: opens the sheet of layers and filters. */
  readonly onLayers: () => void
}

export function Team({ table, onTable, onLayers }: TeamProps) {
  const hasCatalogue = useHoldfast(({ catalogue }) => catalogue !== null)
  const monthsOnly = useHoldfast(({ catalogue }) => catalogue?.monthsOnly ?? false)
  const isChosen = useHoldfast(({ view }) => view.chosen !== null)
  const isTonight = useHoldfast(({ view }) => view.tab === 'tonight')
  // The briefing is a paper of its own.
  const isBriefing = useHoldfast(({ planning }) => planning?.isPrinting ?? false)
  useCameraOfAreas()
  const mapSnapshot: MapSnapshotRef = useRef(null)
  const printRef: PrintRef = useRef(() => globalThis.print())
  const print = useCallback(() => printRef.current(), [])
  useViewAction('print', print)
  const isTableOpen = table !== null
  const toggleTable = useCallback(
    () => onTable(isTableOpen ? null : { table: 'categories', grain: monthsOnly ? 'month' : 'week' }),
    [isTableOpen, monthsOnly, onTable],
  )
  useViewAction('showTable', toggleTable)
  // Stays mounted after the first choice: on closing, the details return the focus.
  const [wasChosen, setWasChosen] = useState(isChosen)
  if (isChosen && !wasChosen) setWasChosen(true)
  // The drawing panel takes the place of the details while it is open.
  const isDrawing = useHoldfast(({ drawing }) => drawing?.isOpen ?? false)
  // DOM order is the order of the Tab key: filters, map, details.
  return (
    <>
      <div className={styles['team']}>
        <LazyTonight />
        <LayersPanel isHidden={isTonight} />
        <Boundary what="The table">
          <Suspense>
            {table && !isTonight && (
              <ViewTable
                key={`${table.table} ${table.grain}`}
                request={table}
                onClose={() => {
                  onTable(null)
                }}
              />
            )}
          </Suspense>
        </Boundary>
        <section id="map" tabIndex={-1} aria-label="Map" className={styles['map']}>
          <TeamMap mapSnapshot={mapSnapshot} />
          <div className={styles['free']}>
            <Button kind="icon" icon="layers" className={styles['layers']} onClick={onLayers}>
              Layers and filters
            </Button>
          </div>
        </section>
        {/* The region also exists when nothing is chosen. */}
        <Boundary what="The details">
          <Suspense fallback={<section aria-label="Details" />}>
            {wasChosen && !isDrawing ? <Details /> : <section aria-label="Details" hidden />}
          </Suspense>
        </Boundary>
      </div>
      <div hidden={!isTonight}>
        <LazyPlanPanel />
      </div>
      <Suspense
        fallback={
          !isBriefing && (
            <p className={styles['unready']}>
              The page to print is not ready yet. Print again in a few seconds.
            </p>
          )
        }
      >
        {hasCatalogue && <PrintSheet mapSnapshot={mapSnapshot} printRef={printRef} />}
      </Suspense>
    </>
  )
}

const PlanPanel = lazy(async () => ({ default: (await import('./plan/PlanPanel.tsx')).PlanPanel }))

/** The shift plan panel, loaded when it is first opened and mounted from then on. */
function LazyPlanPanel() {
  const planning = useHoldfast((state) => state.planning)
  if (!planning) return null
  return (
    <Boundary what="The plan of a shift">
      <Suspense fallback={<section aria-label="Plan a shift" />}>
        <PlanPanel planning={planning} />
      </Suspense>
    </Boundary>
  )
}
