/** A message that can be put away. */
import { useState, type ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Message, type MessageKind } from '../../ui/Message.tsx'
import styles from './FeedMessages.module.css'

interface DismissibleProps {
  readonly kind: MessageKind
  readonly title: string
  readonly children: ReactNode
}

/** A message with a button that dismisses it; the list of feeds shows the same state for as long as it lasts. */
export function Dismissible({ kind, title, children }: DismissibleProps) {
  const [isDismissed, setDismissed] = useState(false)
  if (isDismissed) return null
  return (
    <div className={styles['once']}>
      <Message kind={kind} title={title}>
        {children}
      </Message>
      <Button kind="icon" icon="close" onClick={() => setDismissed(true)}>
        {`Put away: ${title}`}
      </Button>
    </div>
  )
}
