/** The form of a shift: who is on, when, how they go, from where to where, and over which places. */
import { useContext, useMemo, useState } from 'react'
import { hoursRangeOf, parseHours } from '../../../domain/places/week-hours.ts'
import { LONGEST_HOURS, PACES } from '../../../measures/planning/shift-request.ts'
import { windowOf } from '../../../state/catalogue.ts'
import { StoreContext, useHoldfast } from '../../../state/context.tsx'
import { randomSeed } from '../../../state/effects/clock-and-seed.ts'
import type { Planning } from '../../../state/planning/planning.ts'
import { makePlan, setPlanning } from '../../../state/planning/planning-actions.ts'
import type { View } from '../../../state/view.ts'
import { Button } from '../../../ui/Button.tsx'
import {
  shiftRequestFrom,
  fieldsFor,
  fieldsOf,
  type Field,
  type NamedPoint,
  type ShiftFields,
} from './shift-fields.ts'
import { FieldGrid } from './FieldGrid.tsx'
import { PlaceChoice } from './PlaceChoice.tsx'
import { postcodePoints, postcodesAmong } from './postcode-points.ts'
import { OpenPlan } from './OpenPlan.tsx'
import styles from '../plan.module.css'

export function ShiftForm({ planning }: { readonly planning: Planning }) {
  const store = useContext(StoreContext)
  const day = useHoldfast(({ catalogue }) => catalogue?.manifest.asOf ?? null)
  const [fields, setFields] = useState<ShiftFields | null>(null)
  const points = usePoints()
  const [taken, setTaken] = useState(planning.opened)
  if (planning.opened && planning.opened !== taken) {
    setTaken(planning.opened)
    setFields(fieldsOf(planning.opened))
  }
  if (day === null) return null
  const shown = fields ?? { ...fieldsFor(day, randomSeed()), ...followed(store.getState().view) }
  if (!fields) setFields(shown)
  const type = (name: Field, value: string) => setFields(typed(shown, name, value))
  const plan = async (of: ShiftFields) => {
    const codes = postcodesAmong([of.startAt, of.endAt])
    const postcodes = codes.length === 0 ? [] : await postcodePoints(store, codes)
    if (typeof postcodes === 'string') return setPlanning(store, { fault: postcodes })
    const { view, catalogue } = store.getState()
    if (!catalogue) return
    const { categories, areas } = view
    const { chosen, added } = planning
    const window = windowOf(view, catalogue)
    const asked = shiftRequestFrom(of, {
      window,
      categories,
      areas,
      chosen,
      added,
      points: [...points, ...postcodes],
      place: catalogue.place,
    })
    if (typeof asked === 'string') return setPlanning(store, { fault: asked })
    await makePlan(store, asked)
  }
  const again = () => {
    const next = { ...shown, seed: String(randomSeed()) }
    setFields(next)
    void plan(next)
  }
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void plan(shown)
      }}
    >
      <FieldGrid fields={shown} onType={type} points={points} />
      <PlaceChoice planning={planning} />
      <div className={styles['buttons']}>
        <Button kind="main" type="submit" aria-disabled={planning.isMaking}>
          Plan this shift
        </Button>
        {planning.plan && (
          <Button kind="link" onClick={again}>
            Draw again
          </Button>
        )}
        <OpenPlan />
      </div>
    </form>
  )
}

/** What the ranking was just asked for: the measure, and the hours that were chosen. */
function followed({ by, hours }: View): Partial<ShiftFields> {
  const chosen = hours === null ? null : parseHours(hours)
  const spell = chosen && hoursRangeOf(chosen)
  if (!spell) return { measure: by }
  return {
    measure: by,
    start: `${String(spell.from).padStart(2, '0')}:00`,
    hours: String(Math.min(LONGEST_HOURS, spell.to - spell.from)),
  }
}

/** Another way of going has another speed. */
function typed(fields: ShiftFields, name: Field, value: string): ShiftFields {
  const next = { ...fields, [name]: value }
  if (name !== 'mode') return next
  return { ...next, speed: String(PACES[value === 'car' ? 'car' : 'foot'].kilometresAnHour) }
}

function usePoints(): readonly NamedPoint[] {
  const ground = useHoldfast((state) => state.ground)
  return useMemo(() => {
    const { places = [], stations = [] } = ground?.borough ?? {}
    return [...places, ...stations.map(({ name, at }) => ({ name: `${name} station`, at }))]
  }, [ground])
}
