/** Says that newer files of the app are here, and takes them at a person's word: nothing is reloaded under the hand. */
import { useContext } from 'react'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { applyUpdate } from '../../state/effects/device-storage.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './screen.module.css'

export function UpdateReady() {
  const store = useContext(StoreContext)
  const isReady = useHoldfast((state) => state.isUpdateReady)
  if (!isReady) return null
  return (
    <div role="status" className={styles['update']}>
      <span>A newer Holdfast is ready. The page is loaded anew; what is typed is lost.</span>
      <Button onClick={() => void applyUpdate()}>Use it now</Button>
      <Button kind="link" onClick={() => store.setState({ isUpdateReady: false })}>
        Later
      </Button>
    </div>
  )
}
