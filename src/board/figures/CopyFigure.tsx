/** The button that copies a figure of the board as a sentence with its period, as-of date and mark. */
import { copiedSentence, namedFigure } from '../../measures/copied-sentence.ts'
import type { Figure } from '../../measures/figure.ts'
import { useHoldfast } from '../../state/context.tsx'
import { CopyButton } from '../../ui/copy/CopyButton.tsx'

export function CopyFigure({ figure }: { readonly figure: Figure }) {
  const catalogue = useHoldfast((state) => state.catalogue)
  const sentence = namedFigure(figure)
  return (
    <CopyButton about={figure.label} sentence={catalogue ? copiedSentence(sentence, catalogue) : sentence} />
  )
}
