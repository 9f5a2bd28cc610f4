/** The summary of the board: decisions due, what was done, what happened, sites, categories and wards. */
import { useState, type ReactNode } from 'react'
import { IntervalList } from '../charts/IntervalList.tsx'
import { KnownNote } from '../clock/KnownNote.tsx'
import type { FeedFailure } from '../domain/dataset.ts'
import type { DaySpan } from '../domain/day.ts'
import type { Partner } from '../domain/place/place.ts'
import type { Site } from '../domain/site.ts'
import type { AreaRow } from '../measures/area-table.ts'
import { figureOf, type Figure } from '../measures/figure.ts'
import { changeColumns, valueColumns } from '../measures/tables/figure-columns.ts'
import type { WaitingItem } from '../measures/meeting/waiting.ts'
import { periodWords } from '../measures/scope.ts'
import { comparisonsIn, comparisonsSentence } from '../measures/figures/many-comparisons.ts'
import { BoardScope } from './BoardScope.tsx'
import { FailedFeeds } from './FailedFeeds.tsx'
import { BoardHead, type BoardHeadProps } from './BoardHead.tsx'
import { shownFigures, categoryRow } from './board-words.ts'
import { DECISIONS_HEADING, DecisionsToday } from './decisions/DecisionsToday.tsx'
import type { DecisionTarget } from './decisions/decision-words.ts'
import { SiteList } from './summary/SiteList.tsx'
import { WardTable } from './summary/WardTable.tsx'
import { WardTrends } from './summary/WardTrends.tsx'
import { WaitingFirst } from './decisions/WaitingFirst.tsx'
import { WhatHappened } from './summary/WhatHappened.tsx'
import { WhatWasDone } from './summary/WhatWasDone.tsx'
import { useIsPhone } from '../ui/media.ts'
import style from './Board.module.css'
import listStyle from './summary/SiteList.module.css'

/** The content of the summary as plain data; `figures` and `wardRows` are of the same window and baseline. */
export interface BoardProps extends BoardHeadProps {
  readonly baseline: DaySpan | null
  /** Null while they are being computed: `pending` is then shown instead. */
  readonly figures: readonly Figure[] | null
  readonly pending?: ReactNode
  readonly partners: readonly Partner[]
  readonly wardRows: readonly AreaRow[]
  readonly decisions: readonly WaitingItem[]
  /** Kinds of decision that no open feed reports, as phrases. */
  readonly unavailable: readonly string[]
  /** Sentences on the kinds of decision that are known in part only. */
  readonly incomplete: readonly string[]
  readonly sites: readonly Site[]
  /** Changes of counting rules that fall into window or baseline. */
  readonly notes: readonly string[]
  readonly failures: readonly FeedFailure[]
  /** The opening picture; its sites are drawn once their outcomes are computed. */
  readonly outcome?: ReactNode
  /** Ids of what was recorded on this device alone. */
  readonly notHandedIn?: ReadonlySet<string>
  readonly onTarget?: (target: DecisionTarget) => void
  readonly onSite?: (id: string) => void
  readonly onArea?: (code: string) => void
}

export function Board(props: BoardProps) {
  const { figures, pending = null } = props
  const isPhone = useIsPhone()
  // Recorded drugs and weapons offences rise with patrol itself, so changes exclude them by default.
  const [excludesPatrolCrimes, setExcludesPatrolCrimes] = useState(true)
  return (
    <div className={style['board']}>
      <BoardHead {...props} />
      {/* The first decision is in sight on a phone; elsewhere the picture stands beside what it says. */}
      {isPhone && <Decisions {...props} rowsShown={ROWS_ON_PHONE} />}
      <FailedFeeds failures={props.failures} />
      <div className={style['opening']}>
        {props.outcome}
        {!isPhone && props.outcome && <WaitingFirst {...props} list={DECISIONS_HEADING} />}
      </div>
      {figures && !isPhone && <Decisions {...props} />}
      {figures ? (
        <SummaryFigures
          {...props}
          figures={figures}
          excludesPatrolCrimes={excludesPatrolCrimes}
          onExcludesPatrolCrimes={setExcludesPatrolCrimes}
        />
      ) : (
        pending
      )}
    </div>
  )
}

