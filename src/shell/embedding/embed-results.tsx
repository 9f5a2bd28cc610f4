/** Results of the embed dialog: code to copy, and a preview of the page in its frame. */
import { useId, useRef, useState, useEffect } from 'react'
import { heightIn } from '../../summary/frame-height.ts'
import { Button } from '../../ui/Button.tsx'
import { Message } from '../../ui/Message.tsx'
import { copyText } from '../../ui/copy/clipboard.ts'
import styles from './Embedding.module.css'

interface CodeToCopyProps {
  readonly label: string
  /** Empty while there is nothing to copy. */
  readonly text: string
  /** What is to be done first while there is nothing to copy. */
  readonly missing: string
}

/** Read-only text with a copy button; where copying is refused it can be selected by hand. */
export function CodeToCopy({ label, text, missing }: CodeToCopyProps) {
  const id = useId()
  const [message, setMessage] = useState('')
  const copy = async () => {
    const result = await copyText(text)
    setMessage(
      result === 'copied' ? 'Copied.' : 'Copying is not allowed here: mark the text and copy it by hand.',
    )
  }
  return (
    <div className={styles['line']}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        readOnly
        // A single line of code wraps on a phone.
        rows={Math.max(2, text.split('\n').length)}
        value={text === '' ? missing : text}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <p className={styles['copy']}>
        <Button icon="copy" disabled={text === ''} aria-label={`Copy: ${label}`} onClick={() => void copy()}>
          Copy
        </Button>
        <span role="status">{message}</span>
      </p>
    </div>
  )
}

interface PreviewProps {
  /** Null while no valid address is typed. */
  readonly address: string | null
  readonly title: string
  readonly sandbox: string
}

/** The public page in an iframe, loaded on request, or why it cannot be shown here. */
export function Preview({ address, title, sandbox }: PreviewProps) {
  // Not loaded while typing: an incomplete address would send a request to another host.
  const [isRequested, setRequested] = useState(false)
  const [blockedUri, setBlockedUri] = useState<string | null>(null)
  useEffect(() => {
    const onViolation = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
      if (effectiveDirective === 'frame-src') setBlockedUri(blockedURI)
    }
    document.addEventListener('securitypolicyviolation', onViolation)
    return () => document.removeEventListener('securitypolicyviolation', onViolation)
  }, [])
  return (
    <section aria-label="Preview" className={styles['preview']}>
      <Button disabled={address === null || isRequested} onClick={() => setRequested(true)}>
        Show the page here
      </Button>
      {blockedUri !== null && address !== null && <BlockedMessage origin={new URL(address).origin} />}
      {isRequested && blockedUri === null && address !== null && (
        <>
          <FittedFrame address={address} title={title} sandbox={sandbox} />
          <p className={styles['hint']}>
            {`If it stays empty, the public page does not yet permit this app: add ${location.origin} to the websites that may show it, publish, and send the new headers.`}
          </p>
        </>
      )}
    </section>
  )
}

/** As high as the page in it says, as on the website; of a usual height until it does. */
function FittedFrame({
  address,
  title,
  sandbox,
}: Omit<PreviewProps, 'address'> & { readonly address: string }) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [height, setHeight] = useState<number | null>(null)
  useEffect(() => {
    const onMessage = ({ source, data }: MessageEvent<unknown>) => {
      const reported = heightIn(data)
      if (reported !== null && source !== null && source === frame.current?.contentWindow) setHeight(reported)
    }
    window.addEventListener('message', onMessage)
    return () => window.removeEventListener('message', onMessage)
  }, [])
  return (
    <iframe
      ref={frame}
      src={address}
      title={title}
      sandbox={sandbox}
      referrerPolicy="no-referrer"
      loading="lazy"
      className={styles['frame']}
      {...(height !== null && { style: { height } })}
    />
  )
}

const BlockedMessage = ({ origin }: { readonly origin: string }) => (
  <Message kind="error" title={`This app may not show a page of ${origin}`}>
    {`Its own policy keeps it from asking anybody. Start it with HOLDFAST_PUBLIC_PAGE=${origin}, or add "frame-src ${origin}" to the policy that it is served with. The code is right either way.`}
  </Message>
)
