/** Sections on the time between two meetings: changes by kind, and weekly counts with their late reports. */
import { WeekBars } from '../../charts/process/WeekBars.tsx'
import { dayAfter, isoDay, type Day } from '../../domain/day.ts'
import { StaleDataMark } from '../../clock/StatusLine.tsx'
import type { FeedKind } from '../../domain/feed.ts'
import { wholeNoun } from '../../domain/place/served-place.ts'
import {
  CHANGE_KINDS,
  CHANGE_LABELS,
  type ChangeKind,
  type MeetingChange,
  type MeetingInterval,
  type WeekCount,
} from '../../measures/meeting/changes.ts'
import { boundWords, knownWords, noneWords } from '../../measures/feeds/known-words.ts'
import { dayWords } from '../../measures/sentences.ts'
import { TableFile, type FileColumn } from '../../ui/files/TableFile.tsx'
import { useHoldfast } from '../../state/context.tsx'
import { formatDay } from '../../ui/numbers.ts'
import { BoardScope } from '../BoardScope.tsx'
import { Heading } from '../sections.tsx'
import style from './MeetingPart.module.css'

/** The feeds that tell of each kind of change. */
const SOURCES: Readonly<Record<ChangeKind, readonly FeedKind[]>> = {
  new: ['closure-orders', 'sites', 'commitments'],
  ended: ['closure-orders', 'sites'],
  crossed: ['sites', 'incidents'],
  done: ['commitments'],
  overdue: ['commitments'],
  late: ['incidents'],
}

const NONE_SENTENCES: Readonly<Record<ChangeKind, string>> = {
  new: 'Nothing began.',
  ended: 'Nothing ended.',
  crossed: 'No site stood out on its chart.',
  done: 'No commitment was done.',
  overdue: 'No commitment became overdue.',
  late: 'No report came late, or no feed says when it was reported.',
}

const CHANGE_COLUMNS: readonly FileColumn<MeetingChange>[] = [
  { label: 'Change', value: ({ kind }) => CHANGE_LABELS[kind] },
  { label: 'Day', value: ({ on }) => isoDay(on) },
  { label: 'What', value: ({ what }) => what },
]

interface ChangeListsProps {
  readonly changes: readonly MeetingChange[]
  readonly between: MeetingInterval
}

/** One section per kind of change, each change with its day. */
export function ChangeLists({ changes, between }: ChangeListsProps) {
  return (
    <>
      {changes.length > 0 && (
        <div className={style['gutter']}>
          <TableFile
            isSmall
            what="changes since the last meeting"
            caption="Changes since the last meeting"
            columns={CHANGE_COLUMNS}
            rows={changes}
          />
        </div>
      )}
      <div className={style['lists']}>
        {CHANGE_KINDS.map((kind) => (
          <ChangeList
            key={kind}
            kind={kind}
            changes={changes.filter((change) => change.kind === kind)}
            between={between}
          />
        ))}
      </div>
    </>
  )
}

interface ChangeListProps extends ChangeListsProps {
  readonly kind: ChangeKind
}

function ChangeList({ kind, changes, between: { last, now } }: ChangeListProps) {
  const notKnown = useHoldfast(
    ({ catalogue }) => catalogue && knownWords(catalogue, SOURCES[kind], { from: dayAfter(last), to: now }),
  )
  const known = notKnown === null ? 'yes' : 'part'
  return (
    <section className={style['section']} aria-labelledby={`changes-${kind}`}>
      <Heading
        id={`changes-${kind}`}
      >{`${CHANGE_LABELS[kind]}: ${boundWords(changes.length, known)}`}</Heading>
      {changes.length === 0 ? (
        <p className={style['none']}>{noneWords(NONE_SENTENCES[kind], known)}</p>
      ) : (
        <ul className={style['changes']}>
          {changes.map(({ what, on }) => (
            <li key={`${on} ${what}`}>
              <span>{dayWords(on)}</span>
              <span className={style['what']}>{what}</span>
            </li>
          ))}
        </ul>
      )}
      <StaleDataMark text={notKnown} />
    </section>
  )
}

interface LateWeeksProps {
  readonly weeks: readonly WeekCount[]
  /** The day of the last meeting. */
  readonly last: Day
}

/** Crimes and ASB by week round the last meeting; weeks with reports still to come are shaded. */
export function LateWeeks({ weeks, last }: LateWeeksProps) {
  const [first] = weeks
  const days = first && { from: first.span.from, to: weeks.at(-1)?.span.to ?? first.span.to }
  const notKnown = useHoldfast(({ catalogue }) =>
    catalogue && days ? knownWords(catalogue, ['incidents'], days) : null,
  )
  const monthsOnly = useHoldfast(({ catalogue }) => catalogue?.monthsOnly ?? false)
  if (!days) return null
  const heading = `Weeks as they are known now, whole ${wholeNoun()}`
  if (monthsOnly)
    return (
      <section className={style['section']} aria-labelledby="late-weeks">
        <Heading id="late-weeks">{heading}</Heading>
        <p className={style['none']}>The reports are known only by month, so no week can be counted.</p>
      </section>
    )
  const barsOf = (measure: 'crimes' | 'asb') =>
    weeks.map(({ span, isLate, known, ...week }) => ({
      name: `Week from ${formatDay(span.from, 'short')}`,
      count: week[measure],
      countText: boundWords(week[measure] ?? 0, known),
      isKnownInPart: known === 'part',
      isLate,
      isSince: span.to > last,
    }))
  return (
    <section className={style['section']} aria-labelledby="late-weeks">
      <Heading id="late-weeks">{heading}</Heading>
      <StaleDataMark text={notKnown} />
      <div className={style['lists']}>
        <BoardScope measure="Crimes" days={days}>
          <WeekBars
            label={`Crimes a week, whole ${wholeNoun()}`}
            axis="Crimes a week"
            weeks={barsOf('crimes')}
          />
        </BoardScope>
        <BoardScope measure="ASB" days={days}>
          <WeekBars label={`ASB a week, whole ${wholeNoun()}`} axis="ASB a week" weeks={barsOf('asb')} />
        </BoardScope>
      </div>
    </section>
  )
}
