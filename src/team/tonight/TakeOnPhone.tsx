/** Dialog that gives the address under which a phone opens the same shift, or shows it on this device as a phone does. */
import { useContext, useEffect, useId, useRef, useState } from 'react'
import type { ShiftPlan } from '../../measures/planning/shift-plan.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { startShift } from '../../state/crew/crew-actions.ts'
import { linkTo } from '../../state/effects.ts'
import { isChangedByHand } from '../../state/planning/plan-shift.ts'
import { Button } from '../../ui/Button.tsx'
import { copyText } from '../../ui/copy/clipboard.ts'
import styles from './Tonight.module.css'

interface TakeOnPhoneProps {
  readonly plan: ShiftPlan
  readonly crew: number
  readonly onClose: () => void
}

export function TakeOnPhone({ plan, crew, onClose }: TakeOnPhoneProps) {
  const store = useContext(StoreContext)
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [message, setMessage] = useState('')
  const isByHand = useHoldfast(isChangedByHand)
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  const letter = plan.crews[crew]?.crew ?? ''
  const link = linkTo(store, { tab: 'tonight', chosen: null, camera: null })
  const copy = async () => {
    const result = await copyText(link)
    setMessage(
      result === 'copied'
        ? 'Link copied.'
        : 'Copying is not allowed here: mark the link and copy it by hand.',
    )
  }
  const openHere = () => {
    dialog.current?.close()
    void startShift(store, plan, crew)
  }
  return (
    <dialog ref={dialog} aria-labelledby={`${id}-title`} className={styles['take']} onClose={onClose}>
      <header>
        <h2 id={`${id}-title`}>{`Crew ${letter}’s shift on a phone`}</h2>
        <Button kind="icon" icon="close" onClick={() => dialog.current?.close()}>
          Close
        </Button>
      </header>
      <p>{`Open this link on the phone, and choose crew ${letter} there: it has the same places at the same times.`}</p>
      {isByHand && (
        <p className={styles['known']}>
          What was changed by hand is not in the link. Save the plan as JSON under Plan in detail, and open
          that file on the phone.
        </p>
      )}
      {isOfThisComputer(location.hostname) && (
        <p className={styles['known']}>
          This link works on this computer alone. Open Holdfast at the address that your phones reach.
        </p>
      )}
      <label htmlFor={id}>Link to the shift</label>
      <textarea
        id={id}
        readOnly
        rows={3}
        value={link}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <p className={styles['row']}>
        <Button kind="main" icon="copy" onClick={() => void copy()}>
          Copy the link
        </Button>
        <span role="status">{message}</span>
      </p>
      <p className={styles['quiet']}>
        It names the day, the hours, how many are on and what is counted: no person, and nothing that was
        reported.
      </p>
      <p className={styles['row']}>
        <Button onClick={openHere}>Open it on this device</Button>
        <span className={styles['quiet']}>
          This screen is then the crew’s, until you press <b>Look at the map</b>.
        </span>
      </p>
    </dialog>
  )
}

const isOfThisComputer = (host: string) => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host)
