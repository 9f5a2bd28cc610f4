/** Finds the force of stops and searches of data.police.uk, whose rows do not name it, by the names of their files. */
import { failed, type Failed } from '../../../domain/feed.ts'
import type { Partner, Place } from '../../../domain/place/place.ts'

/** `merseyside` of `2023-05-merseyside-stop-and-search.csv`; null where a name does not say it. */
const forceIn = (fileName: string): string | null =>
  /\d{4}-\d{2}-([a-z][a-z-]*)-stop-and-search/i.exec(fileName)?.[1]?.toLowerCase() ?? null

const wordsIn = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)

/** The partner that is this force: by its id, or by a label of police or a constabulary with all of its words. */
function partnerOf(force: string, { partners }: Place): Partner | null {
  const words = wordsIn(force)
  const isMeant = ({ id, label }: Partner) => {
    const own = wordsIn(label)
    const isPolice = own.includes('police') || own.includes('constabulary')
    return id === force || (isPolice && words.every((word) => own.includes(word)))
  }
  return partners.find(isMeant) ?? null
}

/** Whether this is the place's own force. */
export const isForceOf = (force: string, place: Place): boolean =>
  partnerOf(force, place)?.id === place.police

/** The force that the names of files give. */
interface RecordedForce {
  /** Id of the partner, or the force by its name in the files; null where they are of several forces. */
  readonly partner: string | null
  /** No name gives a force: the place's own is taken. */
  readonly isAssumed: boolean
}

/** The force of these files; no partner where they are of several forces. */
export function recordedForce(files: readonly string[], place: Place): RecordedForce {
  const [force = null, ...others] = [...new Set(files.map(forceIn))]
  if (force === null && others.length === 0) return { partner: place.police, isAssumed: true }
  const isOne = force !== null && others.length === 0
  return { partner: isOne ? (partnerOf(force, place)?.id ?? force) : null, isAssumed: false }
}

/** Why stops and searches of these files have no partner; null where they are not of several forces. */
export function forceFailure(files: readonly string[]): Failed | null {
  const forces = [...new Set(files.map((name) => forceIn(name) ?? `no named force (${name})`))]
  if (forces.length < 2) return null
  return failed(
    `The files hold stops and searches of several forces: ${forces.join(', ')}.`,
    'Convert them one after the other.',
  )
}
