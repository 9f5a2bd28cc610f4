/** A word with its definition, shown on hover, on focus and at a touch, and put away by Escape. */

import { useId, useState, type KeyboardEvent } from 'react'
import style from './figure-parts.module.css'
import { copiedSentence, namedFigure } from '../../measures/copied-sentence.ts'
import type { Figure } from '../../measures/figure.ts'
import { useHoldfast } from '../../state/context.tsx'
import { CopyButton } from '../../ui/copy/CopyButton.tsx'

interface DefinedProps {
  readonly children: string
  readonly definition: string
}

export function Defined({ children, definition }: DefinedProps) {
  const id = useId()
  const [isPutAway, setIsPutAway] = useState(false)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setIsPutAway(true)
  }
  const bringBack = () => setIsPutAway(false)
  return (
    <span className={style['defined']}>
      <button
        type="button"
        className={style['term']}
        aria-describedby={id}
        onPointerLeave={bringBack}
        onBlur={bringBack}
        onKeyDown={onKeyDown}
      >
        {children}
      </button>
      <span role="tooltip" id={id} className={style['tip']} data-put-away={isPutAway || undefined}>
        {definition}
      </span>
    </span>
  )
}

/** The button that copies a figure of the board as a sentence with its period, as-of date and mark. */

export function CopyFigure({ figure }: { readonly figure: Figure }) {
  const catalogue = useHoldfast((state) => state.catalogue)
  const sentence = namedFigure(figure)
  return (
    <CopyButton about={figure.label} sentence={catalogue ? copiedSentence(sentence, catalogue) : sentence} />
  )
}
