/** The inside door: header, tabs and regions, and the one place where React, the store and the clock are started. */
import './ui/tokens.css'
import './ui/base.css'
import { lazy, StrictMode, Suspense, useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { BarGrain } from './clock/histogram.ts'
import { DrawingIfOpened } from './desk/drawing/DrawingIfOpened.tsx'
import { Header } from './desk/Header.tsx'
import { FileDesk } from './desk/feeds/file/FileDesk.tsx'
import { RankKey } from './desk/keys/RankKey.tsx'
import { SkipLinks } from './desk/keys/SkipLinks.tsx'
import { Notices } from './desk/Notices.tsx'
import { Opening } from './desk/Opening.tsx'
import { Cover } from './desk/screen/Cover.tsx'
import { UpdateReady } from './desk/screen/UpdateReady.tsx'
import { SheetBar } from './desk/SheetBar.tsx'
import { Status } from './desk/Status.tsx'
import { States } from './desk/states/States.tsx'
import { TourIfOn, TourOffer } from './desk/tour/TourOffer.tsx'
import { Unguarded } from './desk/Unguarded.tsx'
import styles from './main.module.css'
import { startClockwork } from './state/clockwork.ts'
import { StoreContext, useHoldfast, useIntent } from './state/context.tsx'
import { startEffects } from './state/effects.ts'
import { makeStore } from './state/store.ts'
import type { Sheet } from './state/view.ts'
import type { TableAsked } from './team/table/ViewTable.tsx'
import { StreetIfOn } from './team/street/StreetIfOn.tsx'
import { Team } from './team/Team.tsx'
import { Boundary } from './ui/Boundary.tsx'
import { useIsPhone } from './ui/media.ts'

// The first text and table need no dock: it comes right after them.
const ClockDock = lazy(async () => ({ default: (await import('./desk/ClockDock.tsx')).ClockDock }))
const BoardView = lazy(async () => ({ default: (await import('./board/BoardView.tsx')).BoardView }))

function Rooms() {
  const tab = useHoldfast(({ view }) => view.tab)
  const isChosen = useHoldfast(({ view, planning }) => view.chosen !== null || (planning?.isOpen ?? false))
  const intend = useIntent()
  const isPhone = useIsPhone()
  const [sheet, setSheet] = useState<Sheet>('none')
  const [table, setTable] = useState<TableAsked | null>(null)
  const showTable = (grain: BarGrain) => {
    intend({ kind: 'set-tab', tab: 'team' })
    setTable({ table: 'time', grain })
  }
  return (
    <div className={styles['rooms']} data-sheet={sheet} data-tab={tab} data-chosen={isChosen}>
      <div>
        <SkipLinks />
        <RankKey />
        <Header />
        <Unguarded />
      </div>
      <main className={styles['main']}>
        <div className={styles['said']}>
          <Status />
          <States>
            <TourOffer />
          </States>
        </div>
        <div
          id="panel-team"
          className={styles['team']}
          role="tabpanel"
          aria-labelledby="tab-team"
          inert={tab !== 'team'}
        >
          <Team table={table} onTable={setTable} />
        </div>
        <div
          id="panel-board"
          tabIndex={-1}
          className={styles['board']}
          role="tabpanel"
          aria-labelledby="tab-board"
          hidden={tab !== 'board'}
        >
          <Boundary what="The board">
            <Suspense fallback={<p>The board is being opened.</p>}>
              {tab === 'board' && <BoardView />}
            </Suspense>
          </Boundary>
        </div>
        <FileDesk />
        <DrawingIfOpened onShowMap={() => setSheet('none')} />
      </main>
      <div id="dock" tabIndex={-1} className={styles['dock']}>
        <Suspense fallback={<section aria-label="Time" />}>
          <ClockDock isCompact={isPhone} onTable={showTable} />
        </Suspense>
      </div>
      <SheetBar sheet={sheet} onSheet={setSheet} />
      <Opening />
      <StreetIfOn />
      <UpdateReady />
      <Cover />
      <Notices />
      <TourIfOn />
    </div>
  )
}

const store = makeStore()
startClockwork(store, {
  requestFrame: (callback) => requestAnimationFrame(callback),
  now: () => performance.now(),
  measure: (name, start, end) => performance.measure(name, { start, end }),
  flush: flushSync,
})
startEffects(store)

const root = document.getElementById('root')
if (!root) throw new Error('the page has no element with the id root')
createRoot(root).render(
  <StrictMode>
    <StoreContext value={store}>
      <Rooms />
    </StoreContext>
  </StrictMode>,
)
