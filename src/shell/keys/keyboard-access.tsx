/** Keyboard access to the page: skip links and single-key shortcuts. */
import { useRef, useEffect } from 'react'
import { useIntent, useHoldfast } from '../../state/context.tsx'
import { hasSingleKeyShortcuts } from '../../state/effects/preferences.ts'
import { useIsPhone } from '../../ui/media.ts'
import styles from './keyboard-access.module.css'

/** Elements in which a single key is input, not a shortcut. */
const TEXT_INPUTS = 'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="listbox"]'

function isShortcut({ target, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  if (altKey || ctrlKey || metaKey || !hasSingleKeyShortcuts()) return false
  if (target instanceof Element && target.closest(TEXT_INPUTS)) return false
  return document.querySelector('dialog[open]') === null
}

/** Calls `action` when `key` is pressed anywhere on the page, except while typing or while a dialog is open. */
export function useSingleKey(key: string, action: () => void) {
  const latest = useRef(action)
  useEffect(() => {
    latest.current = action
  })
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== key || !isShortcut(event)) return
      // Otherwise the character would be typed into the field that the shortcut opens.
      event.preventDefault()
      latest.current()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [key])
}

/**
 * Keys of buttons of the team view, `r` of that which ranks the places and `l` of that of layers and filters. They click the
 * button, so that the focus moves as it does for the button.
 */
export function ViewShortcuts() {
  const intend = useIntent()
  const press = (selector: string) => () => {
    intend({ kind: 'set-tab', tab: 'team' })
    // The tab must be rendered before an element in it can take the focus.
    requestAnimationFrame(() => {
      const button = document.querySelector<HTMLElement>(selector)
      button?.focus()
      button?.click()
    })
  }
  useSingleKey('r', press('[data-ranks-places] button'))
  useSingleKey('l', press('[data-opens-layers]'))
  return null
}

/** Focuses the first element that exists among the selectors. */
const focusFirst = (...selectors: readonly string[]) => {
  const elements = selectors.map((selector) => document.querySelector<HTMLElement>(selector))
  elements.find((element) => element !== null)?.focus()
}

/** Skip links, visible only when focused. Buttons, not links: the URL fragment holds the View. */
export function SkipLinks() {
  // On a phone the time dock is opened from the bar at the bottom.
  const isPhone = useIsPhone()
  const tab = useHoldfast(({ view }) => view.tab)
  return (
    <nav aria-label="Skip" className={styles['skip']}>
      {tab === 'tonight' && (
        <button type="button" onClick={() => focusFirst('#tonight')}>
          Skip to the shift
        </button>
      )}
      {tab !== 'board' ? (
        <button type="button" onClick={() => focusFirst('#map canvas', '#map')}>
          Skip to the map
        </button>
      ) : (
        <button type="button" onClick={() => focusFirst('#panel-board')}>
          Skip to the board
        </button>
      )}
      {!isPhone && (
        <button type="button" onClick={() => focusFirst('#dock')}>
          Skip to the time dock
        </button>
      )}
    </nav>
  )
}
