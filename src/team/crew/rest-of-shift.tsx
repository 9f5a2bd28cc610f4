/** The rest of a crew's shift: all places with their state, handing in the visits, and deleting the shift. */
import { Fragment, useContext, useState } from 'react'
import type { CrewShift } from '../../domain/places/crew-shift.ts'
import {
  breaksBeforeVisit,
  crewClock,
  visitsFileName,
  visitsText,
} from '../../measures/planning/crew-shift.ts'
import { StoreContext } from '../../state/context.tsx'
import { endShift, markHandedIn } from '../../state/crew/crew-actions.ts'
import { Button } from '../../ui/Button.tsx'
import { saveFile } from '../../ui/copy/clipboard.ts'
import styles from './crew.module.css'

/** List of all places, and the button that deletes the shift. */
export function RestOfShift({ shift }: { readonly shift: CrewShift }) {
  return (
    <>
      <ol className={styles['rest']} aria-label="Places of the shift">
        {shift.planned.map((place, index) => (
          <Fragment key={index}>
            <BreakRows shift={shift} before={index} />
            <li>
              <strong>{place.label}</strong>
              <span>{`${crewClock(shift)(place.arrive)} ${place.name}`}</span>
              <span>{visitStatus(shift, index)}</span>
            </li>
          </Fragment>
        ))}
        <BreakRows shift={shift} before={shift.planned.length} />
      </ol>
      <DeleteShift shift={shift} />
    </>
  )
}

/** Breaks before a planned visit, as rows of the list. */
const BreakRows = ({ shift, before }: { readonly shift: CrewShift; readonly before: number }) =>
  breaksBeforeVisit(shift, before).map((words) => (
    <li key={words}>
      <span />
      <span>{words}</span>
      <span />
    </li>
  ))

/** `now`, the minutes of a visit, `skipped`, or empty. */
function visitStatus({ visits, skipped }: CrewShift, index: number): string {
  const visit = visits.find(({ planned }) => planned === index)
  if (visit) return visit.end === null ? 'now' : `${Math.round((visit.end - visit.start) / 60_000)} min`
  return skipped.includes(index) ? 'skipped' : ''
}

/** Deletes the shift from the device after a confirmation in place. */
function DeleteShift({ shift }: { readonly shift: CrewShift }) {
  const store = useContext(StoreContext)
  const [isConfirming, setConfirming] = useState(false)
  if (!isConfirming)
    return (
      <Button kind="link" onClick={() => setConfirming(true)}>
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
        <Button onClick={() => setConfirming(false)}>Keep it</Button>
      </div>
    </div>
  )
}

/** Hands in the shift's visits as a file: by the share sheet if there is one, else as a download. */
export function HandIn({ shift }: { readonly shift: CrewShift }) {
  const store = useContext(StoreContext)
  const hasVisit = shift.visits.some(({ end }) => end !== null)
  const handIn = async () => {
    const file = new File([visitsText(shift)], visitsFileName(shift), { type: 'application/geo+json' })
    if (await shareOrSave(file)) await markHandedIn(store)
  }
  return (
    <Button disabled={!hasVisit} onClick={() => void handIn()}>
      Hand in
    </Button>
  )
}

/** Shares or saves the file; false if the user dismissed the share sheet. */
async function shareOrSave(file: File): Promise<boolean> {
  const share = { files: [file], title: 'Holdfast' }
  // Some browsers lack `canShare`, although its type is not optional.
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
