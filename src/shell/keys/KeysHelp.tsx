/** The list of keys, opened by a button and by `?`, and the switch for keys of a single sign. */
import { lazy, Suspense, useRef, useState } from 'react'
import { Boundary } from '../../ui/Boundary.tsx'
import { Button } from '../../ui/Button.tsx'
import styles from './KeysHelp.module.css'
import { useSignKey } from './use-sign-key.ts'

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