/** So few that the sites follow on the same screen. */
const ROWS_ON_PHONE = 2

const Decisions = (props: BoardProps & { readonly rowsShown?: number }) => (
  <DecisionsToday
    asAt={props.asAt}
    asOf={props.asOf}
    decisions={props.decisions}
    unavailable={props.unavailable}
    incomplete={props.incomplete}
    notHandedIn={props.notHandedIn}
    onTarget={props.onTarget}
    {...(props.rowsShown && { rowsShown: props.rowsShown })}
  />
)

interface SummaryFiguresProps extends BoardProps {
  readonly figures: readonly Figure[]
  readonly excludesPatrolCrimes: boolean
  readonly onExcludesPatrolCrimes: (excludesPatrolCrimes: boolean) => void
}

function SummaryFigures(props: SummaryFiguresProps) {
  const { asAt, window, baseline, figures, wardRows, sites, excludesPatrolCrimes, onSite, onArea } = props
  const hasBaseline = baseline !== null
  return (
    <>
      <div className={style['halves']}>
        <div>
          <WhatWasDone
            figures={figures}
            partners={props.partners}
            window={window}
            hasBaseline={hasBaseline}
          />
          <SiteList
            sites={sites}
            figures={figures}
            excludesPatrolCrimes={excludesPatrolCrimes}
            on={asAt}
            onSite={onSite}
          />
        </div>
        <div>
          <WhatHappened
            figures={figures}
            excludesPatrolCrimes={excludesPatrolCrimes}
            onExcludesPatrolCrimes={props.onExcludesPatrolCrimes}
            notes={props.notes}
          />
          <CategoryList figures={figures} window={window} baseline={baseline} />
        </div>
      </div>
      <WardTrends
        rows={wardRows}
        figures={figures}
        window={window}
        excludesPatrolCrimes={excludesPatrolCrimes}
        onArea={onArea}
      />
      <WardTable
        rows={wardRows}
        window={window}
        baseline={baseline}
        excludesPatrolCrimes={excludesPatrolCrimes}
        onArea={onArea}
      />
      <p className={style['foot']}>
        {hasBaseline &&
          `On the whole page: ${comparisonsSentence(comparisonsIn(shownFigures(figures, excludesPatrolCrimes)))} `}
        Crimes and ASB are counted by the day they happened; one known only by its month counts on the first
        of it.
      </p>
    </>
  )
}

const INCIDENTS = ['incidents'] as const

interface CategoryListProps {
  readonly figures: readonly Figure[]
  readonly window: DaySpan
  readonly baseline: DaySpan | null
}

type Row = ReturnType<typeof categoryRow>
const VALUES = valueColumns('Window', ({ figure }: Row) => figure)
const CHANGES = changeColumns(({ figure }: Row) => figure)

/** Change of each crime category on one axis, most frequent first, not known last; ASB is shown elsewhere. */
function CategoryList({ figures, window, baseline }: CategoryListProps) {
  const crimes = figureOf(figures, 'crimes')
  const commonReason = crimes?.why ?? crimes?.caveat
  const rows = figures
    .filter(({ id, category }) => id === 'crimes' && category !== undefined)
    .filter(({ value, baselineValue = 0 }) => value === null || value + baselineValue > 0)
    .toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))
    .map((figure) => categoryRow(figure, commonReason))
  return (
    <section className={listStyle['section']} aria-labelledby="categories">
      <h2 id="categories">Crimes by category</h2>
      {rows.length === 0 ? (
        <p>None in the window or the baseline.</p>
      ) : (
        <BoardScope measure="Crimes">
          <KnownNote kinds={INCIDENTS} />
          {baseline && <p>{comparisonsSentence(comparisonsIn(rows.map(({ figure }) => figure)))}</p>}
          <IntervalList
            label={`Crimes by category, ${periodWords({ window, baseline })}`}
            heading="Category"
            rows={rows}
            file={baseline ? [...VALUES, ...CHANGES] : VALUES}
          />
        </BoardScope>
      )}
    </section>
  )
}
