/** The next place: where, by when, for how long and why; one large button begins the visit. */
import { useContext, useState } from 'react'
import { londonMinute } from '../../domain/day.ts'
import type { CrewShift } from '../../domain/places/crew-shift.ts'
import { clockWords } from '../../measures/planning/shift-request.ts'
import { distanceWords, nextPlanned } from '../../measures/planning/crew-shift.ts'
import { StoreContext } from '../../state/context.tsx'
import { tap } from '../../state/crew/crew-actions.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './street.module.css'

export function NextPlace({ shift }: { readonly shift: CrewShift }) {
  const store = useContext(StoreContext)
  const next = nextPlanned(shift) ?? 0
  const place = shift.planned[next]
  if (!place) return null
  const on = shift.mode === 'foot' ? 'on foot' : 'by car'
  return (
    <>
      <p className={styles['kicker']}>
        <span>{`Next place, ${next + 1} of ${shift.planned.length}`}</span>
        <span>
          arrive by <strong>{clockWords(londonMinute(place.arrive))}</strong>
        </span>
      </p>
      <h3 className={styles['title']}>{`${place.label} ${place.name}`}</h3>
      <p>{`Stay ${place.minutes} minutes, be seen. ${place.travelMinutes} min ${on}.`}</p>
      <p className={styles['why']}>
        <strong>Why here.</strong> {place.why} {place.doThere}
      </p>
      <MyPosition at={place.at} key={place.label} />
      <div className={styles['buttons']}>
        <Button onClick={() => void tap(store, 'skip')}>Skip</Button>
        <Button kind="main" icon="play" onClick={() => void tap(store, 'start')}>
          Start visit
        </Button>
      </div>
    </>
  )
}

/** Asked of the device each time somebody asks, said in words, and kept nowhere. */
function MyPosition({ at }: { readonly at: readonly [number, number] }) {
  const [words, setWords] = useState('')
  const ask = () => {
    setWords('Your position is being asked for.')
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => setWords(distanceWords([coords.longitude, coords.latitude], at, coords.accuracy)),
      () => setWords('The device does not say where it is.'),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 0 },
    )
  }
  if (!('geolocation' in navigator)) return null
  return (
    <p className={styles['position']}>
      <Button kind="link" icon="target" onClick={ask}>
        How far am I?
      </Button>
      <span role="status">{words}</span>
    </p>
  )
}
