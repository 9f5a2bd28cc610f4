/** Gates on figures that were published: how many a release corrects, and how many the data now contradict. */
import { countWords } from '../../measures/sentences.ts'
import { type Gate, refusal, shareWords } from './gate.ts'

/** Largest share of published cells that a release may correct. */
const MAX_SHARE_CORRECTED = 0.02
/** Largest share of published cells that the data may count into other bands and that wait for the yearly corrections. */
const MAX_SHARE_PENDING = 0.1

export const correctionsGate: Gate = ({ history: { cells }, changes: { corrections } }) =>
  corrections.length <= MAX_SHARE_CORRECTED * cells.size
    ? []
    : [
        refusal(
          'corrections',
          `${countWords(corrections.length)} of ${countWords(cells.size)} published cells would be corrected (${shareWords(corrections.length, cells.size)}; at most ${shareWords(MAX_SHARE_CORRECTED, 1)} may).`,
        ),
      ]

export const differsGate: Gate = ({ history: { cells }, changes: { pending } }) =>
  pending.length <= MAX_SHARE_PENDING * cells.size
    ? []
    : [
        refusal(
          'differs-from-ledger',
          `The data count ${countWords(pending.length)} of ${countWords(cells.size)} published cells into other bands than the ledger has (${shareWords(pending.length, cells.size)}; at most ${shareWords(MAX_SHARE_PENDING, 1)} may).`,
        ),
      ]
