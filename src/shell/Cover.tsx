/** Privacy cover: hides the screen at the press of a button, of `c`, or of Escape twice within a second. */
import { useContext, useEffect, useRef } from 'react'
import { StoreContext, useHoldfast } from '../state/context.tsx'
import { Button } from '../ui/Button.tsx'
import { useSingleKey } from './keys/keyboard-access.tsx'
import styles from './Cover.module.css'

/** Longest time in milliseconds between the two presses of Escape. */
const DOUBLE_PRESS_MILLISECONDS = 1000

/** Presses by a pointer, and by assistive technology that sends only clicks. */
const PRESS_EVENTS = ['pointerdown', 'click'] as const

/** The cover itself, as a modal dialog over everything. */
export function Cover() {
  const store = useContext(StoreContext)
  const isCovered = useHoldfast((state) => state.isCovered)
  const dialog = useRef<HTMLDialogElement>(null)
  useSingleKey('c', () => store.setState({ isCovered: true }))
  useEffect(() => {
    let lastEscape = -Infinity
    const onKey = (event: KeyboardEvent) => {
      const { key, timeStamp, repeat } = event
      // Only consecutive presses count: closing one panel, opening another and closing that is not a request to cover.
      if (key !== 'Escape') lastEscape = -Infinity
      if (key !== 'Escape' || repeat) return
      // Only the cover's button shows the screen again.
      if (store.getState().isCovered) event.preventDefault()
      if (timeStamp - lastEscape < DOUBLE_PRESS_MILLISECONDS) {
        // Otherwise this press would close the cover that it has just opened.
        event.preventDefault()
        store.setState({ isCovered: true })
      }
      lastEscape = timeStamp
    }
    const onPress = () => {
      lastEscape = -Infinity
    }
    // In the capture phase, before any handler can stop the event.
    globalThis.addEventListener('keydown', onKey, true)
    for (const kind of PRESS_EVENTS) globalThis.addEventListener(kind, onPress, true)
    return () => {
      globalThis.removeEventListener('keydown', onKey, true)
      for (const kind of PRESS_EVENTS) globalThis.removeEventListener(kind, onPress, true)
    }
  }, [store])
  useEffect(() => {
    if (isCovered) dialog.current?.showModal()
    else dialog.current?.close()
  }, [isCovered])
  return (
    <dialog
      ref={dialog}
      className={styles['cover']}
      aria-label="The screen is covered"
      // Only the button uncovers the screen: Escape is the key that covers it.
      onCancel={(event) => event.preventDefault()}
      onClose={() => {
        if (store.getState().isCovered) dialog.current?.showModal()
      }}
    >
      {isCovered && (
        <Button kind="main" onClick={() => store.setState({ isCovered: false })}>
          Show the screen
        </Button>
      )}
    </dialog>
  )
}
