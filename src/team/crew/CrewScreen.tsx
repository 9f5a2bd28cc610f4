/** Full-screen view of a crew's shift for one-handed use on a phone: the next place or the current visit, the walk on a map, the rest on request. */
import { useContext, useEffect, useRef, useState } from 'react'
import { civilDate, londonDay, weekdayOf } from '../../domain/day.ts'
import { HANDLING_LABELS } from '../../domain/feed.ts'
import type { CrewShift } from '../../domain/places/crew-shift.ts'
import { INVENTED } from '../../measures/board-file.ts'
import { connectionWords } from '../../measures/feeds/age.ts'
import { crewClock, nextPlanned, shiftTime, visitUnderWay } from '../../measures/planning/crew-shift.ts'
import { WEEKDAYS } from '../../measures/planning/shift-request.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { setCrewScreen } from '../../state/crew/crew-actions.ts'
import type { CrewScreenState } from '../../state/crew/crew-screen.ts'
import { storeTheme } from '../../state/effects.ts'
import { deviceNow, startDeviceClock } from '../../state/effects/clock-and-seed.ts'
import { Button } from '../../ui/Button.tsx'
import { SHORT_MONTHS } from '../../ui/numbers.ts'
import { walkFrame } from '../plan/walk-frame.ts'
import { NextPlace, VisitUnderWay } from './crew-visits.tsx'
import { HandIn, RestOfShift } from './rest-of-shift.tsx'
import styles from './crew.module.css'

export function CrewScreen({ screen }: { readonly screen: CrewScreenState }) {
  const { shift, isStored, announcement } = screen
  const dialog = useRef<HTMLDialogElement>(null)
  const currentVisit = visitUnderWay(shift)
  const now = shiftTime(shift, useDeviceTime(currentVisit ? 1000 : 15_000))
  const [isExpanded, setExpanded] = useState(false)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      aria-label="Shift"
      className={styles['screen']}
      // Escape does not close the dialog: pressed twice, it covers the screen.
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.preventDefault()
      }}
      onCancel={(event) => event.preventDefault()}
    >
      <ScreenHeader shift={shift} now={crewClock(shift)(now)} />
      <HandlingAndSignal shift={shift} />
      <CrewMap shift={shift} />
      <div className={styles['sheet']}>
        {!isStored && (
          <p role="alert" className={styles['alarm']}>
            This device keeps nothing: hand the visits in before the page is closed.
          </p>
        )}
        {currentVisit ? (
          <VisitUnderWay shift={shift} visit={currentVisit} now={now} />
        ) : nextPlanned(shift) === null ? (
          <p className={styles['done']}>Every visit is made or skipped. Hand the shift in.</p>
        ) : (
          <NextPlace shift={shift} />
        )}
        <p role="status" className={styles['quiet']}>
          {announcement}
        </p>
        <div className={styles['more']}>
          <Button aria-expanded={isExpanded} onClick={() => setExpanded(!isExpanded)}>
            {isExpanded ? 'Only the next place' : 'The rest of the shift'}
          </Button>
          <HandIn shift={shift} />
        </div>
        {isExpanded && <RestOfShift shift={shift} />}
      </div>
    </dialog>
  )
}

function ScreenHeader({ shift, now }: { readonly shift: CrewShift; readonly now: string }) {
  const store = useContext(StoreContext)
  const theme = useHoldfast((state) => state.theme)
  return (
    <header className={styles['head']}>
      <h2>{`Crew ${shift.crew}`}</h2>
      <span>{`${shortDate(shift)}, ${now}`}</span>
      <Button kind="icon" icon="cover" onClick={() => store.setState({ isCovered: true })}>
        Cover the screen
      </Button>
      <Button
        kind="icon"
        icon={theme === 'day' ? 'moon' : 'sun'}
        onClick={() => storeTheme(store, theme === 'day' ? 'night' : 'day')}
      >
        {theme === 'day' ? 'Night colours' : 'Day colours'}
      </Button>
      <Button kind="icon" icon="close" onClick={() => setCrewScreen(store, { isOn: false })}>
        Look at the map
      </Button>
    </header>
  )
}

