/** Bar that shows one message at a time; a message that is put away stays away on this device until its fact changes. */
import { useState, type ReactNode } from 'react'
import { storedPreference, storePreference } from '../state/effects/preferences.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import styles from './MessageBar.module.css'

/** A message that can be put away. */
export interface BarMessage {
  /** Names the fact that it is about: a message that was put away comes back with another key. */
  readonly key: string
  /** `error` is announced at once. */
  readonly kind: 'error' | 'stale'
  readonly title: string
  /** Shown on request. */
  readonly details?: ReactNode
  /** Whether the details are shown without a request, since a person has to decide. */
  readonly isOpen?: boolean
}

interface MessageBarProps {
  /** The most urgent first. */
  readonly messages: readonly BarMessage[]
}

export function MessageBar({ messages }: MessageBarProps) {
  const [putAway, setPutAway] = useState(storedKeys)
  const [requested, setRequested] = useState(0)
  const [toggled, setToggled] = useState<ReadonlySet<string>>(() => new Set())
  const left = messages.filter(({ key }) => !putAway.has(key))
  const place = Math.min(requested, left.length - 1)
  const message = left[place]
  if (!message) return null
  const { key, kind, title, details } = message
  const isOpen = (message.isOpen ?? false) !== toggled.has(key)
  const next = (place + 1) % left.length
  const isUrgent = left.some((one) => one.kind === 'error' || (one.isOpen ?? false))
  return (
    <section aria-label="Messages" data-urgent={isUrgent} className={styles['bar']}>
      <div className={styles['row']}>
        <p className={styles['title']} role={kind === 'error' ? 'alert' : undefined}>
          <Icon name="warning" size={14} />
          <span title={title}>{title}</span>
        </p>
        <div className={styles['buttons']}>
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
          <Button kind="icon" icon="close" onClick={() => setPutAway(withKeyStored(key))}>
            {`Put away: ${title}`}
          </Button>
        </div>
      </div>
      {isOpen && <div className={styles['details']}>{details}</div>}
    </section>
  )
}

const PREFERENCE = 'put-away'
/** Most keys that are kept; the oldest go first. */
const MOST_KEYS = 40

/** Keys of the messages that were put away on this device, the oldest first. */
function storedKeys(): ReadonlySet<string> {
  try {
    const keys: unknown = JSON.parse(storedPreference(PREFERENCE) ?? '[]')
    return new Set(Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [])
  } catch {
    // Not written by this page.
    return new Set()
  }
}

function withKeyStored(key: string): ReadonlySet<string> {
  const keys = [...storedKeys(), key].slice(-MOST_KEYS)
  storePreference(PREFERENCE, JSON.stringify(keys))
  return new Set(keys)
}

function withToggled(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const toggled = new Set(keys)
  if (!toggled.delete(key)) toggled.add(key)
  return toggled
}
