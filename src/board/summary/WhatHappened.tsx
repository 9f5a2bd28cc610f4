/** What happened: crimes and ASB as two figures, each with change, interval and verdict; harm and repeat places. */
import { IntervalMark } from '../../charts/IntervalMark.tsx'
import { figureOf, type Figure } from '../../measures/figure.ts'
import { changeSentence, figureSentence } from '../../measures/sentences.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { formatCount } from '../../ui/numbers.ts'
import { intervalOf } from '../board-words.ts'
import { CopyFigure, Defined } from './figure-parts.tsx'
import style from './WhatHappened.module.css'

interface WhatHappenedProps {
  readonly figures: readonly Figure[]
  /** Whether crimes exclude offences that patrol itself finds, such as drugs and weapons. */
  readonly excludesPatrolCrimes: boolean
  readonly onExcludesPatrolCrimes: (excludesPatrolCrimes: boolean) => void
  /** Changes of counting rules that fall into the comparison, as texts of the manifest. */
  readonly notes: readonly string[]
}

export function WhatHappened({
  figures,
  excludesPatrolCrimes,
  onExcludesPatrolCrimes,
  notes,
}: WhatHappenedProps) {
  const crimes = figureOf(figures, excludesPatrolCrimes ? 'crimes-reported' : 'crimes')
  const asb = figureOf(figures, 'asb')
  const harm = figureOf(figures, 'harm')
  const repeats = figureOf(figures, 'repeat-places')
  return (
    <section className={style['section']} aria-labelledby="what-happened">
      <div className={style['heading']}>
        <h2 id="what-happened">What happened</h2>
        <Checkbox checked={excludesPatrolCrimes} onChange={onExcludesPatrolCrimes}>
          leave out what patrol itself finds
        </Checkbox>
      </div>
      {!crimes && <p>Not known: no feed of incidents is open.</p>}
      <div className={style['large']}>
        {crimes && (
          <LargeFigure figure={crimes} note={excludesPatrolCrimes ? totalCrimesSentence(figures) : null} />
        )}
        {asb && <LargeFigure figure={asb} note={null} />}
      </div>
      {harm && (
        <p className={style['harm']}>
          <Defined definition={harm.definition}>{harm.label}</Defined>: {formatCount(harm.value)}.{' '}
          <CopyFigure figure={harm} />
        </p>
      )}
      {repeats && (
        <p className={style['harm']}>
          <Defined definition={repeats.definition}>{repeats.label}</Defined>: {formatCount(repeats.value)}
          {repeats.baselineValue !== undefined && `, was ${formatCount(repeats.baselineValue)}`}.{' '}
          <CopyFigure figure={repeats} />
        </p>
      )}
      <Caveats caveat={asb?.caveat} notes={notes} />
    </section>
  )
}

function totalCrimesSentence(figures: readonly Figure[]): string | null {
  const total = figureOf(figures, 'crimes')
  return total ? `${formatCount(total.value)} crimes with what patrol itself finds.` : null
}

interface LargeFigureProps {
  readonly figure: Figure
  readonly note: string | null
}
function LargeFigure({ figure, note }: LargeFigureProps) {
  const interval = intervalOf(figure)
  return (
    <div>
      <p className={style['number']}>{formatCount(figure.value)}</p>
      <p className={style['name']}>
        <Defined definition={figure.definition}>{figure.label}</Defined>
        {figure.verdict && <Chip verdict={figure.verdict} />}
        <CopyFigure figure={figure} />
      </p>
      <p>{changeSentence(figure)}</p>
      {interval && (
        <div className={style['mark']}>
          <IntervalMark interval={interval} label={figureSentence(figure)} ticks={[0.75, 1.5]} />
        </div>
      )}
      <p className={style['note']}>
        {note} {overdispersionSentence(figure)}
      </p>
    </div>
  )
}

/** Overdispersion factor that the interval allows for; null where its effect is not visible. */
const overdispersionSentence = ({ overdispersion: clumping = 1 }: Figure) =>
  clumping < 1.05 ? null : `Clumping allowed for: ${clumping.toFixed(1)}.`

interface CaveatsProps {
  readonly caveat: string | undefined
  readonly notes: readonly string[]
}
const Caveats = ({ caveat, notes }: CaveatsProps) => (
  <>
    {caveat !== undefined && <p className={style['caveat']}>{caveat}</p>}
    {notes.map((note) => (
      <p key={note} className={style['caveat']}>
        A change in how things are counted falls into these days: {note}
      </p>
    ))}
  </>
)
