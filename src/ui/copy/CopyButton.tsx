/** A small button that copies a sentence, says so, and where copying is refused shows the sentence to be copied by hand. */
import { useEffect, useRef, useState } from 'react'
import { Button } from '../Button.tsx'
import { copyText } from './clipboard.ts'
import style from './CopyButton.module.css'

interface CopyButtonProps {
  /** What the sentence is about, so that two such buttons do not share a name. */
  readonly about: string
  readonly sentence: string
  /** What the button says, where it is more than a drawing: `Copy question`. */
  readonly words?: string
}

type Said = 'nothing' | 'copied' | 'refused'

/** How long the tick stands, in milliseconds. */
const TICK_FOR = 2500

export function CopyButton({ about, sentence, words }: CopyButtonProps) {
  const [said, setSaid] = useState<Said>('nothing')
  const button = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (said !== 'copied') return
    const timer = setTimeout(() => setSaid('nothing'), TICK_FOR)
    return () => clearTimeout(timer)
  }, [said])
  const putAway = () => {
    setSaid('nothing')
    button.current?.querySelector('button')?.focus()
  }
  return (
    <span className={style['copy']} ref={button}>
      <Button
        kind={words === undefined ? 'icon' : 'link'}
        icon={said === 'copied' ? 'tick' : 'copy'}
        className={style['button']}
        title={words ?? 'Copy as a sentence'}
        aria-label={`${words ?? 'Copy as a sentence'}: ${about}`}
        onClick={() => {
          void copyText(sentence).then(setSaid)
        }}
      >
        {words ?? `Copy as a sentence: ${about}`}
      </Button>
      <span role="status" className="visually-hidden">
        {said === 'copied' && `Copied: ${sentence}`}
      </span>
      {said === 'refused' && <ByHand sentence={sentence} onDone={putAway} />}
    </span>
  )
}

interface ByHandProps {
  readonly sentence: string
  readonly onDone: () => void
}

/** The sentence in a field, selected: whatever a browser forbids, a person may always copy it. */
function ByHand({ sentence, onDone }: ByHandProps) {
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
