/** The form of a shift: fields, choice of places, and opening of a plan file. */
import { useContext, useMemo, useRef } from 'react'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { randomSeed } from '../../state/effects/clock-and-seed.ts'
import { namedPoints, planShift } from '../../state/planning/plan-shift.ts'
import { openPlanFile } from '../../state/planning/planning-actions.ts'
import type { Planning } from '../../state/planning/planning.ts'
import { Button } from '../../ui/Button.tsx'
import { FieldGrid, PlaceChoice } from './form-controls.tsx'
import styles from './plan.module.css'
import { useShiftFields, withField } from './use-shift-fields.ts'

export function ShiftForm({ planning }: { readonly planning: Planning }) {
  const store = useContext(StoreContext)
  const { shown, setFields } = useShiftFields(planning.fields)
  const geography = useHoldfast((state) => state.geography)
  const points = useMemo(() => namedPoints(geography), [geography])
  if (!shown) return null
  const drawAgain = () => {
    const next = { ...shown, seed: String(randomSeed()) }
    setFields(next)
    void planShift(store, next)
  }
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void planShift(store, shown)
      }}
    >
      <FieldGrid
        fields={shown}
        onChange={(name, value) => setFields(withField(shown, name, value))}
        points={points}
      />
      <PlaceChoice planning={planning} />
      <div className={styles['buttons']}>
        <Button kind="main" type="submit" aria-disabled={planning.isMaking}>
          Plan this shift
        </Button>
        {planning.plan && (
          <Button kind="link" onClick={drawAgain}>
            Draw again
          </Button>
        )}
        <OpenPlan />
      </div>
    </form>
  )
}

/** Opens a saved plan file; if the file is not a plan, the current one stays. */
function OpenPlan() {
  const store = useContext(StoreContext)
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button kind="link" icon="folder" onClick={() => input.current?.click()}>
        Open a plan file
      </Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        aria-label="File of a plan"
        hidden
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) void openPlanFile(store, file)
          // Reset, so that choosing the same file again fires the event.
          currentTarget.value = ''
        }}
      />
    </>
  )
}
