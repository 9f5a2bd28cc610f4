/** Words on a public commitment. */
import type { PublicCommitment, PublicSummary } from '../../summary/public-summary.ts'
import { quarterNumber, quarterOfDate, quarterWords } from '../../summary/quarter.ts'

/** The areas that details may name, and the day against which a promise is late. */
export type Named = Pick<PublicSummary, 'areas' | 'releasedOn'>

/** `Asked for by residents. The council, due July to September 2024.` */
export const commitmentDetails = (commitment: PublicCommitment, release: Named): string =>
  `${commitment.askedBy === 'residents' ? 'Asked for by residents. ' : ''}${briefDetails(commitment, release)}`

/** Outcome, area, owner and quarter, for a frame. */
export function briefDetails(commitment: PublicCommitment, { areas, releasedOn }: Named): string {
  const { owner, area, outcome } = commitment
  const where = areas.find(({ code }) => code === area)?.name
  const when = whenWords(commitment, quarterOfDate(releasedOn))
  return [
    ...(outcome === null ? [] : [`${withoutStop(outcome)}.`]),
    `${[...(where === undefined ? [] : [where]), ...(owner === '' ? [] : [owner]), when].join(', ')}.`,
  ].join(' ')
}

/** `due July to September 2024`; once that is past, or it was done later, `was due`. */
function whenWords({ due, done }: PublicCommitment, released: string): string {
  const isLate = quarterNumber(due) < quarterNumber(done ?? released)
  const dueWords = `${isLate ? 'was due' : 'due'} ${quarterWords(due)}`
  if (done === null) return dueWords
  return isLate ? `${quarterWords(done)}, ${dueWords}` : quarterWords(done)
}

/** Without a full stop at its end. */
export const withoutStop = (text: string) => text.trim().replace(/\.$/, '')
