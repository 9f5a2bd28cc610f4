/** What this device keeps of the feeds, and the button that empties it: asked twice, since it cannot be taken back. */
import { useContext, useState } from 'react'
import type { FeedSummary } from '../../../measures/feeds/feed-status.ts'
import { StoreContext, useHoldfast } from '../../../state/context.tsx'
import { clearDevice, type ClearedCounts } from '../../../state/effects/device-storage.ts'
import { Button } from '../../../ui/Button.tsx'
import { plural } from '../../../ui/numbers.ts'
import styles from './DeviceLine.module.css'

export function DeviceLine({ lines }: { readonly lines: readonly FeedSummary[] }) {
  const store = useContext(StoreContext)
  const storage = useHoldfast((state) => state.storage)
  const [isAsking, setAsking] = useState(false)
  const [said, setSaid] = useState('')
  const kept = lines.filter(({ state }) => Boolean(state?.keptUntil)).length
  const clear = () => {
    setAsking(false)
    void clearDevice(store).then((cleared) => setSaid(clearedInWords(cleared)))
  }
  return (
    <section aria-labelledby="device-title" className={styles['device']}>
      <h3 id="device-title">This device</h3>
      <p>{keptInWords(kept, storage)}</p>
      <div className={styles['buttons']}>
        {isAsking ? (
          <>
            <span>Every copy, choice and note of Holdfast on this device goes. What is on screen stays.</span>
            <Button kind="main" onClick={clear}>
              Clear it now
            </Button>
            <Button onClick={() => setAsking(false)}>Keep it</Button>
          </>
        ) : (
          <Button onClick={() => setAsking(true)}>Clear this device</Button>
        )}
      </div>
      <p role="status">{said}</p>
    </section>
  )
}

function keptInWords(kept: number, storage: 'works' | 'blocked' | 'full'): string {
  if (storage === 'blocked')
    return 'Storage is blocked in this browser: everything works from memory, and nothing is there after a reload without the network.'
  const copies = kept === 0 ? 'No copy of a feed is kept.' : `Copies of ${plural(kept, 'feed')} are kept.`
  return storage === 'full'
    ? `${copies} There is no room for more: what does not fit works from memory.`
    : copies
}

/** `Cleared: copies of 8 feeds, 2 choices.` */
function clearedInWords({ copies, preferences, caches }: ClearedCounts): string {
  if (copies === null || preferences === null || caches === null)
    return 'Not everything could be reached. Clear the data of this site in the browser’s settings.'
  return `Cleared: ${plural(copies, 'copy', 'copies')} of feeds, ${plural(preferences, 'choice')}. Nothing is kept until the page is loaded again.`
}
