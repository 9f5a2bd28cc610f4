/** The help: a dialog with a page for each view, opened by `?`, by the links of panels, and by buttons of the header. */
import { lazy, Suspense, useContext, useEffect, useRef } from 'react'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { useOpenHelp } from '../../state/help/open-help.ts'
import { Boundary } from '../../ui/Boundary.tsx'
import { Button } from '../../ui/Button.tsx'
import { useSingleKey } from '../keys/keyboard-access.tsx'
import styles from './Help.module.css'

// Loaded when it is first opened.
const HelpContent = lazy(async () => ({ default: (await import('./HelpContent.tsx')).HelpContent }))

export function Help() {
  const store = useContext(StoreContext)
  const page = useHoldfast((state) => state.help)
  const open = useOpenHelp()
  // A native modal dialog traps the focus, closes on Escape and restores the focus.
  const dialog = useRef<HTMLDialogElement>(null)
  useSingleKey('?', () => open())
  const isOpen = page !== null
  useEffect(() => {
    if (isOpen && dialog.current?.open === false) dialog.current.showModal()
  }, [isOpen])
  return (
    <dialog
      ref={dialog}
      aria-labelledby="help-title"
      className={styles['dialog']}
      onClose={() => store.setState({ help: null })}
    >
      <header className={styles['head']}>
        <h2 id="help-title">Help</h2>
        <Button kind="icon" icon="close" onClick={() => dialog.current?.close()}>
          Close the help
        </Button>
      </header>
      <Boundary what="The help">
        <Suspense fallback={<p className={styles['waiting']}>The help is being opened.</p>}>
          {page !== null && <HelpContent page={page} onPage={open} />}
        </Suspense>
      </Boundary>
    </dialog>
  )
}
