/** Crimes by category, each with its change on one axis; ASB stands by itself and is not among them. */
import { IntervalList } from '../../charts/IntervalList.tsx'
import type { DaySpan } from '../../domain/day.ts'
import { figureOf } from '../../measures/figure.ts'
import type { Figure } from '../../measures/figure.ts'
import { spanWords } from '../../measures/sentences.ts'
import { categoryRow } from '../board-words.ts'
import style from '../styles/SiteList.module.css'

interface CategoryListProps {
  readonly figures: readonly Figure[]
  readonly window: DaySpan
}

export function CategoryList({ figures, window }: CategoryListProps) {
  const said = figureOf(figures, 'crimes')?.caveat
  const rows = figures
    .filter(({ id, category }) => id === 'crimes' && category !== undefined)
    .filter(({ value, baselineValue = 0 }) => value + baselineValue > 0)
    .toSorted((a, b) => b.value - a.value)
    .map((figure) => categoryRow(figure, said))
  return (
    <section className={style['section']} aria-labelledby="categories">
      <h2 id="categories">Crimes by category</h2>
      {rows.length === 0 ? (
        <p>None in the window or the baseline.</p>
      ) : (
        <IntervalList label={`Crimes by category, ${spanWords(window)}`} heading="Category" rows={rows} />
      )}
    </section>
  )
}
