/** The words of the page that a partnership may replace by a label of the same name. */

/** `place` is in the labels of everything that is published. */
const USUAL_WORDS = {
  place: 'this area',
  partnership: '{place} neighbourhood partnership',
  title: 'What we have done in {place}, and what has changed',
  host: 'the organisation whose website this is',
} as const
type Word = keyof typeof USUAL_WORDS
export type Labels = Readonly<Record<string, string>>

/** The partnership's own word, or the usual one, with the place put in. */
export function wordOf(labels: Labels, name: Word): string {
  const place = labels['place'] ?? USUAL_WORDS.place
  return (labels[name] ?? USUAL_WORDS[name]).replaceAll('{place}', place)
}
