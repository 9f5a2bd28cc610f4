/** Figures as sentences for the clipboard, each with its period, as-of date and handling mark. */

import { parseDay, type DaySpan } from '../domain/day.ts'
import type { Dataset } from '../domain/dataset.ts'
import { highestHandling, type Handling } from '../domain/feed.ts'
import type { Figure } from './figure.ts'
import { asAtDay, asAtWords } from './baseline/as-at.ts'
import { figureSentence, spanWords } from './sentences.ts'

const MARKS: Readonly<Record<Handling, string>> = {
  public: 'Public',
  official: 'OFFICIAL',
  'official-sensitive': 'OFFICIAL-SENSITIVE',
}

/** `12,901 crimes. As of 31 August 2024. Invented incidents. OFFICIAL.`; the mark of all feeds in use. */
export function copiedSentence(sentence: string, origin: Pick<Dataset, 'manifest' | 'asAt'>): string {
  const { demonstration } = origin.manifest
  const tail = [
    asAtWords(asAtDay(origin), origin),
    ...(demonstration ? [INVENTED] : []),
    MARKS[handlingOf(origin)],
  ]
  return `${sentence.replace(/\.?$/, '.')} ${tail.join('. ')}.`
}

/** `Crimes, 1 May 2023 to 31 August 2023: 110, was 207. 47 % fewer, between 33 and 58 % fewer. Down.` */
export const namedFigure = (figure: Figure) =>
  `${figure.label}, ${spanWords(spanOf(figure))}: ${figureSentence(figure)}`

/** @throws Error where a figure's days cannot be parsed, which would be a programming error. */
function spanOf(figure: Figure): DaySpan {
  const [from, to] = [parseDay(figure.from), parseDay(figure.to)]
  if (from === null || to === null) throw new Error(`${figure.id} is from ${figure.from} to ${figure.to}`)
  return { from, to }
}

/** Mark of demonstration data in every exported file and image. */
export const INVENTED = 'Invented incidents'

/** Highest handling mark of all feeds in use. */
export const handlingOf = ({ manifest }: Pick<Dataset, 'manifest'>): Handling =>
  highestHandling(manifest.feeds.map((feed) => feed.handling))
