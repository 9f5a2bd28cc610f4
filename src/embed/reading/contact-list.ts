/** The contacts of a release, apart: where to turn, and where to say that something here is wrong. */
import type { PublicContact } from '../../summary/public-summary.ts'

const CORRECTIONS = 'corrections'

export const waysToTurn = (contacts: readonly PublicContact[]) =>
  contacts.filter(({ id }) => id !== CORRECTIONS)

export const correctionsIn = (contacts: readonly PublicContact[]) =>
  contacts.find(({ id }) => id === CORRECTIONS) ?? null
