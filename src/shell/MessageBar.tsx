/** Bar that shows one message at a time, so that messages never cover what they are about. */
import { useState, type ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import styles from './MessageBar.module.css'

/** A message that can be put away. */
export interface BarMessage {
  /** A message that was put away comes back with another key. */
  readonly key: string
  /** `error` is announced at once and has a warning sign, `stale` only the sign. */
  readonly kind: 'error' | 'stale' | 'offer'
  readonly title: string
  /** Shown on request. */
  readonly details?: ReactNode
  /** Whether the details are shown without a request, since a person has to decide. */
  readonly isOpen?: boolean
  readonly action?: { readonly label: string; readonly onAction: () => void }
  readonly onPutAway?: () => void
}

interface MessageBarProps {
  /** The most urgent first. */
  readonly messages: readonly BarMessage[]
}

export function MessageBar({ messages }: MessageBarProps) {
  const [putAway, setPutAway] = useState<ReadonlySet<string>>(() => new Set())
  const [requested, setRequested] = useState(0)
  const [toggled, setToggled] = useState<ReadonlySet<string>>(() => new Set())
  const left = messages.filter(({ key }) => !putAway.has(key))
  const place = Math.min(requested, left.length - 1)
  const message = left[place]
  if (!message) return null
  const { key, kind, title, details, action } = message
  const isOpen = (message.isOpen ?? false) !== toggled.has(key)
  const next = (place + 1) % left.length
  const isUrgent = left.some((one) => one.kind === 'error' || (one.isOpen ?? false))
  return (
    <section aria-label="Messages" data-urgent={isUrgent} className={styles['bar']}>
      <div className={styles['row']}>
        <p className={styles['title']} role={kind === 'error' ? 'alert' : undefined}>
          {kind !== 'offer' && <Icon name="warning" size={14} />}
          <span>{title}</span>
        </p>
        <div className={styles['buttons']}>
          {action && (
            <Button kind="link" onClick={action.onAction}>
              {action.label}
            </Button>
          )}
          {details !== undefined && (
            <Button kind="link" aria-expanded={isOpen} onClick={() => setToggled(withToggled(toggled, key))}>
              {isOpen ? 'Less' : 'Why'}
            </Button>
          )}
          {left.length > 1 && (
            <Button
              kind="link"
              aria-label={`Message ${place + 1} of ${left.length}: show the next`}
              onClick={() => setRequested(next)}
            >
              {`${place + 1} of ${left.length}`}
            </Button>
          )}
          <Button
            kind="icon"
            icon="close"
            onClick={() => {
              setPutAway(new Set([...putAway, key]))
              message.onPutAway?.()
            }}
          >
            {`Put away: ${title}`}
          </Button>
        </div>
      </div>
      {isOpen && <div className={styles['details']}>{details}</div>}
    </section>
  )
}

function withToggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const toggled = new Set(keys)
  if (!toggled.delete(key)) toggled.add(key)
  return toggled
}
