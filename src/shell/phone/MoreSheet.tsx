/** The sheet of a phone with what the header holds on a wide screen: deadlines, and the actions of `Share` and `More`. */
import { lazy, Suspense, useState } from 'react'
import { Boundary } from '../../ui/Boundary.tsx'
import { Sheet } from '../../ui/sheet/Sheet.tsx'
import { MoreActions } from '../header/MoreActions.tsx'
import { PartnershipName } from '../header/PartnershipName.tsx'
import { ShareActions } from '../header/ShareActions.tsx'
import styles from './MoreSheet.module.css'

// Loaded after the first text.
const Warnings = lazy(async () => ({ default: (await import('../Warnings.tsx')).Warnings }))

export function MoreSheet() {
  const [message, setMessage] = useState('')
  return (
    <Sheet name="more" what="the menu" aria-label="More" className={styles['more']}>
      <PartnershipName className={styles['partnership']} />
      <div className={styles['deadlines']}>
        <Boundary what="The deadlines">
          <Suspense>
            <Warnings />
          </Suspense>
        </Boundary>
      </div>
      <p role="status" className={styles['message']}>
        {message}
      </p>
      <div role="group" aria-label="Share" className={styles['group']}>
        <ShareActions onMessage={setMessage} />
      </div>
      <div role="group" aria-label="More" className={styles['group']}>
        <MoreActions />
      </div>
    </Sheet>
  )
}
