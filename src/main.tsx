/** Entry point of the internal app: starts the store and the counting loop, and renders header, views and dock. */
import './ui/tokens.css'
import './ui/base.css'
import './ui/forms/forms.css'
import { lazy, StrictMode, Suspense, useCallback, useState } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { BarGrain } from './clock/histogram.ts'
import { LazyDrawingPanel } from './shell/drawing/LazyDrawingPanel.tsx'
import { DocumentTitle } from './shell/DocumentTitle.tsx'
import { Header } from './shell/header/Header.tsx'
import { LazyFileDialog } from './shell/files/open-files.tsx'
import { SkipLinks, ViewShortcuts } from './shell/keys/keyboard-access.tsx'
import { OpenAccessNotice } from './shell/OpenAccessNotice.tsx'
import { Opening } from './shell/Opening.tsx'
import { usePhoneSheets, useSheetRoom } from './shell/phone/use-phone-sheets.ts'
import { Status } from './shell/Status.tsx'
import { LazyTour } from './shell/tour/LazyTour.tsx'
import styles from './main.module.css'
import { startCountingLoop } from './state/counting-loop.ts'
import { StoreContext, useHoldfast, useIntent } from './state/context.tsx'
import { startEffects } from './state/effects.ts'
import { isPlanShown } from './state/planning/plan-access.ts'
import { makeStore } from './state/store.ts'
import type { TableRequest } from './team/table/ViewTable.tsx'
import { useAfterFirstList } from './team/first/use-after-first-list.ts'
import { LazyCrewScreen } from './team/crew/LazyCrewScreen.tsx'
import { Team } from './team/Team.tsx'
import { TeamToolbar } from './team/TeamToolbar.tsx'
import { Boundary } from './ui/Boundary.tsx'
import { hasPhoneLayout, useIsPhone } from './ui/media.ts'
import { Sheet } from './ui/sheet/Sheet.tsx'
import { SheetsContext } from './ui/sheet/sheets-context.ts'

// The time dock, the board and the messages are loaded after the first text and table.
const ClockDock = lazy(async () => ({ default: (await import('./shell/ClockDock.tsx')).ClockDock }))
const Messages = lazy(async () => ({ default: (await import('./shell/Messages.tsx')).Messages }))
const Help = lazy(async () => ({ default: (await import('./shell/help/Help.tsx')).Help }))
const MoreSheet = lazy(async () => ({ default: (await import('./shell/phone/MoreSheet.tsx')).MoreSheet }))
const AppNotices = lazy(async () => ({ default: (await import('./shell/notices.tsx')).AppNotices }))
const BottomBar = lazy(async () => ({ default: (await import('./shell/phone/BottomBar.tsx')).BottomBar }))
const Cover = lazy(async () => ({ default: (await import('./shell/Cover.tsx')).Cover }))
const BoardView = lazy(async () => ({ default: (await import('./board/BoardView.tsx')).BoardView }))

function App() {
  const tab = useHoldfast(({ view }) => view.tab)
  const isChosen = useHoldfast((state) => state.view.chosen !== null || isPlanShown(state))
  const areLayersOpen = useHoldfast((state) => state.isLayersOpen)
  const intend = useIntent()
  const isPhone = useIsPhone()
  const mayFollow = useAfterFirstList()
  const [table, setTable] = useState<TableRequest | null>(null)
  const closeTable = useCallback(() => setTable(null), [])
  const { main, messages, room } = useSheetRoom()
  const { sheets, open, closeBar, clear } = usePhoneSheets({
    room,
    hasTable: table !== null,
    onCloseTable: closeTable,
  })
  const showTable = (grain: BarGrain) => {
    intend({ kind: 'set-tab', tab: 'team' })
    setTable({ table: 'time', grain })
  }
  const notices = (
    <>
      <LazyCrewScreen />
      <Suspense>
        <AppNotices />
      </Suspense>
    </>
  )
  return (
    <SheetsContext value={sheets}>
      <div
        className={styles['app']}
        data-tab={tab === 'board' ? tab : 'team'}
        data-view={tab}
        data-chosen={isChosen}
        data-layers={areLayersOpen}
      >
        <DocumentTitle />
        <div>
          <SkipLinks />
          <ViewShortcuts />
          <Header />
          <OpenAccessNotice />
        </div>
        <main ref={main} className={styles['main']}>
          <div ref={messages} className={styles['messages']}>
            {tab === 'team' && !isPhone && <TeamToolbar />}
            <Status />
            <Suspense>
              <Messages />
            </Suspense>
            {isPhone && notices}
          </div>
          <div
            id="panel-team"
            className={styles['team']}
            role="tabpanel"
            aria-labelledby={tab === 'tonight' ? 'tab-tonight' : 'tab-team'}
            inert={tab === 'board'}
          >
            <Team table={table} onTable={setTable} onLayers={() => open('layers')} />
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
          <LazyFileDialog />
          <LazyDrawingPanel onShowMap={clear} />
        </main>
        <Sheet
          name="time"
          what="the clock"
          // On a wide screen the clock alone is a region.
          aria-label={isPhone ? 'Clock' : undefined}
          halfHeight={CLOCK_HEIGHT}
          id="dock"
          tabIndex={-1}
          className={styles['dock']}
        >
          <Suspense fallback={<section aria-label="Time" />}>
            {mayFollow ? (
              <ClockDock isCompact={isPhone} onTable={showTable} />
            ) : (
              <section aria-label="Time" />
            )}
          </Suspense>
        </Sheet>
        <Suspense>{isPhone && mayFollow && <MoreSheet />}</Suspense>
        <Suspense>
          <BottomBar front={sheets.front} onSheet={open} onMap={clear} onClose={closeBar} />
        </Suspense>
        <Opening />
        <Suspense>
          <Help />
        </Suspense>
        <Suspense>
          <Cover />
        </Suspense>
        {!isPhone && notices}
        <LazyTour />
      </div>
    </SheetsContext>
  )
}

/** Height in pixels of the clock on a phone: all of its lanes and controls. */
const CLOCK_HEIGHT = 516

const store = makeStore()
startCountingLoop(store, {
  requestFrame: (callback) => requestAnimationFrame(callback),
  now: () => performance.now(),
  measure: (name, start, end) => performance.measure(name, { start, end }),
  flush: flushSync,
})
startEffects(store, { listsFirst: hasPhoneLayout() })

const root = document.getElementById('root')
if (!root) throw new Error('the page has no element with the id root')
createRoot(root).render(
  <StrictMode>
    <StoreContext value={store}>
      <App />
    </StoreContext>
  </StrictMode>,
)
