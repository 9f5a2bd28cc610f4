/** The current shift plan: summary sentences, chart, each crew's visits, delivered patrol time and downloads. */
import { useContext } from 'react'
import { dayNumber, instant, isoDay } from '../../domain/day.ts'
import { StaleDataMark } from '../../clock/StatusLine.tsx'
import type { PatrolVisit } from '../../domain/patrol.ts'
import { knownWords } from '../../measures/feeds/known-words.ts'
import { planDelivery, type PlaceDelivery } from '../../measures/patrol-time/plan-delivery.ts'
import { handedInSentence, notReachedSentence } from '../../measures/planning/crew-shift.ts'
import { planCsv, planFile, planFileName, type PlanMarks } from '../../measures/planning/plan-file.ts'
import { planGpx, planIcs } from '../../measures/planning/synced-files.ts'
import {
  caughtSentence,
  holidaySentence,
  leftOutSentence,
  randomOrderSentence,
  offTodaySentence,
  planSentence,
  overlapSentence,
  worthSentence,
} from '../../measures/planning/plan-words.ts'
import { peopleOf, type CrewPlan, type ShiftPlan } from '../../measures/planning/shift-plan.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { startShift } from '../../state/crew/crew-actions.ts'
import { deviceNow } from '../../state/effects/clock-and-seed.ts'
import { setPlanning, undoEdit } from '../../state/planning/planning-actions.ts'
import type { Planning } from '../../state/planning/planning.ts'
import { Button } from '../../ui/Button.tsx'
import { saveText } from '../../ui/copy/clipboard.ts'
import { DataTable, type Column } from '../../ui/DataTable.tsx'
import { useIsPhone } from '../../ui/media.ts'
import { plural, formatDay } from '../../ui/numbers.ts'
import { WholeScope } from '../table/WholeScope.tsx'
import { ShowOnMap } from '../ShowOnMap.tsx'
import { CrewVisits } from './CrewVisits.tsx'
import { ShiftChart } from './ShiftChart.tsx'
import styles from './plan.module.css'

interface PlanResultProps {
  readonly plan: ShiftPlan
  readonly planning: Planning
}

const INCIDENTS = ['incidents'] as const

export function PlanResult({ plan, planning }: PlanResultProps) {
  const store = useContext(StoreContext)
  const crew = Math.min(planning.crew, plan.crews.length - 1)
  const shown = plan.crews[crew]
  const isPhone = useIsPhone()
  const leftOut = leftOutSentence(plan)
  const off = offTodaySentence(plan)
  const holiday = holidaySentence(plan)
  const together = overlapSentence(plan)
  const notKnown = useHoldfast(
    ({ catalogue }) => catalogue && knownWords(catalogue, INCIDENTS, plan.result.request.window),
  )
  return (
    <div className={styles['result']}>
      <p>
        <strong>{planSentence(plan)}</strong> {worthSentence(plan)} {caughtSentence(plan)}
      </p>
      <StaleDataMark text={notKnown} />
      <p className={styles['hint']}>
        {plan.result.choice ?? 'How good such a choice was is being worked out.'}
      </p>
      <ShiftChart plan={plan} crew={crew} />
      <CrewChoice plan={plan} crew={crew} />
      {/* On a phone the plan covers the whole map. */}
      {!isPhone && <ShowOnMap points={shown?.visits.map(({ place }) => place.at) ?? []} />}
      {shown && (
        <>
          <p className={styles['crewline']}>
            {`Crew ${shown.crew}, ${plural(peopleOf(plan.result.request)[crew] ?? 0, 'person', 'people')}: ${plural(shown.visits.length, 'visit')}, ${totalMinutes(plan, crew)} min there, ${shown.travelMinutes} min on the way${breakMinutesWords(shown)}.`}
          </p>
          <CrewVisits plan={plan} crew={crew} />
        </>
      )}
      {planning.before && (
        <Button kind="link" onClick={() => undoEdit(store)}>
          Undo the last change
        </Button>
      )}
      {together !== null && <p className={styles['warned']}>{together}</p>}
      {holiday !== null && <p className={styles['hint']}>{holiday}</p>}
      {leftOut !== null && <p className={styles['hint']}>{leftOut}</p>}
      {off !== null && <p className={styles['hint']}>{off}</p>}
      <p className={styles['hint']}>{randomOrderSentence(plan)}</p>
      <HandedIn plan={plan} />
      <PlanDownloads plan={plan} crew={crew} onPrint={() => setPlanning(store, { isPrinting: true })} />
    </div>
  )
}

/** Which crews have handed in and which places were not reached, once a crew's file has been opened. */
function HandedIn({ plan }: { readonly plan: ShiftPlan }) {
  const visits = useHoldfast(({ catalogue }) => catalogue?.visits ?? NO_VISITS)
  const handedIn = handedInSentence(plan, visits)
  if (handedIn === null) return null
  return (
    <>
      <p className={styles['hint']}>{`${handedIn} ${notReachedSentence(plan, visits) ?? ''}`}</p>
      <DeliveredTable plan={plan} visits={visits} />
    </>
  )
}
const NO_VISITS: readonly PatrolVisit[] = []

