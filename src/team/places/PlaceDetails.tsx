/** Details of a ranked place or single square: reports by category and hour, history, near repeats and significance. */
import { BarList } from '../../charts/BarList.tsx'
import { HourMatrix } from '../../charts/HourMatrix.tsx'
import { Sparkline } from '../../charts/Sparkline.tsx'
import { KnownNote, useKnown } from '../../clock/KnownNote.tsx'
import { GROUPS, type Category } from '../../domain/category.ts'
import { isoDay, type DaySpan } from '../../domain/day.ts'
import type { AddedPlace } from '../../domain/places/saved-plan.ts'
import type { RankedPlace } from '../../domain/places/ranked-place.ts'
import { theWhole } from '../../domain/place/served-place.ts'
import { boundWords, noneWords } from '../../measures/feeds/known-words.ts'
import type { Knowledge } from '../../measures/figure.ts'
import type { PlaceDetails as PlaceRecord } from '../../measures/hotspots/place-details.ts'
import type { PlaceHistory } from '../../measures/hotspots/place-history.ts'
import {
  nearRepeatSentence,
  PLACE_REGRESSION_CAUTION,
  hotPlaceWords,
  historySentence,
  placeWardWords,
} from '../../measures/hotspots/place-words.ts'
import { scopedStatement, scopeWords, type Scope } from '../../measures/scope.ts'
import { useHoldfast, useIntent, useReply } from '../../state/context.tsx'
import { currentOf, failureOf, pendingWords } from '../../state/questions/reply.ts'
import { placesScopeOf } from '../../state/scope-of.ts'
import { RANKING } from '../../state/view.ts'
import { Button } from '../../ui/Button.tsx'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { formatCount, formatPercent, plural, formatTightSpan } from '../../ui/numbers.ts'
import { AddToPlan } from '../details/details-actions.tsx'
import { NotInData, DetailsFrame, DetailsSection, type HeadlineFigure } from '../details/details-frame.tsx'
import { ShowOnMap } from '../ShowOnMap.tsx'
import { MethodSection } from './evidence-sections.tsx'
import { PlacesScope } from './PlacesScope.tsx'
import styles from './places.module.css'

const INCIDENTS = ['incidents'] as const

export function PlaceDetails({ id }: { readonly id: string }) {
  const reply = useReply('place')
  const answer = currentOf(reply)
  const known = useKnown('incidents')
  const areasKnown = useKnown('areas')
  const catalogue = useHoldfast((state) => state.catalogue)
  if (!answer || !catalogue)
    return (
      <DetailsFrame
        kicker="Place"
        title={failureOf(reply) ? 'Not counted' : 'Counting'}
        sentence={pendingWords(reply, 'What is known of this place is being counted.')}
      />
    )
  const { place, details } = answer
  if (!details) return <NotInData what="Place" />
  const scope = placesScopeOf(answer.question.request, catalogue)
  return (
    <PlacesScope request={answer.question.request}>
      <DetailsFrame
        kicker={place ? kickerOf(place, areasKnown) : `Square ${id.replaceAll('-', ' ')}`}
        title={place?.name ?? details.near}
        sentence={`${scopedStatement(scope, known === 'yes' ? plural(details.count, 'report') : `${boundWords(details.count, known)} reports`)}. ${place ? rankWords(place) : 'In no place of the ranking.'}`}
        figures={figuresOf(details, place, known)}
        asked={scopeWords(scope)}
      >
        <KnownNote kinds={INCIDENTS} />
        <BackToRanking place={place} />
        <DetailsSection title="What">
          <BarList
            label={`Reports by category, ${scopeWords(scope)}`}
            bars={barsOf(details, catalogue.categories)}
            unit="Reports"
            known={known}
          />
        </DetailsSection>
        <DetailsSection title="When in the week" fact="all hours">
          <HourMatrix
            label={`Reports here by weekday and hour, ${scopeWords({ ...scope, hours: null })}`}
            counts={details.hours.shares}
            unknown={details.hours.unknown}
            tooLong={details.hours.tooLong}
          />
        </DetailsSection>
        <PlaceHistorySection history={details.history} scope={scope} known={known} />
        {place && <p className={styles['after']}>{PLACE_REGRESSION_CAUTION}</p>}
        <DetailsSection title="Does one follow another?">
          <p>{noneWords(nearRepeatSentence(details.nearRepeat), known)}</p>
          {known === 'yes' && details.onOnePoint !== null && details.count > 0 && (
            <p className={styles['after']}>
              {`${plural(details.onOnePoint, 'report')} of ${formatCount(details.count)} (${formatPercent(details.onOnePoint / details.count)}) stand on one point.`}
            </p>
          )}
        </DetailsSection>
        <MethodSection place={place} />
        <AddToPlan place={place ? placeToAdd(place) : squareToAdd(id, details)} />
      </DetailsFrame>
    </PlacesScope>
  )
}

