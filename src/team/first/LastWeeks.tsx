/** The incidents of the last whole weeks, newest first; of months where no days are known. */
import { useId } from 'react'
import { binsOf, binWords, type BarGrain, type Bin } from '../../clock/histogram.ts'
import { civilDate, dayAfter, daysIn, weekdayOf } from '../../domain/day.ts'
import { knowledgeIn } from '../../measures/feeds/known-words.ts'
import { useHoldfast } from '../../state/context.tsx'

const MOST_ROWS = 4

/** The first and the last bin may be cut off by the data: their counts would seem to fall. */
const isWhole = ({ from, to }: Bin, grain: BarGrain) =>
  grain === 'month'
    ? civilDate(from).day === 1 && civilDate(dayAfter(to)).day === 1
    : weekdayOf(from) === 0 && daysIn({ from, to }) === 7

/** Nothing before the incidents are counted. */
export function LastWeeks() {
  const id = useId()
  const shown = useHoldfast((state) => state.shown)
  const catalogue = useHoldfast((state) => state.catalogue)
  const isChosen = useHoldfast(
    ({ view: { categories, areas, hours } }) => categories !== null || areas.length > 0 || hours !== null,
  )
  if (!shown || !catalogue) return null
  const grain = catalogue.monthsOnly ? 'month' : 'week'
  const bins = binsOf(shown.daily, catalogue.dataDays.from, grain)
    .filter((bin) => isWhole(bin, grain))
    .slice(-MOST_ROWS)
    .toReversed()
  if (bins.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{`The last ${grain}s${isChosen ? ', of what is chosen' : ''}`}</h2>
      <ul>
        {bins.map((bin) => (
          <li key={bin.from}>
            {binWords(
              { ...bin, known: knowledgeIn(catalogue, 'incidents', bin).known },
              grain,
              catalogue.late,
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
