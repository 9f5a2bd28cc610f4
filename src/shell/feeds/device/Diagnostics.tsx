/** A button that copies the diagnostics, and the text itself to be read first: nobody should send what they cannot see. */
import { useContext, useState } from 'react'
import { version } from '../../../../package.json'
import type { FeedSummary } from '../../../measures/feeds/feed-status.ts'
import { StoreContext } from '../../../state/context.tsx'
import { deviceFacts } from '../../../state/effects/device-facts.ts'
import { deviceNow } from '../../../state/effects/clock-and-seed.ts'
import { Button } from '../../../ui/Button.tsx'
import { copyText } from '../../../ui/copy/clipboard.ts'
import styles from './Diagnostics.module.css'
import { diagnosticsText } from './diagnostics.ts'

const SAID = {
  copied: 'Copied. They hold no row, no place and no name.',
  refused: 'This browser does not let the page copy. Copy the text below yourself.',
} as const

export function Diagnostics({ lines }: { readonly lines: readonly FeedSummary[] }) {
  const store = useContext(StoreContext)
  const [text, setText] = useState('')
  const [said, setSaid] = useState('')
  const copy = async () => {
    const facts = await deviceFacts()
    const made = diagnosticsText({ version, facts, lines, state: store.getState(), now: deviceNow() })
    setText(made)
    setSaid(SAID[await copyText(made)])
  }
  return (
    <div className={styles['diagnostics']}>
      <p>
        <Button icon="copy" onClick={() => void copy()}>
          Copy diagnostics
        </Button>{' '}
        <span role="status">{said}</span>
      </p>
      {text !== '' && (
        <details>
          <summary>What was copied</summary>
          <textarea readOnly aria-label="Diagnostics" rows={14} value={text} />
        </details>
      )}
    </div>
  )
}
