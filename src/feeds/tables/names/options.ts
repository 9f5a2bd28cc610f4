/** Matches what a cell says to one of the few values that a field allows. */
import { slugOf } from './slug.ts'

/** Other words for the values of fields with few of them. */
const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  police: ['constabulary', 'force'],
  council: ['borough', 'authority', 'la'],
  'registered-provider': ['housing', 'association', 'homes', 'provider', 'rp', 'rsl'],
  foot: ['walking', 'walk', 'pedestrian'],
  vehicle: ['car', 'van', 'mobile'],
  cycle: ['bike', 'bicycle'],
  full: ['total', 'complete'],
  partial: ['part'],
  whole: ['entire', 'full'],
  private: ['dwelling', 'home'],
}

/** The allowed value that equals the text, or the only one whose words it has; otherwise the text. */
export function optionIn(text: string, options: readonly string[]): string {
  const slug = slugOf(text)
  const equal = options.find((option) => option === text) ?? options.find((option) => slugOf(option) === slug)
  if (equal !== undefined) return equal
  const words = new Set(slug.split('-'))
  const named = options.filter((option) => option.split('-').every((word) => words.has(word)))
  if (named.length === 1 && named[0] !== undefined) return named[0]
  const meant = options.filter((option) => (OTHER_WORDS[option] ?? []).some((word) => words.has(word)))
  return named.length === 0 && meant.length === 1 ? (meant[0] ?? text) : text
}
