/** The button with which a person accepts an answer in doubt: it names both numbers, and only those are accepted. */
import { useContext, useRef, useState } from 'react'
import type { Doubt } from '../../domain/feed.ts'
import { StoreContext } from '../../state/context.tsx'
import { acceptDoubted } from '../../state/effects/feeds.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './feed-parts.module.css'
import { nameInDoubt, numbersInDoubt } from './status-words.ts'

interface AcceptDoubtProps {
  /** Null: the manifest, whose numbers are of feeds. */
  readonly feed: string | null
  /** Null: none; what came of the button is still said. */
  readonly doubt: Doubt | null
}

export function AcceptDoubt({ feed, doubt }: AcceptDoubtProps) {
  const store = useContext(StoreContext)
  const [outcome, setOutcome] = useState('')
  const status = useRef<HTMLParagraphElement>(null)
  const accept = async (shown: Doubt) => {
    const isAccepted = await acceptDoubted(store, feed, shown)
    setOutcome(isAccepted ? `Accepted: ${numbersInDoubt(feed, shown)}.` : NOT_ACCEPTED)
    if (!isAccepted) return
    // The button goes with the doubt, and must not take the focus along.
    status.current?.focus()
    const notice = `${nameInDoubt(feed)}: ${numbersInDoubt(feed, shown)} accepted.`
    store.setState(({ notices }) => ({ notices: [...notices.filter((text) => text !== notice), notice] }))
  }
  return (
    <div className={styles['accept']}>
      {doubt && (
        <Button
          aria-label={`Accept ${numbersInDoubt(feed, doubt)}: ${nameInDoubt(feed)}`}
          onClick={() => void accept(doubt)}
        >
          {`Accept ${numbersInDoubt(feed, doubt)}`}
        </Button>
      )}
      <p ref={status} role="status" tabIndex={-1}>
        {outcome}
      </p>
    </div>
  )
}

const NOT_ACCEPTED = 'Not accepted: another answer has come, or is on its way. Look at the numbers again.'
