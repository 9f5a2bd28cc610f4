/** The rest of the shift, when it is asked for: all places with what became of them, and the way out. */
import { useContext, useState } from 'react'
import { londonMinute } from '../../domain/day.ts'
import type { CrewShift } from '../../domain/places/crew-shift.ts'
import { clockWords } from '../../measures/planning/shift-request.ts'
import { StoreContext } from '../../state/context.tsx'
import { endShift, markHandedIn } from '../../state/crew/crew-actions.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './crew.module.css'
import { visitsFileName, visitsText } from '../../measures/planning/crew-shift.ts'
import { saveFile } from '../../ui/copy/clipboard.ts'

export function RestOfShift({ shift }: { readonly shift: CrewShift }) {
  return (
    <>
      <ol className={styles['rest']} aria-label="Places of the shift">
        {shift.planned.map((place, at) => (
          <li key={at}>
            <strong>{place.label}</strong>
            <span>{`${clockWords(londonMinute(place.arrive))} ${place.name}`}</span>
            <span>{becameOf(shift, at)}</span>
          </li>
        ))}
      </ol>
      <Leave shift={shift} />
    </>
  )
}

function becameOf({ visits, skipped }: CrewShift, at: number): string {
  const visit = visits.find(({ planned }) => planned === at)
  if (visit) return visit.end === null ? 'now' : `${Math.round((visit.end - visit.start) / 60_000)} min`
  return skipped.includes(at) ? 'passed over' : ''
}

/** Asks once more, in place. */
function Leave({ shift }: { readonly shift: CrewShift }) {
  const store = useContext(StoreContext)
  const [isAsked, setAsked] = useState(false)
  if (!isAsked)
    return (
      <Button kind="link" onClick={() => setAsked(true)}>
        Delete the shift from this device
      </Button>
    )
  return (
    <div>
      <p role="status">
        {shift.isHandedIn
          ? 'Delete plan and visits from this device?'
          : 'There are visits that were not handed in. Delete them all the same?'}
      </p>
      <div className={styles['more']}>
        <Button onClick={() => void endShift(store)}>Delete</Button>
        <Button onClick={() => setAsked(false)}>Keep it</Button>
      </div>
    </div>
  )
}

export function HandIn({ shift }: { readonly shift: CrewShift }) {
  const store = useContext(StoreContext)
  const isAny = shift.visits.some(({ end }) => end !== null)
  const hand = async () => {
    const file = new File([visitsText(shift)], visitsFileName(shift), { type: 'application/geo+json' })
    if (await isHanded(file)) await markHandedIn(store)
  }
  return (
    <Button disabled={!isAny} onClick={() => void hand()}>
      Hand in
    </Button>
  )
}

/** False where the person put the share sheet away. */
async function isHanded(file: File): Promise<boolean> {
  const share = { files: [file], title: 'Holdfast' }
  // Not every browser has it, whatever its type says.
  const canShare = 'canShare' in navigator && navigator.canShare(share)
  if (canShare) {
    try {
      await navigator.share(share)
      return true
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return false
    }
  }
  saveFile(file.name, file)
  return true
}
