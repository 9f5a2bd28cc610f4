/** The two main states of the crew screen: the next place, and the visit in progress. */
import { useContext, useState, useEffect } from 'react'
import type { Instant } from '../../domain/day.ts'
import type { CrewShift, CrewShiftVisit } from '../../domain/places/crew-shift.ts'
import {
  breaksBeforeVisit,
  crewClock,
  distanceWords,
  nextPlanned,
} from '../../measures/planning/crew-shift.ts'
import { StoreContext } from '../../state/context.tsx'
import { logTap } from '../../state/crew/crew-actions.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './crew.module.css'

/** The next place: where, arrival time, duration and reason, with the button that starts the visit. */
export function NextPlace({ shift }: { readonly shift: CrewShift }) {
  const store = useContext(StoreContext)
  const index = nextPlanned(shift) ?? 0
  const place = shift.planned[index]
  if (!place) return null
  const travelMode = shift.mode === 'foot' ? 'on foot' : 'by car'
  return (
    <>
      <p className={styles['kicker']}>
        <span>{`Next place, ${index + 1} of ${shift.planned.length}`}</span>
        <span>
          arrive by <strong>{crewClock(shift)(place.arrive)}</strong>
        </span>
      </p>
      {breaksBeforeVisit(shift, index).map((words) => (
        <p key={words} className={styles['why']}>{`First: ${words}.`}</p>
      ))}
      <h3 className={styles['title']}>{`${place.label} ${place.name}`}</h3>
      <p>{`Stay ${place.minutes} minutes, be seen. ${place.travelMinutes} min ${travelMode}.`}</p>
      <p className={styles['why']}>
        <strong>Why here.</strong> {place.why} {place.doThere}
      </p>
      <DistanceFromHere at={place.at} key={place.label} />
      <div className={styles['buttons']}>
        <Button onClick={() => void logTap(store, 'skip')}>Skip</Button>
        <Button kind="main" icon="play" onClick={() => void logTap(store, 'start')}>
          Start visit
        </Button>
      </div>
    </>
  )
}

/** Distance to the place, from a position requested on each press and never stored. */
function DistanceFromHere({ at }: { readonly at: readonly [number, number] }) {
  const [text, setText] = useState('')
  const requestPosition = () => {
    setText('Finding your position.')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => setText(distanceWords([coords.longitude, coords.latitude], at, coords.accuracy)),
      () => setText('The device could not find its position.'),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 0 },
    )
  }
  if (!('geolocation' in navigator)) return null
  return (
    <p className={styles['position']}>
      <Button kind="link" icon="target" onClick={requestPosition}>
        How far am I?
      </Button>
      <span role="status">{text}</span>
    </p>
  )
}

interface VisitUnderWayProps {
  readonly shift: CrewShift
  readonly visit: CrewShiftVisit
  readonly now: Instant
}
/** Radius of the timer ring in SVG units. */
const RADIUS = 50
const CIRCUMFERENCE = 2 * Math.PI * RADIUS

/** The visit in progress: elapsed time, the place after it, and the buttons that end or cancel it. */
export function VisitUnderWay({ shift, visit, now }: VisitUnderWayProps) {
  const store = useContext(StoreContext)
  const place = shift.planned[visit.planned]
  const following = shift.planned[nextPlanned(shift) ?? -1]
  const seconds = Math.max(0, Math.floor((now - visit.start) / 1000))
  const plannedSeconds = (place?.minutes ?? 15) * 60
  useVibrateWhen(seconds >= plannedSeconds)
  return (
    <>
      <p className={styles['kicker']}>
        <span>{`Visit in progress, ${visit.planned + 1} of ${shift.planned.length}`}</span>
        <span>{`began ${crewClock(shift)(visit.start)}`}</span>
      </p>
      <h3 className={styles['title']}>{`${place?.label ?? ''} ${place?.name ?? ''}`}</h3>
      <div className={styles['timer']}>
        <svg viewBox="-60 -60 120 120" width="112" height="112" aria-hidden="true">
          <circle r={RADIUS} className={styles['ring']} />
          <circle
            r={RADIUS}
            className={styles['spent']}
            transform="rotate(-90)"
            strokeDasharray={`${Math.min(1, seconds / plannedSeconds) * CIRCUMFERENCE} ${CIRCUMFERENCE}`}
          />
        </svg>
        <div>
          <p
            className={styles['clock']}
            role="timer"
          >{`${twoDigits(Math.floor(seconds / 60))}:${twoDigits(seconds % 60)}`}</p>
          <p>{`of ${place?.minutes ?? 15} minutes. The phone buzzes once when they are over. Visits of 10 to 16 minutes keep a place quiet longest.`}</p>
        </div>
      </div>
      {following && (
        <p
          className={styles['why']}
        >{`Then ${[...breaksBeforeVisit(shift, nextPlanned(shift) ?? 0), following.label].join(', then ')}, ${following.name}, ${following.travelMinutes} min.`}</p>
      )}
      <div className={styles['buttons']}>
        <Button onClick={() => void logTap(store, 'cancel')}>Cancel</Button>
        <Button kind="main" onClick={() => void logTap(store, 'end')}>
          End visit
        </Button>
      </div>
      <p className={styles['quiet']}>Kept on this device alone, until you hand it in.</p>
    </>
  )
}

const twoDigits = (value: number) => String(value).padStart(2, '0')

/** Vibrates once when `isOver` becomes true. */
function useVibrateWhen(isOver: boolean) {
  useEffect(() => {
    if (isOver && 'vibrate' in navigator) navigator.vibrate(400)
  }, [isOver])
}