const totalMinutes = ({ crews }: ShiftPlan, crew: number) =>
  crews[crew]?.visits.reduce((sum, { minutes }) => sum + minutes, 0) ?? 0

/** `, 45 min break`; empty without one. */
const breakMinutesWords = ({ breaks }: CrewPlan) =>
  breaks.map(({ name, from, to }) => `, ${(to - from) / 60_000} min ${name.toLowerCase()}`).join('')

export function CrewChoice({ plan, crew }: { readonly plan: ShiftPlan; readonly crew: number }) {
  const store = useContext(StoreContext)
  if (plan.crews.length < 2) return null
  return (
    <div role="group" aria-label="Crew shown" className={styles['crews']}>
      {plan.crews.map((other, index) => (
        <Button
          key={other.crew}
          aria-pressed={index === crew}
          onClick={() => setPlanning(store, { crew: index })}
        >{`Crew ${other.crew}`}</Button>
      ))}
    </div>
  )
}

const DELIVERY_LABELS: Readonly<Record<PlaceDelivery['delivery'], string>> = {
  under: 'short',
  met: 'met',
  over: 'over',
}
const COLUMNS: readonly Column<PlaceDelivery>[] = [
  { id: 'place', label: 'Place', value: ({ name }) => name },
  {
    id: 'day',
    label: 'Day',
    value: ({ day }) => day,
    show: ({ day }) => formatDay(day, 'short'),
    file: [{ label: 'Day', value: ({ day }) => isoDay(day) }],
  },
  { id: 'planned', label: 'Planned', isNumeric: true, value: ({ planned }) => planned },
  { id: 'delivered', label: 'Delivered', isNumeric: true, value: ({ delivered }) => delivered },
  { id: 'delivery', label: 'Kept', value: ({ delivery }) => DELIVERY_LABELS[delivery] },
]

interface DeliveredTableProps {
  readonly plan: ShiftPlan
  readonly visits: readonly PatrolVisit[]
}

/** Planned and delivered minutes by place and day, of the crews that have handed in. */
function DeliveredTable({ plan, visits }: DeliveredTableProps) {
  const rows = planDelivery(plan, visits)
  if (rows.length === 0) return null
  return (
    <details className={styles['more']}>
      <summary>Planned and delivered, place by place</summary>
      <div className={styles['wide']}>
        <WholeScope measure="Patrol minutes" days={daysOf(rows)}>
          <DataTable
            caption="Minutes by place and day, of the crews that have handed in"
            columns={COLUMNS}
            rows={rows}
            keyOf={({ id, day }) => `${id} ${day}`}
          />
        </WholeScope>
      </div>
    </details>
  )
}

const daysOf = (rows: readonly PlaceDelivery[]) => {
  const days = rows.map(({ day }) => day)
  return { from: dayNumber(Math.min(...days)), to: dayNumber(Math.max(...days)) }
}

const FILE_KINDS = [
  { ending: 'gpx', label: 'GPX', type: 'application/gpx+xml', write: planGpx },
  { ending: 'ics', label: 'ICS', type: 'text/calendar', write: planIcs },
  { ending: 'csv', label: 'CSV', type: 'text/csv', write: planCsv },
  {
    ending: 'json',
    label: 'JSON',
    type: 'application/json',
    write: (plan: ShiftPlan, marks: PlanMarks) => `${JSON.stringify(planFile(plan, marks), null, 2)}\n`,
  },
] as const

interface PlanDownloadsProps {
  readonly plan: ShiftPlan
  /** Index of the crew shown. */
  readonly crew: number
  readonly onPrint: () => void
}

/** The printed briefing, the plan as files for other systems, and the start of the shift on this device. */
function PlanDownloads({ plan, crew, onPrint }: PlanDownloadsProps) {
  const store = useContext(StoreContext)
  const save = ({ ending, type, write }: (typeof FILE_KINDS)[number]) => {
    const { catalogue } = store.getState()
    if (!catalogue) return
    const marks = { handling: catalogue.handling, demonstration: catalogue.manifest.demonstration }
    saveText(`${planFileName(plan)}.${ending}`, type, write(plan, marks, instant(deviceNow())))
  }
  return (
    <footer className={styles['foot']}>
      <Button kind="main" icon="print" onClick={onPrint}>
        Print briefing
      </Button>
      {FILE_KINDS.map((kind) => (
        <Button key={kind.ending} aria-label={`Download ${kind.label}`} onClick={() => save(kind)}>
          {kind.label}
        </Button>
      ))}
      <Button kind="link" onClick={() => void startShift(store, plan, crew)}>
        {`Take crew ${plan.crews[crew]?.crew ?? ''}’s shift on this device`}
      </Button>
    </footer>
  )
}
