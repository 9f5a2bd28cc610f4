/** What happened: crimes and ASB as two figures, each with change, interval and verdict; harm and repeat places. */
import { IntervalMark } from '../../charts/IntervalMark.tsx'
import { figureOf, figuresIn, largeFigures, type Figure } from '../../measures/figure.ts'
import { changeColumns, valueColumns } from '../../measures/tables/figure-columns.ts'
import { capital, changeSentence, figureSentence, valueWords } from '../../measures/sentences.ts'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { TableFile, type FileColumn } from '../../ui/files/TableFile.tsx'
import { formatCount } from '../../ui/numbers.ts'
import { harmWords, intervalOf, shownFigures } from '../board-words.ts'
import { BoardScope } from '../BoardScope.tsx'
import { MethodDetails } from '../sections.tsx'
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
  const large = shownFigures(largeFigures(figures, 'what-happened'), excludesPatrolCrimes)
  const lines = figuresIn(figures, 'what-happened').filter(({ shownIn }) => shownIn?.line !== undefined)
  return (
    <section className={style['section']} aria-labelledby="what-happened">
      <div className={style['heading']}>
        <h2 id="what-happened">What happened</h2>
        <Checkbox checked={excludesPatrolCrimes} onChange={onExcludesPatrolCrimes}>
          leave out what patrol itself finds
        </Checkbox>
      </div>
      {large.length === 0 && <p>Not known: no feed of incidents is open.</p>}
      {large.length > 0 && (
        <BoardScope measure="Crimes and ASB, each by itself">
          <TableFile
            isSmall
            what="what happened"
            caption="What happened"
            columns={FIGURE_COLUMNS}
            rows={[...large, ...lines]}
          />
        </BoardScope>
      )}
      <div className={style['large']}>
        {large.map((figure) => (
          <LargeFigure
            key={figure.id}
            figure={figure}
            note={figure.id === 'crimes-reported' ? totalCrimesSentence(figures) : null}
          />
        ))}
      </div>
      {lines.map((figure) => (
        <p key={figure.id} className={style['harm']}>
          <Defined definition={figure.definition}>{figure.label}</Defined>: {valueWords(figure)}
          {figure.shownIn?.line === 'value-and-baseline' &&
            figure.baselineValue !== undefined &&
            `, was ${formatCount(figure.baselineValue)}`}
          .{figure.ratio !== undefined && ` ${capital(harmWords(figure))}.`}
          {figure.comparisonNote !== undefined && ` ${figure.comparisonNote}`} <CopyFigure figure={figure} />
        </p>
      ))}
      <Caveats caveat={figureOf(figures, 'asb')?.caveat} notes={notes} />
    </section>
  )
}

const sameFigure = (figure: Figure) => figure
const FIGURE_COLUMNS: readonly FileColumn<Figure>[] = [
  { label: 'Figure', value: ({ label }) => label },
  ...valueColumns('Window', sameFigure),
  ...changeColumns(sameFigure),
]

function totalCrimesSentence(figures: readonly Figure[]): string | null {
  const total = figureOf(figures, 'crimes')
  return total ? `${capital(valueWords(total))} crimes with what patrol itself finds.` : null
}

interface LargeFigureProps {
  readonly figure: Figure
  readonly note: string | null
}
function LargeFigure({ figure, note }: LargeFigureProps) {
  const interval = intervalOf(figure)
  const clumping = overdispersionSentence(figure)
  return (
    <div>
      <p className={style['number']} data-known={figure.known}>
        {capital(valueWords(figure))}
      </p>
      <p className={style['name']}>
        <Defined definition={figure.definition}>{figure.label}</Defined>
        {figure.verdict && <Chip verdict={figure.verdict} />}
        <CopyFigure figure={figure} />
      </p>
      <p>{changeSentence(figure)}</p>
      {figure.why !== undefined && <p className={style['caveat']}>{figure.why}</p>}
      {interval && (
        <div className={style['mark']}>
          <IntervalMark interval={interval} label={figureSentence(figure)} ticks={[0.75, 1.5]} />
        </div>
      )}
      {note !== null && <p className={style['note']}>{note}</p>}
      {clumping !== null && (
        <MethodDetails>
          <p>{clumping}</p>
        </MethodDetails>
      )}
    </div>
  )
}

/** Overdispersion factor that the interval allows for; null where its effect is not visible. */
const overdispersionSentence = ({ overdispersion: clumping = 1 }: Figure) =>
  clumping < 1.05
    ? null
    : `Reports come in runs, so the interval is wider (clumping allowed for: ${clumping.toFixed(1)}).`

interface CaveatsProps {
  readonly caveat: string | undefined
  readonly notes: readonly string[]
}
const Caveats = ({ caveat, notes }: CaveatsProps) => (
  <>
    {caveat !== undefined && <p className={style['caveat']}>{caveat}</p>}
    {notes.map((note) => (
      <p key={note} className={style['caveat']}>
        {note}
      </p>
    ))}
  </>
)
