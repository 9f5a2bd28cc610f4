/** The commitments as a list of their own: open, due and done, by owner, site and age, with filters. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { KnownNote, useKnown } from '../../clock/KnownNote.tsx'
import { isoDay } from '../../domain/day.ts'
import { NOTICE_WORDS } from '../../domain/time/due-soon.ts'
import { wholeNoun } from '../../domain/place/served-place.ts'
import { asAtDay, asAtOf } from '../../measures/baseline/as-at.ts'
import { boundWords, noneWords } from '../../measures/feeds/known-words.ts'
import {
  COMMITMENT_STATES,
  commitmentList,
  type CommitmentRow,
  type CommitmentState,
} from '../../measures/meeting/commitment-list.ts'
import { dayWords } from '../../measures/sentences.ts'
import { catalogueAsAt, windowOf } from '../../state/catalogue.ts'
import { useHoldfast } from '../../state/context.tsx'
import { withRecordedHere } from '../../state/drawing/recorded-items.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { plural } from '../../ui/numbers.ts'
import { BoardScope } from '../BoardScope.tsx'
import { DueDate } from '../decisions/DueDate.tsx'
import { daysLeftWords } from '../decisions/decision-words.ts'
import style from './MeetingPart.module.css'

const SOURCES = ['commitments', 'sites'] as const

const STATE_LABELS: Readonly<Record<CommitmentState, string>> = {
  overdue: 'Overdue',
  due: `Due ${NOTICE_WORDS}`,
  open: 'Open, due later',
  done: 'Done',
}

/** Filters; empty: all. `state` may be everything that is not done. */
interface CommitmentFilters {
  readonly state: CommitmentState | 'not-done' | ''
  readonly owner: string
  readonly place: string
}
const NOT_DONE: CommitmentFilters = { state: 'not-done', owner: '', place: '' }
const placeOf = ({ place }: CommitmentRow) => place || `Whole ${wholeNoun()}`
const ownersOf = ({ owner }: CommitmentRow) => (owner === '' ? ['Not stated'] : owner.split('; '))

/** `Commitments, 3 open on 31 August 2024`. */
const headingWords = (open: string, on: string) =>
  open === 'not known'
    ? `Commitments: not known how many are open on ${on}`
    : `Commitments, ${open} open on ${on}`

interface CommitmentsProps {
  /** Id of the commitment to move to; null: none. */
  readonly wanted: string | null
}

export function Commitments({ wanted }: CommitmentsProps) {
  const listed = useCommitments()
  const known = useKnown('commitments')
  const [filters, setFilters] = useState(NOT_DONE)
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    if (wanted === null) return
    const row = [...(section.current?.querySelectorAll('[data-commitment]') ?? [])].find(
      (one) => one.getAttribute('data-commitment') === wanted,
    )
    if (row instanceof HTMLElement) row.focus()
  }, [wanted])
  if (!listed) return null
  const { rows, notHandedIn, asAt } = listed
  const shown = rows.filter((row) => isShown(row, filters))
  const open = rows.filter(({ state }) => state !== 'done').length
  return (
    <section className={style['section']} aria-labelledby="commitments" ref={section}>
      <h2 id="commitments">{headingWords(boundWords(open, known), dayWords(asAt))}</h2>
      <KnownNote kinds={SOURCES} />
      <Filters rows={rows} filters={filters} onFilters={setFilters} />
      {shown.length === 0 ? (
        <p className={style['none']}>{noneWords('None match.', known)}</p>
      ) : (
        <BoardScope measure={`Commitments${filterWords(filters)}`}>
          <DataTable
            caption={`${plural(shown.length, 'commitment')}${filterWords(filters)}, as they stood on ${dayWords(asAt)}`}
            what="commitments"
            columns={[textColumn(notHandedIn), ...COLUMNS]}
            rows={shown}
            keyOf={({ id }) => id}
          />
        </BoardScope>
      )}
    </section>
  )
}

/** Commitments as they stood on the last day of the window, with those recorded here; null while no data are open. */
function useCommitments() {
  const catalogue = useHoldfast((state) => state.catalogue)
  const view = useHoldfast((state) => state.view)
  const drawnItems = useHoldfast((state) => state.drawnItems)
  return useMemo(() => {
    if (!catalogue) return null
    const recorded = withRecordedHere(catalogue, drawnItems)
    const stated = catalogueAsAt(recorded.catalogue, asAtOf(windowOf(view, catalogue), catalogue))
    const asAt = asAtDay(stated)
    return { rows: commitmentList(stated, asAt), notHandedIn: recorded.notHandedIn, asAt }
  }, [catalogue, view, drawnItems])
}

const isShown = (row: CommitmentRow, { state, owner, place }: CommitmentFilters): boolean =>
  (state === '' || (state === 'not-done' ? row.state !== 'done' : row.state === state)) &&
  (owner === '' || ownersOf(row).includes(owner)) &&
  (place === '' || placeOf(row) === place)