const placeToAdd = ({ id, areaName, squares, sideMetres }: RankedPlace): AddedPlace => ({
  kind: 'squares',
  id,
  name: areaName,
  squares,
  sideMetres,
})

/** A square outside every ranked place; its id is `easting-northing-side` in metres. */
function squareToAdd(id: string, { nearArea }: PlaceRecord): AddedPlace {
  const [easting = 0, northing = 0, sideMetres = 0] = id.split('-').map(Number)
  return { kind: 'squares', id, name: nearArea, squares: [{ easting, northing }], sideMetres }
}

const kickerOf = ({ squares, sideMetres, ward }: RankedPlace, areasKnown: Knowledge['known']) =>
  `Place of ${plural(squares.length, 'square')} of ${sideMetres} m, ${placeWardWords(ward, areasKnown)}`

const rankWords = (place: RankedPlace) =>
  `Number ${place.rank} of the ranking, ${hotPlaceWords(place)}. It holds ${(place.share * 100).toFixed(1)} % of what the ranking counts in ${theWhole()}.`

/** Count, and harm beside it: harm is never shown alone. */
const figuresOf = (
  record: PlaceRecord,
  place: RankedPlace | null,
  known: Knowledge['known'],
): readonly HeadlineFigure[] => [
  { value: boundWords(record.count, known), label: 'reports' },
  ...(place ? [{ value: boundWords(place.harm, known), label: 'harm, example weights' }] : []),
]

const barsOf = ({ byCategory }: PlaceRecord, categories: readonly Category[]) =>
  categories
    .map(({ id, label, group }, i) => ({
      id,
      label,
      value: byCategory[i] ?? 0,
      colour: `g${GROUPS.indexOf(group) + 1}`,
    }))
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => b.value - a.value)

function BackToRanking({ place }: { readonly place: RankedPlace | null }) {
  const intend = useIntent()
  return (
    <p className={styles['ways']} data-opens-details="">
      <Button kind="link" onClick={() => intend({ kind: 'choose', chosen: RANKING })}>
        Back to the ranking
      </Button>
      {place && <ShowOnMap points={[place.centre]} />}
    </p>
  )
}

/** One period of the history; `isHot` if its count is significant. */
interface HistoryRow {
  readonly period: DaySpan
  readonly count: number
  readonly isHot: boolean
}
const HISTORY_COLUMNS: readonly Column<HistoryRow>[] = [
  {
    id: 'period',
    label: 'Days',
    value: ({ period }) => period.from,
    show: ({ period }) => formatTightSpan(period.from, period.to),
    file: [
      { label: 'From', value: ({ period }) => isoDay(period.from) },
      { label: 'To', value: ({ period }) => isoDay(period.to) },
    ],
  },
  { id: 'count', label: 'Reports', value: ({ count }) => count, isNumeric: true },
  { id: 'hot', label: 'In words', value: ({ isHot }) => (isHot ? 'hot' : 'could be chance') },
]

interface PlaceHistorySectionProps {
  readonly history: PlaceHistory | null
  readonly scope: Scope
  readonly known: Knowledge['known']
}

/** History of the place as a sentence, a line of counts and a table: not where a period may lack reports, which would look like a fall. */
function PlaceHistorySection({ history, scope, known }: PlaceHistorySectionProps) {
  if (known !== 'yes')
    return (
      <DetailsSection title="History">
        <p>Not known: reports of these days are missing.</p>
      </DetailsSection>
    )
  if (!history)
    return (
      <DetailsSection title="History">
        <p>The window is too short for one: it takes eight weeks.</p>
      </DetailsSection>
    )
  const label = `Reports here, period by period, ${scopeWords(scope)}`
  const hot = history.isHot.filter(Boolean).length
  const rows = history.periods.map((period, i): HistoryRow => ({
    period,
    count: history.counts[i] ?? 0,
    isHot: history.isHot[i] ?? false,
  }))
  return (
    <DetailsSection
      title={history.history === 'none' ? 'History' : `History: ${history.history}`}
      fact={`hot in ${hot} of ${history.periods.length} periods`}
    >
      <p>{historySentence(history)}</p>
      <HistoryBars rows={rows} label={label} />
      <details className={styles['more']}>
        <summary>As a table</summary>
        <DataTable
          caption={label}
          columns={HISTORY_COLUMNS}
          rows={rows}
          keyOf={({ period }) => String(period.from)}
        />
      </details>
    </DetailsSection>
  )
}

function HistoryBars({ rows, label }: { readonly rows: readonly HistoryRow[]; readonly label: string }) {
  return (
    <p className={styles['line']}>
      <Sparkline values={rows.map(({ count }) => count)} window={null} label={label} />
      <span className={styles['marks']} aria-hidden="true">
        {rows.map(({ period, isHot }) => (
          <i key={period.from} data-hot={isHot} />
        ))}
      </span>
    </p>
  )
}
