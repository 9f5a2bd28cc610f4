/** The header of every screen: tabs, place search, handling mark, deadlines, and the menus `Share` and `More`. */
import { lazy, Suspense, useContext } from 'react'
import { HANDLING_LABELS } from '../../domain/feed.ts'
import { StoreContext, useHoldfast, useIntent } from '../../state/context.tsx'
import { TABS, type Tab } from '../../state/view.ts'
import { Boundary } from '../../ui/Boundary.tsx'
import { Button } from '../../ui/Button.tsx'
import { useIsPhone } from '../../ui/media.ts'
import { PartnershipName } from './PartnershipName.tsx'
import styles from './Header.module.css'

// Loaded after the first text, since they weigh more than the rest of the header.
const FindPlace = lazy(async () => ({
  default: (await import('../search/FindPlace.tsx')).FindPlace,
}))
const Warnings = lazy(async () => ({ default: (await import('../Warnings.tsx')).Warnings }))
const HeaderMenus = lazy(async () => ({ default: (await import('./HeaderMenus.tsx')).HeaderMenus }))
const PageDialogs = lazy(async () => ({ default: (await import('./PageDialogs.tsx')).PageDialogs }))

const TAB_LABELS: Readonly<Record<Tab, string>> = { team: 'Team', tonight: 'Tonight', board: 'Board' }
/** Ids of the panels; two tabs share the map. */
const TAB_PANELS: Readonly<Record<Tab, string>> = {
  team: 'panel-team',
  tonight: 'panel-team',
  board: 'panel-board',
}

export function Header() {
  const title = useHoldfast(({ catalogue }) => catalogue?.manifest.title ?? '')
  const isPhone = useIsPhone()
  return (
    <>
      <header className={styles['header']}>
        <div className={styles['brand']} title={title}>
          <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
            <rect x="2" y="2" width="20" height="20" rx="4" />
            <path d="M8 7v10M16 7v10M8 12h8" />
          </svg>
          <div>
            <h1>Holdfast</h1>
            {!isPhone && <PartnershipName className={styles['partnership']} />}
          </div>
        </div>
        <Tabs />
        <Suspense>
          <FindPlace />
        </Suspense>
        {isPhone ? <CoverButton /> : <DeskActions />}
      </header>
      <Suspense>
        <PageDialogs />
      </Suspense>
    </>
  )
}

/** On a phone the strip below the header and the menu at the foot hold them. */
function DeskActions() {
  const handling = useHoldfast(({ catalogue }) => catalogue?.handling)
  return (
    <>
      {handling && <span className={styles['handling']}>{HANDLING_LABELS[handling]}</span>}
      <Boundary what="The deadlines">
        <Suspense>
          <Warnings />
        </Suspense>
      </Boundary>
      <Boundary what="The menus">
        <Suspense>
          <HeaderMenus />
        </Suspense>
      </Boundary>
    </>
  )
}

/** Covers the screen at one touch. */
function CoverButton() {
  const store = useContext(StoreContext)
  return (
    <Button kind="icon" icon="cover" onClick={() => store.setState({ isCovered: true })}>
      Cover the screen
    </Button>
  )
}

function Tabs() {
  const intend = useIntent()
  const chosen = useHoldfast(({ view }) => view.tab)
  const chooseNeighbour = (by: number) => {
    const next = TABS[(TABS.indexOf(chosen) + by + TABS.length) % TABS.length] ?? chosen
    intend({ kind: 'set-tab', tab: next })
    document.getElementById(`tab-${next}`)?.focus()
  }
  return (
    <div role="tablist" aria-label="Views" className={styles['tabs']}>
      {TABS.map((tab) => (
        <button
          key={tab}
          id={`tab-${tab}`}
          role="tab"
          type="button"
          aria-selected={tab === chosen}
          aria-controls={TAB_PANELS[tab]}
          tabIndex={tab === chosen ? 0 : -1}
          onClick={() => {
            intend({ kind: 'set-tab', tab })
          }}
          onKeyDown={({ key }) => {
            if (key === 'ArrowRight') chooseNeighbour(1)
            if (key === 'ArrowLeft') chooseNeighbour(-1)
          }}
        >
          {TAB_LABELS[tab]}
        </button>
      ))}
    </div>
  )
}
