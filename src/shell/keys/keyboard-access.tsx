/** The list of keys, opened by a button and by `?`, and the switch for keys of a single sign. */

import { lazy, Suspense, useRef, useState, useEffect } from 'react'
import { Boundary } from '../../ui/Boundary.tsx'
import { Button } from '../../ui/Button.tsx'
import styles from './keyboard-access.module.css'
import { hasSingleKeyShortcuts } from '../../state/effects/single-key-shortcuts.ts'
import { useIntent, useHoldfast } from '../../state/context.tsx'
import { useIsPhone } from '../../ui/media.ts'

// Fetched when somebody first asks.
const KeyList = lazy(async () => ({ default: (await import('./KeyList.tsx')).KeyList }))

export function KeysHelp() {
  // A native modal dialog keeps the focus inside, closes by Escape and gives the focus back by itself.
  const dialog = useRef<HTMLDialogElement>(null)
  const [wasOpened, setOpened] = useState(false)
  const open = () => {
    setOpened(true)
    dialog.current?.showModal()
  }
  useSignKey('?', open)
  return (
    <div className={styles['keys']}>
      <Button kind="icon" icon="keyboard" aria-haspopup="dialog" onClick={open}>
        Keys
      </Button>
      <dialog ref={dialog} aria-labelledby="keys-title" className={styles['dialog']}>
        <div className={styles['head']}>
          <h2 id="keys-title">Keys</h2>
          <Button kind="icon" icon="close" onClick={() => dialog.current?.close()}>
            Close the list of keys
          </Button>
        </div>
        <Boundary what="The list of keys">
          <Suspense>{wasOpened && <KeyList />}</Suspense>
        </Boundary>
      </dialog>
    </div>
  )
}

/** A key of one sign that does something anywhere on the page, but not while somebody types or a dialog is open. */

const TYPING = 'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="listbox"]'

function isForUs({ target, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (altKey || ctrlKey || metaKey || !hasSingleKeyShortcuts()) return false
  if (target instanceof Element && target.closest(TYPING)) return false
  return document.querySelector('dialog[open]') === null
}

export function useSignKey(sign: string, act: () => void) {
  const latest = useRef(act)
  useEffect(() => {
    latest.current = act
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== sign || !isForUs(event)) return
      // Else the sign would be typed into the field that it opens.
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [sign])
}

/** `r`: the ranking of places, as if its button had been pressed, so that the focus goes where the button sends it. */

export function RankKey() {
  const intend = useIntent()
  useSignKey('r', () => {
    intend({ kind: 'set-tab', tab: 'team' })
    // The tab must stand before anything in it can take the focus.
    requestAnimationFrame(() => {
      const button = document.querySelector<HTMLElement>('[data-ranks-places] button')
      button?.focus()
      button?.click()
    })
  })
  return null
}

/** The first stops of the Tab key: past the header to the map or the board, or to the clock. Seen only when focused. */

/** The map's own canvas takes keys; until it is there, its region stands in. */
const focusOn = (...selectors: readonly string[]) => {
  const found = selectors.map((selector) => document.querySelector<HTMLElement>(selector))
  found.find((element) => element !== null)?.focus()
}

/** Buttons and not links: the address after the `#` belongs to the View. */
export function SkipLinks() {
  // On a phone the clock is a sheet of its own, opened from the bar at the foot.
  const isPhone = useIsPhone()
  const tab = useHoldfast(({ view }) => view.tab)
  return (
    <nav aria-label="Skip" className={styles['skip']}>
      {tab === 'team' ? (
        <button type="button" onClick={() => focusOn('#map canvas', '#map')}>
          Skip to the map
        </button>
      ) : (
        <button type="button" onClick={() => focusOn('#panel-board')}>
          Skip to the board
        </button>
      )}
      {!isPhone && (
        <button type="button" onClick={() => focusOn('#dock')}>
          Skip to the time dock
        </button>
      )}
    </nav>
  )
}
