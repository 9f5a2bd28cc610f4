/** Covers the screen at a touch, or at Escape twice: what is on it is then nobody else's to read. */
import { useContext, useEffect, useRef } from 'react'
import { StoreContext, useHoldfast } from '../state/context.tsx'
import { Button } from '../ui/Button.tsx'
import styles from './Cover.module.css'

/** Two presses within so many milliseconds. */
const TWICE = 1000

/** Of a pointer, and of assistive technology that has none. */
const PRESSES = ['pointerdown', 'click'] as const

export function CoverButton() {
  const store = useContext(StoreContext)
  return (
    <Button kind="icon" icon="cover" onClick={() => store.setState({ isCovered: true })}>
      Cover the screen (Escape twice)
    </Button>
  )
}

export function Cover() {
  const store = useContext(StoreContext)
  const isCovered = useHoldfast((state) => state.isCovered)
  const sheet = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    let last = -Infinity
    const onKey = (event: KeyboardEvent) => {
      const { key, timeStamp, repeat } = event
      // Twice in a row: who closes one thing, opens another and closes that does not mean to cover anything.
      if (key !== 'Escape') last = -Infinity
      if (key !== 'Escape' || repeat) return
      // Only its button shows the screen again.
      if (store.getState().isCovered) event.preventDefault()
      if (timeStamp - last < TWICE) {
        // Else this same press would close the cover that it has just opened.
        event.preventDefault()
        store.setState({ isCovered: true })
      }
      last = timeStamp
    }
    const onPress = () => {
      last = -Infinity
    }
    // Before anybody who stops the event: it must work from everywhere.
    globalThis.addEventListener('keydown', onKey, true)
    for (const kind of PRESSES) globalThis.addEventListener(kind, onPress, true)
    return () => {
      globalThis.removeEventListener('keydown', onKey, true)
      for (const kind of PRESSES) globalThis.removeEventListener(kind, onPress, true)
    }
  }, [store])
  useEffect(() => {
    if (isCovered) sheet.current?.showModal()
    else sheet.current?.close()
  }, [isCovered])
  return (
    <dialog
      ref={sheet}
      className={styles['cover']}
      aria-label="The screen is covered"
      // Only its button shows the screen again: Escape is what covers it.
      onCancel={(event) => event.preventDefault()}
      onClose={() => {
        if (store.getState().isCovered) sheet.current?.showModal()
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