/** `Fri 30 Aug`, without the year to fit a phone. */
function shortDate({ start }: CrewShift) {
  const day = londonDay(start)
  const { day: date, month } = civilDate(day)
  return `${(WEEKDAYS[weekdayOf(day)] ?? '').slice(0, 3)} ${date} ${SHORT_MONTHS[month - 1] ?? ''}`
}

function HandlingAndSignal({ shift }: { readonly shift: CrewShift }) {
  const signal = useSignalWords()
  return (
    <p className={styles['marks']}>
      <span>
        {shift.demonstration
          ? `${HANDLING_LABELS[shift.handling]} · ${INVENTED}`
          : HANDLING_LABELS[shift.handling]}
      </span>
      <span>{signal ?? 'Works offline'}</span>
    </p>
  )
}

/** Time of the device clock in ms since 1970, read every `milliseconds`. */
function useDeviceTime(milliseconds: number): number {
  const [now, setNow] = useState(deviceNow)
  useEffect(() => startDeviceClock(milliseconds, setNow), [milliseconds])
  return now
}

/** Interval at which the signal text is updated. */
const SIGNAL_INTERVAL_MILLISECONDS = 5000

/** Phrase on the connection to the server; null if it was just reached or nothing is known yet. */
function useSignalWords(): string | null {
  const contact = useHoldfast((state) => state.contact)
  const feedStates = useHoldfast((state) => state.feedStates)
  const now = useDeviceTime(SIGNAL_INTERVAL_MILLISECONDS)
  return connectionWords({ contact, feedStates, now })
}

/** Size of the map's viewBox. */
const SIZE = { width: 360, height: 260 }

/** The walk of the shift as SVG over roads and place names; needs neither the map library nor a network. */
function CrewMap({ shift }: { readonly shift: CrewShift }) {
  const geography = useHoldfast((state) => state.geography)
  const index = visitUnderWay(shift)?.planned ?? nextPlanned(shift)
  const next = shift.planned[index ?? -1]
  const stops = [...new Map(shift.planned.map(({ label, at }) => [label, at]))]
  if (stops.length === 0) return null
  const frame = walkFrame(
    stops.map(([, at]) => at),
    SIZE,
  )
  const { pathOf, mayCross } = frame
  const roads = (geography?.roads ?? []).filter(({ line }) => mayCross(line.coordinates))
  const names = frame.namesOf(geography?.borough.places ?? [])
  return (
    <svg
      className={styles['map']}
      viewBox={`0 0 ${SIZE.width} ${SIZE.height}`}
      role="img"
      aria-label={`Map of the walk; next is ${next?.label ?? 'nothing'}`}
    >
      {roads.map(({ line }, i) => (
        <polyline key={i} className={styles['road']} points={pathOf(line.coordinates)} />
      ))}
      {names.map(({ name, x, y }) => (
        <text key={name} className={styles['name']} x={x} y={y} textAnchor="middle">
          {name}
        </text>
      ))}
      <polyline className={styles['walk']} points={pathOf(shift.planned.map(({ at }) => at))} />
      <polyline
        className={styles['leg']}
        points={pathOf(
          shift.planned.slice(Math.max(0, (index ?? 0) - 1), (index ?? -1) + 1).map(({ at }) => at),
        )}
      />
      {stops.map(([label, at], stop) => (
        <polyline key={label} className={styles['leader']} points={frame.leaderTo(at, stop)} />
      ))}
      {stops.map(([label], stop) => (
        <g key={label} transform={frame.shiftTo(stop)} data-next={label === next?.label}>
          <circle className={styles['stand']} r={label === next?.label ? 17 : 12} />
          <text className={styles['label']} textAnchor="middle" y="4">
            {label}
          </text>
        </g>
      ))}
    </svg>
  )
}
