/** The one place where the shift is changed: day, hours, who is on, how they go, and the area. */
import { useContext, useState } from 'react'
import { StoreContext } from '../../state/context.tsx'
import { planShift } from '../../state/planning/plan-shift.ts'
import type { Planning } from '../../state/planning/planning.ts'
import { Button } from '../../ui/Button.tsx'
import { AreaPicker } from '../layers/AreaPicker.tsx'
import { CREW_OPTIONS, InputField, MODE_OPTIONS, SelectField } from '../plan/form-controls.tsx'
import { useShiftFields, withField } from '../plan/use-shift-fields.ts'
import styles from './Tonight.module.css'

export function ChangeShift({ planning }: { readonly planning: Planning }) {
  const store = useContext(StoreContext)
  const { shown, setFields } = useShiftFields(planning.fields)
  const [isOpen, setOpen] = useState(false)
  if (!shown) return null
  const shared = {
    fields: shown,
    onChange: (name: Parameters<typeof withField>[1], value: string) =>
      setFields(withField(shown, name, value)),
  }
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
        <div className={styles['fields']}>
          <InputField {...shared} name="date" label="Day" type="date" />
          <InputField {...shared} name="start" label="From" type="time" />
          <InputField {...shared} name="hours" label="Hours" type="number" />
          <InputField {...shared} name="officers" label="Officers" type="number" />
          <InputField {...shared} name="pcsos" label="PCSOs" type="number" />
          <InputField {...shared} name="wardens" label="Wardens" type="number" />
          <SelectField {...shared} name="mode" label="By" options={MODE_OPTIONS} />
          <SelectField {...shared} name="crews" label="Crews" options={CREW_OPTIONS} />
        </div>
        <AreaPicker />
        <Button kind="main" type="submit" aria-disabled={planning.isMaking}>
          Plan again
        </Button>
      </form>
    </details>
  )
}
