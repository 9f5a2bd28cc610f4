/** Messages about the app itself: one-time notices, and the offer of an update. */
import { useContext } from 'react'
import { StoreContext, useHoldfast } from '../state/context.tsx'
import { applyUpdate } from '../state/effects/device-storage.ts'
import { forgetClosedFiles } from '../state/unfinished/opened-files.ts'
import { Button } from '../ui/Button.tsx'
import { useFilePicker } from './files/open-files.tsx'
import styles from './notices.module.css'

export const AppNotices = () => (
  <>
    <div className={styles['updates']}>
      <UpdateReady />
      <ClosedFiles />
    </div>
    <Notices />
  </>
)

/** One-time notices, such as parts of a link that could not be applied; one button dismisses them all. */
export function Notices() {
  const store = useContext(StoreContext)
  const notices = useHoldfast((state) => state.notices)
  if (notices.length === 0) return null
  return (
    <div className={styles['notices']} role="status">
      <ul>
        {notices.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <Button
        kind="icon"
        icon="close"
        onClick={() => {
          store.setState({ notices: [] })
        }}
      >
        Close the notice
      </Button>
    </div>
  )
}

/** Names the files that were open before the page was loaded, whose rows are counted no more. */
export function ClosedFiles() {
  const store = useContext(StoreContext)
  const names = useHoldfast((state) => state.closedFiles)
  const { picker, choose } = useFilePicker()
  if (names.length === 0) return null
  const many = names.length > 1
  return (
    <div role="status" className={styles['update']}>
      <span>
        {`Open here before the page was loaded, and not now: ${names.join('; ')}. ${many ? 'Their' : 'Its'} rows are in no number. The ${many ? 'names stay' : 'name stays'} on this device for 48 hours.`}
      </span>
      <Button icon="folder" onClick={choose}>
        Open again
      </Button>
      <Button kind="link" onClick={() => void forgetClosedFiles(store)}>
        Put away
      </Button>
      {picker}
    </div>
  )
}

const WORK_AFTERWARDS = {
  kept: 'what is drawn, typed and planned by hand stays',
  lost: 'what is drawn, typed and planned by hand is lost',
}

/** Offers a newer version of the app; the page is reloaded only when the button is pressed. */
export function UpdateReady() {
  const store = useContext(StoreContext)
  const isReady = useHoldfast((state) => state.isUpdateReady)
  const isKept = useHoldfast(({ workKept }) => workKept === null || workKept === 'kept')
  if (!isReady) return null
  return (
    <div role="status" className={styles['update']}>
      <span>{`A newer Holdfast is ready. The page is loaded anew; ${WORK_AFTERWARDS[isKept ? 'kept' : 'lost']}.`}</span>
      <Button onClick={() => void applyUpdate()}>Use it now</Button>
      <Button kind="link" onClick={() => store.setState({ isUpdateReady: false })}>
        Later
      </Button>
    </div>
  )
}
