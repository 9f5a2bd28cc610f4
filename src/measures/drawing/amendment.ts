/** From what was typed to what is written into a feed: numbers as numbers, days as days, nothing where nothing was typed. */
import { woundByRule } from '../../analytics/shapes/outline.ts'
import type { Polygon } from '../../domain/geography.ts'

/** What was typed, by the name of the field, as it was typed. */
export type FormValues = Readonly<Record<string, string>>
type Members = Readonly<Record<string, unknown>>

/** Left out where nothing was typed; what is no number stays as it is, so that the judge can name it. */
const textIn = (typed: FormValues, name: string) => typed[name]?.trim() || undefined
function numberIn(typed: FormValues, name: string): number | string | undefined {
  const text = textIn(typed, name)
  return text !== undefined && /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text
}

/** Without what was not given. */
const members = (all: Members): Members =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined))

export const hotspotMembers = (typed: FormValues, id: string): Members =>
  members({
    id,
    name: textIn(typed, 'name'),
    from: textIn(typed, 'from'),
    to: textIn(typed, 'to'),
    visitsPerDay: numberIn(typed, 'visitsPerDay'),
    minutesPerVisit: numberIn(typed, 'minutesPerVisit'),
    hours: textIn(typed, 'hours'),
    why: textIn(typed, 'why'),
    doThere: textIn(typed, 'doThere'),
  })

/** A phase as a site holds it. */
export const phaseMembers = (typed: FormValues): Members =>
  members({
    kind: textIn(typed, 'kind'),
    from: textIn(typed, 'from'),
    to: textIn(typed, 'to'),
    decidedBy: textIn(typed, 'decidedBy'),
    evidence: textIn(typed, 'evidence'),
    review: textIn(typed, 'review'),
  })

/** A site whose first phase is decided with it, or none yet. */
export function siteMembers(typed: FormValues, id: string, comparison: readonly string[]): Members {
  const phase = phaseMembers(typed)
  return members({
    id,
    name: textIn(typed, 'name'),
    phases: Object.keys(phase).length > 0 ? [phase] : [],
    ringMetres: numberIn(typed, 'ringMetres'),
    comparison,
  })
}

export const commitmentMembers = (typed: FormValues, id: string): Members =>
  members({
    id,
    agreed: textIn(typed, 'agreed'),
    text: textIn(typed, 'text'),
    owner: textIn(typed, 'owner'),
    due: textIn(typed, 'due'),
    site: textIn(typed, 'site'),
    area: textIn(typed, 'area'),
    askedBy: textIn(typed, 'askedBy'),
    public: typed['public'] === 'yes' ? true : undefined,
  })

const MOST_LETTERS = 40

/** A name for the feed, made from a person's words and unlike those that are taken. */
export function idFor(words: string, otherwise: string, taken: ReadonlySet<string>): string {
  const plain = words
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, MOST_LETTERS)
    .replaceAll(/^-+|-+$/g, '')
  const id = plain || otherwise
  for (let number = 1; ; number += 1) {
    const next = number === 1 ? id : `${id}-${number}`
    if (!taken.has(next)) return next
  }
}

/** A shape as GeoJSON, its outer ring against the clock (RFC 7946). */
export const geometryOf = (polygon: Polygon): Members => ({ ...woundByRule(polygon) })
