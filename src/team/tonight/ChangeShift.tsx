/** The one place where the shift is changed: day, hours, who is on, how they go, and the area. */
import { useContext, useState } from 'react'
import { StoreContext } from '../../state/context.tsx'
import { planShift } from '../../state/planning/plan-shift.ts'
import type { Planning } from '../../state/planning/planning.ts'
import { Button } from '../../ui/Button.tsx'
import { AreaPicker } from '../layers/AreaPicker.tsx'
import { MainFields } from '../plan/form-controls.tsx'
import { type ShiftForm, withField } from '../plan/use-shift-fields.ts'
import styles from './Tonight.module.css'

interface ChangeShiftProps {
  readonly planning: Planning
  readonly form: ShiftForm
}

export function ChangeShift({ planning, form: { shown, setFields } }: ChangeShiftProps) {
  const store = useContext(StoreContext)
  const [isOpen, setOpen] = useState(false)
  if (!shown) return null
  return (
    <details
      className={styles['change']}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>Change the shift</summary>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void planShift(store, shown)
        }}
      >
        <MainFields fields={shown} onChange={(name, value) => setFields(withField(shown, name, value))} />
        <AreaPicker />
        <Button kind="main" type="submit" aria-disabled={planning.isMaking}>
          Plan again
        </Button>
      </form>
    </details>
  )
}
