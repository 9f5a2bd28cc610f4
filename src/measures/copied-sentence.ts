/** Figures as sentences for the clipboard, each with its period, as-of date and handling mark. */

import { parseDay, type DaySpan } from '../domain/day.ts'
import type { Dataset } from '../domain/dataset.ts'
import { HANDLING_LABELS, highestHandling, type Handling } from '../domain/feed.ts'
import type { Figure } from './figure.ts'
import { asAtDay, asAtWords } from './baseline/as-at.ts'
import { periodWords } from './scope.ts'
import { figureSentence } from './sentences.ts'

/** `12,901 crimes. As of 31 August 2024. Invented incidents. OFFICIAL.`; the mark of all feeds in use. */
export function copiedSentence(sentence: string, origin: Pick<Dataset, 'manifest' | 'asAt'>): string {
  const { demonstration } = origin.manifest
  const tail = [
    asAtWords(asAtDay(origin), origin),
    ...(demonstration ? [INVENTED] : []),
    HANDLING_LABELS[handlingOf(origin)],
  ]
  return `${sentence.replace(/\.?$/, '.')} ${tail.join('. ')}.`
}

/**
 * `Crimes, 1 May 2023 to 31 August 2023, compared with 1 May 2022 to 31 August 2022: 110, was 207. 47 % fewer, between
 * 33 and 58 % fewer. Down.`
 * @param baseline the days that the figures are compared with; not said of a figure without a count of them
 */
export function namedFigure(figure: Figure, baseline: DaySpan | null): string {
  const compared = figure.baselineValue === undefined ? null : baseline
  return `${figure.label}, ${periodWords({ window: spanOf(figure), baseline: compared })}: ${figureSentence(figure)}`
}

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
