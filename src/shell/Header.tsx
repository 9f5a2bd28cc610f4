/** The header of every screen: tabs, place search, data markings, link copying, and the theme switch. */
import { lazy, Suspense, useContext, useState } from 'react'
import { HANDLING_LABELS } from '../domain/feed.ts'
import { StoreContext, useHoldfast, useIntent } from '../state/context.tsx'
import { storeTheme, linkTo } from '../state/effects.ts'
import { TABS, type Tab } from '../state/view.ts'
import { Boundary } from '../ui/Boundary.tsx'
import { Button } from '../ui/Button.tsx'
import { useIsPhone } from '../ui/media.ts'
import { CoverButton } from './Cover.tsx'
import { OpenFile } from './files/open-files.tsx'
import { KeysHelp } from './keys/keyboard-access.tsx'
import { TourButton } from './tour/TourOffer.tsx'
import styles from './Header.module.css'

// Loaded after the first text, since they weigh more than the rest of the header.
const FindPlace = lazy(async () => ({
  default: (await import('./search/FindPlace.tsx')).FindPlace,
}))
const FeedsBadge = lazy(async () => ({ default: (await import('./feeds/FeedsBadge.tsx')).FeedsBadge }))
const Warnings = lazy(async () => ({ default: (await import('./Warnings.tsx')).Warnings }))

const TAB_LABELS: Readonly<Record<Tab, string>> = { team: 'Team', board: 'Board' }

export function Header() {
  const title = useHoldfast(({ catalogue }) => catalogue?.manifest.title ?? '')
  const isPhone = useIsPhone()
  return (
    <header className={styles['header']}>
      <div className={styles['brand']}>
        <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
          <rect x="2" y="2" width="20" height="20" rx="4" />
          <path d="M8 7v10M16 7v10M8 12h8" />
        </svg>
        <h1>Holdfast</h1>
        <span className={styles['title']}>{title}</span>
      </div>
      <Tabs />
      <Suspense>
        <FindPlace />
      </Suspense>
      {!isPhone && <MoreContent />}
      <CoverButton />
    </header>
  )
}

/** What follows the search on a wide screen, and what the menu of a phone holds. */
export function MoreContent() {
  return (
    <>
      <div className={styles['marks']}>
        <DataMarkings />
        <Boundary what="The line of feeds and warnings">
          <Suspense>
            <FeedsBadge />
            <Warnings />
          </Suspense>
        </Boundary>
      </div>
      <CopyLink />
      <OpenFile kind="icon" />
      <KeysHelp />
      <TourButton />
      <ThemeSwitch />
    </>
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
          aria-controls={`panel-${tab}`}
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

/** The highest handling marking of the feeds in use, and the demonstration label. */
function DataMarkings() {
  const handling = useHoldfast(({ catalogue }) => catalogue?.handling)
  const isDemonstration = useHoldfast(({ catalogue }) => catalogue?.manifest.demonstration ?? false)
  return (
    <>
      {isDemonstration && <span className={styles['mark']}>Demonstration data: invented incidents</span>}
      {handling && <span className={styles['handling']}>{HANDLING_LABELS[handling]}</span>}
    </>
  )
}

function CopyLink() {
  const store = useContext(StoreContext)
  const [message, setMessage] = useState('')
  const isPhone = useIsPhone()
  const copy = () => {
    const link = linkTo(store)
    navigator.clipboard.writeText(link).then(
      () => {
        setMessage('Link copied')
      },
      () => {
        setMessage(`Copying is not allowed here. The link is in the address bar.`)
      },
    )
  }
  return (
    <div className={styles['copy']}>
      <Button kind={isPhone ? 'icon' : 'quiet'} icon="link" onClick={copy}>
        Copy link
      </Button>
      <span role="status" className={styles['message']}>
        {message}
      </span>
    </div>
  )
}

function ThemeSwitch() {
  const store = useContext(StoreContext)
  const theme = useHoldfast((state) => state.theme)
  const next = theme === 'day' ? 'night' : 'day'
  return (
    <Button
      kind="icon"
      icon={theme === 'day' ? 'moon' : 'sun'}
      onClick={() => {
        storeTheme(store, next)
      }}
    >
      {next === 'night' ? 'Night colours' : 'Day colours'}
    </Button>
  )
}
