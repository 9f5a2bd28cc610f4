/** Buttons that copy a sentence or another text and report it; if copying is refused, they show it for manual copying. */
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

export const CopyButton = ({ sentence, ...named }: CopyButtonProps) => (
  <CopyTextButton
    {...named}
    title={named.label ?? 'Copy as a sentence'}
    textOf={() => sentence}
    copied={`Copied: ${sentence}`}
  />
)

interface CopyTextButtonProps extends Pick<CopyButtonProps, 'about' | 'label'> {
  /** Tooltip and start of the accessible name. */
  readonly title: string
  /** Makes the text when the button is pressed. */
  readonly textOf: () => string
  /** What is announced once it is copied. */
  readonly copied: string
}

type CopyStatus =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'copied' }
  | { readonly kind: 'refused'; readonly text: string }

/** Duration of the confirmation in milliseconds. */
const TICK_MILLISECONDS = 2500

export function CopyTextButton({ about, label, title, textOf, copied }: CopyTextButtonProps) {
  const [status, setStatus] = useState<CopyStatus>({ kind: 'nothing' })
  const button = useRef<HTMLSpanElement>(null)
  const isCopied = status.kind === 'copied'
  const isLabelledCopied = isCopied && label !== undefined
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setStatus({ kind: 'nothing' }), TICK_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = async () => {
    const text = textOf()
    const result = await copyText(text)
    setStatus(result === 'copied' ? { kind: 'copied' } : { kind: 'refused', text })
  }
  const dismiss = () => {
    setStatus({ kind: 'nothing' })
    button.current?.querySelector('button')?.focus()
  }
  return (
    <span className={style['copy']} ref={button}>
      <Button
        kind={label === undefined ? 'icon' : 'link'}
        icon={isCopied ? 'tick' : 'copy'}
        className={style['button']}
        title={title}
        aria-label={`${isLabelledCopied ? 'Copied' : title}: ${about}`}
        onClick={() => {
          void copy()
        }}
      >
        {isLabelledCopied ? 'Copied' : (label ?? `${title}: ${about}`)}
      </Button>
      <span role="status" className="visually-hidden">
        {isCopied && copied}
      </span>
      {status.kind === 'refused' && <ManualCopy text={status.text} onDone={dismiss} />}
    </span>
  )
}

interface ManualCopyProps {
  readonly text: string
  readonly onDone: () => void
}

/** The text in a field, selected, which can be copied in any browser. */
function ManualCopy({ text, onDone }: ManualCopyProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  return (
    <span
      role="dialog"
      aria-label="A text to copy by hand"
      className={style['by-hand']}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onDone()
      }}
    >
      <label>
        <span>This browser does not let the page copy. The text is selected: copy it yourself.</span>
        <textarea ref={field} readOnly rows={3} value={text} />
      </label>
      <Button onClick={onDone}>Done</Button>
    </span>
  )
}
