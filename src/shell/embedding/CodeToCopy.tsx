/** A text that is to be pasted elsewhere: it can be read, copied at a press, or taken by hand where that is refused. */
import { useId, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { copyText } from '../../ui/copy/clipboard.ts'
import styles from './Embedding.module.css'

interface Props {
  readonly label: string
  /** Empty: there is nothing to copy yet. */
  readonly text: string
}

export function CodeToCopy({ label, text }: Props) {
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
