/** The form of a shift: who is on, when, how they go, from where to where, and over which places. */
import { useContext, useMemo, useState, useRef } from 'react'
import { hoursRangeOf } from '../../domain/places/hours-range.ts'
import { hoursFrom } from '../../domain/places/week-hours.ts'
import { LONGEST_HOURS, PACES } from '../../measures/planning/shift-request.ts'
import { windowOf } from '../../state/catalogue.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { randomSeed } from '../../state/effects/clock-and-seed.ts'
import type { Planning } from '../../state/planning/planning.ts'
import { makePlan, setPlanning, openPlanFile } from '../../state/planning/planning-actions.ts'
import type { View } from '../../state/view.ts'
import { Button } from '../../ui/Button.tsx'
import {
  shiftRequestFrom,
  fieldsFor,
  fieldsOf,
  postcodeIn,
  type Field,
  type NamedPoint,
  type ShiftFields,
} from './shift-fields.ts'
import { FieldGrid, PlaceChoice } from './form-controls.tsx'
import styles from './plan.module.css'
import { openPostcodes } from '../../state/effects/postcodes.ts'
import type { Store } from '../../state/store.ts'

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
  const chosen = hours === null ? null : hoursFrom(hours)
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
          // So that the same file may be chosen again.
          currentTarget.value = ''
        }}
      />
    </>
  )
}

interface Typed {
  readonly name: string
  readonly postcode: string
}
const postcodesAmong = (texts: readonly string[]): readonly Typed[] =>
  texts.flatMap((text) => {
    const postcode = postcodeIn(text)
    return postcode === null ? [] : [{ name: text.trim(), postcode }]
  })

/** Each under the text that was typed; a text: why the list is not there. */
async function postcodePoints(
  store: Store,
  typed: readonly Typed[],
): Promise<readonly NamedPoint[] | string> {
  await openPostcodes(store)
  const { postcodes } = store.getState()
  if (postcodes.kind === 'failed')
    return `${postcodes.what} Plan the shift again for another try, or name a place.`
  if (postcodes.kind !== 'open') return 'The postcodes are being opened. Plan the shift again in a moment.'
  const { list } = postcodes
  return typed.flatMap(({ name, postcode }) =>
    list.filter((one) => one.postcode === postcode).map(({ at }) => ({ name, at })),
  )
}
