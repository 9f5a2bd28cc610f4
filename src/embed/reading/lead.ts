/** The lead sentence with the range of each change after it, as text and as figures that carry their marks. */
import { comparisonMarks, figureMarks } from '../../summary/figure-marks.ts'
import { changeOf, type Comparable, percentagesOf, reasonOf } from '../../summary/figures.ts'
import { yearBefore } from '../../summary/quarter.ts'
import { areaKey, figureOf, type PageSelection } from './rows.ts'
import { leadKinds, leadSentence } from './sentences.ts'

/** Words between figures, or one figure with the attributes that mark it. */
export interface LeadPart {
  readonly text: string
  /** Null: words. */
  readonly marks: Readonly<Record<string, string>> | null
}

/**
 * `In Westby, ... lower than a year before. Anti-social behaviour: 12 % to 35 % fewer.` Percentages where the old range
 * begins at 20 or more, else both ranges: `10 to 14, was 15 to 19`.
 */
export function leadParts(
  release: Comparable,
  selection: Omit<PageSelection, 'group'>,
  place: string,
): readonly LeadPart[] {
  const ranges = leadKinds(release, selection).flatMap(([group, label]) => {
    const key = { ...areaKey(selection.area), group, quarter: selection.quarter }
    if (changeOf(release, key) === 'not-comparable') return []
    return [
      words(` ${label.charAt(0).toUpperCase()}${label.slice(1)}: `),
      ...changeParts(release, key),
      words('.'),
    ]
  })
  return [words(leadSentence(release, selection, place)), ...ranges]
}

const words = (text: string): LeadPart => ({ text, marks: null })

function changeParts(release: Comparable, key: Parameters<typeof percentagesOf>[1]): readonly LeadPart[] {
  const percentages = percentagesOf(release, key)
  const reason = reasonOf(release, key)
  const chance = reason?.kind === 'chance' ? [words(` (${reason.text})`)] : []
  if (percentages !== null) return [{ text: percentages, marks: { ...comparisonMarks(key) } }, ...chance]
  const before = { ...key, quarter: yearBefore(key.quarter) }
  const figure = (of: typeof key): LeadPart => ({
    text: figureOf(release, of).text,
    marks: { ...figureMarks(of) },
  })
  return [figure(key), words(', was '), figure(before), ...chance]
}
