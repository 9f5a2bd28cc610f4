/** A text that is to be pasted elsewhere: it can be read, copied at a press, or taken by hand where that is refused. */

import { useId, useState, useEffect } from 'react'
import { Button } from '../../ui/Button.tsx'
import { copyText } from '../../ui/copy/clipboard.ts'
import styles from './Embedding.module.css'
import { Message } from '../../ui/Message.tsx'

interface CodeToCopyProps {
  readonly label: string
  /** Empty: there is nothing to copy yet. */
  readonly text: string
}

export function CodeToCopy({ label, text }: CodeToCopyProps) {
  const id = useId()
  const [said, setSaid] = useState('')
  const copy = async () => {
    const copied = await copyText(text)
    setSaid(
      copied === 'copied' ? 'Copied.' : 'Copying is not allowed here: mark the text and copy it by hand.',
    )
  }
  return (
    <div className={styles['line']}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        readOnly
        // One line of code is two on a phone.
        rows={Math.max(2, text.split('\n').length)}
        value={text === '' ? 'Type the address of the public page first.' : text}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <p className={styles['copy']}>
        <Button icon="copy" disabled={text === ''} aria-label={`Copy: ${label}`} onClick={() => void copy()}>
          Copy
        </Button>
        <span role="status">{said}</span>
      </p>
    </div>
  )
}

/** The public page as it will look in another's page, once it is asked for; or why it cannot be shown here. */

interface PreviewProps {
  /** Null: none was typed yet. */
  readonly address: string | null
  readonly title: string
  readonly sandbox: string
}

export function Preview({ address, title, sandbox }: PreviewProps) {
  // Not at each letter typed: a half address is a request to somebody else.
  const [isWanted, setWanted] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  useEffect(() => {
    const hear = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
      if (effectiveDirective === 'frame-src') setRefused(blockedURI)
    }
    document.addEventListener('securitypolicyviolation', hear)
    return () => document.removeEventListener('securitypolicyviolation', hear)
  }, [])
  return (
    <section aria-label="Preview" className={styles['preview']}>
      <Button disabled={address === null || isWanted} onClick={() => setWanted(true)}>
        Show the page here
      </Button>
      {refused !== null && address !== null && <Refused origin={new URL(address).origin} />}
      {isWanted && refused === null && address !== null && (
        <iframe
          src={address}
          title={title}
          sandbox={sandbox}
          referrerPolicy="no-referrer"
          loading="lazy"
          className={styles['frame']}
        />
      )}
    </section>
  )
}

const Refused = ({ origin }: { readonly origin: string }) => (
  <Message kind="error" title={`This app may not show a page of ${origin}`}>
    {`Its own policy keeps it from asking anybody. Start it with HOLDFAST_PUBLIC_PAGE=${origin}, or add "frame-src ${origin}" to the policy that it is served with. The code is right either way.`}
  </Message>
)
