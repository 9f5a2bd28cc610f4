/**
 * Button that copies a sentence and reports it; if copying is refused, it shows the sentence for manual
 * copying.
 */
import { useEffect, useRef, useState } from 'react'
import { Button } from '../Button.tsx'
import { copyText } from './clipboard.ts'
import style from './CopyButton.module.css'

interface CopyButtonProps {
  /** Subject of the sentence, which makes the accessible name unique. */
  readonly about: string
  readonly sentence: string
  /** Visible label: `Copy question`; missing: an icon alone. */
  readonly label?: string
}

type CopyStatus = 'nothing' | 'copied' | 'refused'

/** Duration of the confirmation in milliseconds. */
const TICK_MILLISECONDS = 2500

export function CopyButton({ about, sentence, label }: CopyButtonProps) {
  const [status, setStatus] = useState<CopyStatus>('nothing')
  const button = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (status !== 'copied') return
    const timer = setTimeout(() => setStatus('nothing'), TICK_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [status])
  const dismiss = () => {
    setStatus('nothing')
    button.current?.querySelector('button')?.focus()
  }
  return (
    <span className={style['copy']} ref={button}>
      <Button
        kind={label === undefined ? 'icon' : 'link'}
        icon={status === 'copied' ? 'tick' : 'copy'}
        className={style['button']}
        title={label ?? 'Copy as a sentence'}
        aria-label={`${label ?? 'Copy as a sentence'}: ${about}`}
        onClick={() => {
          void copyText(sentence).then(setStatus)
        }}
      >
        {label ?? `Copy as a sentence: ${about}`}
      </Button>
      <span role="status" className="visually-hidden">
        {status === 'copied' && `Copied: ${sentence}`}
      </span>
      {status === 'refused' && <ManualCopy sentence={sentence} onDone={dismiss} />}
    </span>
  )
}

interface ManualCopyProps {
  readonly sentence: string
  readonly onDone: () => void
}

/** The sentence in a text field, selected, which can be copied in any browser. */
function ManualCopy({ sentence, onDone }: ManualCopyProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  return (
    <span
      role="dialog"
      aria-label="A sentence to copy by hand"
      className={style['by-hand']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onDone()
      }}
    >
      <label>
        <span>This browser does not let the page copy. The sentence is selected: copy it yourself.</span>
        <textarea ref={field} readOnly rows={3} value={sentence} />
      </label>
      <Button onClick={onDone}>Done</Button>
    </span>
  )
}
