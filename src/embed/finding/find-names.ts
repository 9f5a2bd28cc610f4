/** Finds areas by the names that people use: their own, and those of wards, estates and other places. */

/** An area that a name can stand for; `id` is that of its anchor. */
export interface FoundArea {
  readonly id: string
  readonly name: string
}
/** A name and the areas that it lies in. */
export interface FindableName {
  readonly name: string
  readonly areas: readonly FoundArea[]
}
/** One area to choose, and how it is offered. */
export interface Match {
  readonly id: string
  readonly label: string
}

/** Without accents, capitals and punctuation: `St. Ann's & Hope` is `st anns and hope`. */
const plainWords = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F'’]/g, '')
    .replaceAll('&', ' and ')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** 0: the whole name; 1: its beginning; 2: the beginning of one of its words; 3: within; null: not at all. */
function closeness(name: string, typed: string): number | null {
  if (name === typed) return 0
  if (name.startsWith(typed)) return 1
  if (` ${name}`.includes(` ${typed}`)) return 2
  return typed.split(' ').every((word) => name.includes(word)) ? 3 : null
}

/** Areas whose name, or a name in them, holds what was typed, the closest first; none for an empty text. */
export function matchesByName(text: string, names: readonly FindableName[]): readonly Match[] {
  const typed = plainWords(text)
  if (typed === '') return []
  const found = names.flatMap(({ name, areas }) => {
    const close = closeness(plainWords(name), typed)
    return close === null ? [] : areas.map((area) => ({ close, match: matchOf(name, area) }))
  })
  const sorted = found.toSorted((a, b) => a.close - b.close)
  const labels = new Set<string>()
  return sorted.flatMap(({ match }) => {
    if (labels.has(match.label)) return []
    labels.add(match.label)
    return [match]
  })
}

const matchOf = (name: string, area: FoundArea): Match => ({
  id: area.id,
  label: name === area.name ? name : `${name}: ${area.name}`,
})
