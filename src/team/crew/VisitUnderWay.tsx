/** A visit while it lasts: how long it has, what comes then, and one large button that ends it. */
import { useContext, useEffect } from 'react'
import { londonMinute, type Instant } from '../../domain/day.ts'
import type { CrewShift, CrewShiftVisit } from '../../domain/places/crew-shift.ts'
import { clockWords } from '../../measures/planning/shift-request.ts'
import { nextPlanned } from '../../measures/planning/crew-shift.ts'
import { StoreContext } from '../../state/context.tsx'
import { logTap } from '../../state/crew/crew-actions.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './street.module.css'

interface Props {
  readonly shift: CrewShift
  readonly visit: CrewShiftVisit
  readonly now: Instant
}
const RADIUS = 50
const ROUND = 2 * Math.PI * RADIUS

export function VisitUnderWay({ shift, visit, now }: Props) {
  const store = useContext(StoreContext)
  const place = shift.planned[visit.planned]
  const then = shift.planned[nextPlanned(shift) ?? -1]
  const seconds = Math.max(0, Math.floor((now - visit.start) / 1000))
  const wanted = (place?.minutes ?? 15) * 60
  useBuzzAt(seconds >= wanted)
  return (
    <>
      <p className={styles['kicker']}>
        <span>{`Visit in progress, ${visit.planned + 1} of ${shift.planned.length}`}</span>
        <span>{`began ${clockWords(londonMinute(visit.start))}`}</span>
      </p>
      <h3 className={styles['title']}>{`${place?.label ?? ''} ${place?.name ?? ''}`}</h3>
      <div className={styles['timer']}>
        <svg viewBox="-60 -60 120 120" width="112" height="112" aria-hidden="true">
          <circle r={RADIUS} className={styles['ring']} />
          <circle
            r={RADIUS}
            className={styles['spent']}
            transform="rotate(-90)"
            strokeDasharray={`${Math.min(1, seconds / wanted) * ROUND} ${ROUND}`}
          />
        </svg>
        <div>
          <p
            className={styles['clock']}
            role="timer"
          >{`${pair(Math.floor(seconds / 60))}:${pair(seconds % 60)}`}</p>
          <p>{`of ${place?.minutes ?? 15} minutes. The phone buzzes once when they are over. 10 to 16 minutes leave the longest quiet.`}</p>
        </div>
      </div>
      {then && (
        <p className={styles['why']}>{`Then ${then.label}, ${then.name}, ${then.travelMinutes} min.`}</p>
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

const pair = (value: number) => String(value).padStart(2, '0')

function useBuzzAt(isOver: boolean) {
  useEffect(() => {
    if (isOver && 'vibrate' in navigator) navigator.vibrate(400)
  }, [isOver])
}