/** `, not done, of the council, at the site`; empty for all. */
function filterWords({ state, owner, place }: CommitmentFilters): string {
  const stateWords =
    state === '' ? '' : `, ${state === 'not-done' ? 'not done' : STATE_LABELS[state].toLowerCase()}`
  return `${stateWords}${owner && `, of ${owner}`}${place && `, at ${place}`}`
}

interface FiltersProps {
  readonly rows: readonly CommitmentRow[]
  readonly filters: CommitmentFilters
  readonly onFilters: (filters: CommitmentFilters) => void
}

function Filters({ rows, filters, onFilters }: FiltersProps) {
  const owners = [...new Set(rows.flatMap(ownersOf))].toSorted((a, b) => a.localeCompare(b, 'en-GB'))
  const places = [...new Set(rows.map(placeOf))].toSorted((a, b) => a.localeCompare(b, 'en-GB'))
  return (
    <div className={style['filters']}>
      <Choice
        label="State"
        value={filters.state}
        options={[
          ['not-done', 'Not done'],
          ...COMMITMENT_STATES.map((state) => [state, STATE_LABELS[state]] as const),
        ]}
        onChoose={(value) => {
          const state = COMMITMENT_STATES.find((one) => one === value) ?? (value === 'not-done' ? value : '')
          onFilters({ ...filters, state })
        }}
      />
      <Choice
        label="Owner"
        value={filters.owner}
        options={owners.map((owner) => [owner, owner])}
        onChoose={(owner) => onFilters({ ...filters, owner })}
      />
      <Choice
        label="Site or ward"
        value={filters.place}
        options={places.map((place) => [place, place])}
        onChoose={(place) => onFilters({ ...filters, place })}
      />
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [string, string])[]
  readonly onChoose: (value: string) => void
}
const Choice = ({ label, value, options, onChoose }: ChoiceProps) => (
  <label>
    {label}{' '}
    <select value={value} onChange={({ target }) => onChoose(target.value)}>
      <option value="">All</option>
      {options.map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  </label>
)

/** What was agreed, marked where no feed holds it yet. */
const textColumn = (notHandedIn: ReadonlySet<string>): Column<CommitmentRow> => ({
  id: 'text',
  label: 'What was agreed',
  value: ({ text }) => text,
  show: ({ id, text, askedBy }) => (
    <span data-commitment={id} tabIndex={-1}>
      {text}
      {askedBy === 'residents' && ' (asked for by residents)'}
      {notHandedIn.has(id) && <span className={style['recorded']}>recorded here, not yet handed in</span>}
    </span>
  ),
  file: [
    { label: 'Id', value: ({ id }) => id },
    { label: 'What was agreed', value: ({ text }) => text },
    { label: 'Asked for by', value: ({ askedBy }) => askedBy ?? '' },
    { label: 'Handed in', value: ({ id }) => (notHandedIn.has(id) ? 'no' : 'yes') },
  ],
})

const COLUMNS: readonly Column<CommitmentRow>[] = [
  { id: 'owner', label: 'Owner', value: ({ owner }) => owner || 'Not stated' },
  { id: 'place', label: 'Site or ward', value: placeOf },
  {
    id: 'state',
    label: 'State',
    value: ({ state }) => COMMITMENT_STATES.indexOf(state),
    show: ({ state, daysLeft }) =>
      `${STATE_LABELS[state]}${state === 'overdue' && daysLeft !== null ? `, ${daysLeftWords(daysLeft)}` : ''}`.replace(
        'Overdue, ',
        '',
      ),
    file: [
      { label: 'State', value: ({ state }) => state },
      { label: 'Days left', value: ({ daysLeft }) => daysLeft ?? '' },
    ],
  },
  {
    id: 'due',
    label: 'Due',
    value: ({ due }) => due,
    show: ({ due }) => <DueDate day={due} />,
    file: [{ label: 'Due', value: ({ due }) => isoDay(due) }],
  },
  {
    id: 'done',
    label: 'Done',
    value: ({ done }) => done,
    show: ({ done, outcome }) =>
      done === null ? 'not yet' : [dayWords(done), outcome].filter(Boolean).join('. '),
    file: [
      { label: 'Done', value: ({ done }) => (done === null ? '' : isoDay(done)) },
      { label: 'Outcome', value: ({ outcome }) => outcome ?? '' },
    ],
  },
  {
    id: 'age',
    label: 'Age in days',
    value: ({ ageDays }) => ageDays,
    isNumeric: true,
    file: [
      { label: 'Agreed', value: ({ agreed }) => isoDay(agreed) },
      { label: 'Age in days', value: ({ ageDays }) => ageDays },
    ],
  },
]
