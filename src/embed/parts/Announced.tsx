/** Figures that were announced elsewhere: who said so and when, and why ours differ. Words, no figures of this page. */
import { QUOTED } from '../../summary/figure-marks.ts'
import type { QuotedFigure } from '../../summary/public-summary.ts'
import { dayOrMonthWords } from '../reading/day-words.ts'
import { Outward } from './WhereToTurn.tsx'

export function Announced({ announced }: { readonly announced: readonly QuotedFigure[] }) {
  if (announced.length === 0) return null
  return (
    <section className="notes" aria-labelledby="announced-title">
      <h3 id="announced-title">Figures announced elsewhere</h3>
      <ul className="quoted">
        {announced.map(({ text, on, source, url, why }, at) => (
          <li key={at} {...{ [QUOTED]: '' }}>
            <blockquote>{text}</blockquote>
            <p>
              {`${source}, ${dayOrMonthWords(on)}. `}
              {url !== null && <Outward url={url} />}
            </p>
            <p>
              <b>Why ours differ:</b> {why}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
