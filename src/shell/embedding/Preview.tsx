/** The public page as it will look in another's page, once it is asked for; or why it cannot be shown here. */
import { useEffect, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Message } from '../../ui/Message.tsx'
import styles from './Embedding.module.css'

interface Props {
  /** Null: none was typed yet. */
  readonly address: string | null
  readonly title: string
  readonly sandbox: string
}

export function Preview({ address, title, sandbox }: Props) {
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
