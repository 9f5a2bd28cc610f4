/** Parts that stand with a figure: its term with the definition as a tooltip, and the button that copies it. */
import { useId, useState, type KeyboardEvent } from 'react'
import { parseDay } from '../../domain/day.ts'
import { copiedSentence, namedFigure } from '../../measures/copied-sentence.ts'
import type { Figure } from '../../measures/figure.ts'
import { useHoldfast } from '../../state/context.tsx'
import { CopyButton } from '../../ui/copy/CopyButton.tsx'
import style from './figure-parts.module.css'

interface DefinedProps {
  readonly children: string
  readonly definition: string
}

/** A term whose definition is shown on hover, focus and touch, and dismissed by Escape. */
export function Defined({ children, definition }: DefinedProps) {
  const id = useId()
  const [isDismissed, setIsDismissed] = useState(false)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setIsDismissed(true)
  }
  const restore = () => setIsDismissed(false)
  return (
    <span className={style['defined']}>
      <button
        type="button"
        className={style['term']}
        aria-describedby={id}
        onPointerLeave={restore}
        onBlur={restore}
        onKeyDown={onKeyDown}
      >
        {children}
      </button>
      <span role="tooltip" id={id} className={style['tip']} data-put-away={isDismissed || undefined}>
        {definition}
      </span>
    </span>
  )
}

/** Button that copies a figure as a sentence with its period, as-of date and marking. */
export function CopyFigure({ figure }: { readonly figure: Figure }) {
  const catalogue = useHoldfast((state) => state.catalogue)
  const sentence = namedFigure(figure)
  return (
    <CopyButton
      about={figure.label}
      sentence={
        catalogue
          ? copiedSentence(sentence, { ...catalogue, asAt: parseDay(figure.asAt) ?? catalogue.manifest.asOf })
          : sentence
      }
    />
  )
}
