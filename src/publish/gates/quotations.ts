/** Gate on figures quoted from elsewhere: an exact count that a band would hide. */
import { quotedFigures } from '../texts/public-texts.ts'
import { smallCountsIn } from '../texts/suspicions.ts'
import { fewOf, type Gate, refusal } from './gate.ts'

/** Quotations with an exact count below five, beside a page that says that nobody can be picked out by its figures. */
export const exactFiguresGate: Gate = ({ dataset: { manifest } }) => {
  const found = quotedFigures(manifest).quoted.flatMap(({ text, why }) =>
    [text, why].flatMap((quoted) => smallCountsIn(quoted).map((count) => `"${count}" in "${quoted}"`)),
  )
  return found.length === 0
    ? []
    : [
        refusal(
          'exact-figures',
          `Quoted texts give exact counts of fewer than five, which are hidden in our own figures: ${fewOf(found)}.`,
        ),
      ]
}
