/** Words on a public commitment. */
import type { PublicArea, PublicCommitment } from '../../summary/public-summary.ts'
import { quarterWords } from '../../summary/quarter.ts'

/** `Asked for by residents. The council, due July to September 2024.` */
export const commitmentDetails = (commitment: PublicCommitment, areas: readonly PublicArea[]): string =>
  `${commitment.askedBy === 'residents' ? 'Asked for by residents. ' : ''}${briefDetails(commitment, areas)}`

/** Outcome, area, owner and quarter, for a frame. */
export function briefDetails(commitment: PublicCommitment, areas: readonly PublicArea[]): string {
  const { owner, area, due, done, outcome } = commitment
  const where = areas.find(({ code }) => code === area)?.name
  const when = done === null ? `due ${quarterWords(due)}` : quarterWords(done)
  return [
    ...(outcome === null ? [] : [`${withoutStop(outcome)}.`]),
    `${[...(where === undefined ? [] : [where]), ...(owner === '' ? [] : [owner]), when].join(', ')}.`,
  ].join(' ')
}

/** Without a full stop at its end. */
export const withoutStop = (text: string) => text.trim().replace(/\.$/, '')
