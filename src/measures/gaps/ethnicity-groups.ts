/** Self-defined ethnicity as recorded by forces, grouped by the five high-level groups of the census of England and Wales. */

/** The groups of the census, and `Not stated`. */
export const ETHNICITY_GROUPS = ['Asian', 'Black', 'Mixed', 'White', 'Other', 'Not stated'] as const
type EthnicityGroup = (typeof ETHNICITY_GROUPS)[number]

/** Initials of the 16+1 codes of police records, such as `A2` or `W1`. */
const BY_INITIAL: Readonly<Record<string, EthnicityGroup>> = {
  A: 'Asian',
  B: 'Black',
  M: 'Mixed',
  W: 'White',
  O: 'Other',
  N: 'Not stated',
}
const CODE = /^(?:[ABMWO]\d{1,2}|NS\d?)$/i
const NAMED: readonly (readonly [RegExp, EthnicityGroup])[] = [
  [/not (?:stated|known|recorded)|unknown|refused|prefer not/i, 'Not stated'],
  [/^mixed\b/i, 'Mixed'],
  [/^asian\b/i, 'Asian'],
  [/^black\b/i, 'Black'],
  [/^white\b/i, 'White'],
  [/^(?:any )?other\b/i, 'Other'],
]

/**
 * Group of a recorded text such as `Asian/Asian British - Pakistani`, `W1` or `Other ethnic group - Not stated`. Texts of no
 * known form keep the part before ` - `.
 */
export function ethnicityGroup(text: string): string {
  const trimmed = text.trim()
  if (CODE.test(trimmed)) return BY_INITIAL[trimmed.charAt(0).toUpperCase()] ?? trimmed
  const named = NAMED.find(([pattern]) => pattern.test(trimmed))
  return named ? named[1] : (trimmed.split(' - ')[0] ?? trimmed)
}
