/** The form of a shift: fields, choice of places, opening of a plan file, and the lookup of typed postcodes. */
import { useContext, useMemo, useState, useRef } from 'react'
import { hoursRangeOf, parseHours } from '../../domain/places/week-hours.ts'
import { LONGEST_HOURS, TRAVEL_SPEEDS } from '../../measures/planning/shift-request.ts'
import { windowOf } from '../../state/catalogue.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { randomSeed } from '../../state/effects/clock-and-seed.ts'
import { openPostcodes } from '../../state/effects/postcodes.ts'
import { makePlan, setPlanning, openPlanFile } from '../../state/planning/planning-actions.ts'
import type { Planning } from '../../state/planning/planning.ts'
import type { Store } from '../../state/store.ts'
import type { View } from '../../state/view.ts'
import { Button } from '../../ui/Button.tsx'
import { FieldGrid, PlaceChoice } from './form-controls.tsx'
import {
  shiftRequestFrom,
  fieldsFor,
  fieldsOf,
  postcodeIn,
  type Field,
  type NamedPoint,
  type ShiftFields,
} from './shift-fields.ts'
import styles from './plan.module.css'

export function ShiftForm({ planning }: { readonly planning: Planning }) {
  const store = useContext(StoreContext)
  const day = useHoldfast(({ catalogue }) => catalogue?.manifest.asOf ?? null)
  const [fields, setFields] = useState<ShiftFields | null>(null)
  const points = usePoints()
  const [loaded, setLoaded] = useState(planning.opened)
  if (planning.opened && planning.opened !== loaded) {
    setLoaded(planning.opened)
    setFields(fieldsOf(planning.opened))
  }
  if (day === null) return null
  const shown = fields ?? { ...fieldsFor(day, randomSeed()), ...fieldsFromRanking(store.getState().view) }
  if (!fields) setFields(shown)
  const change = (name: Field, value: string) => setFields(withField(shown, name, value))
  const plan = async (values: ShiftFields) => {
    const codes = postcodesIn([values.startAt, values.endAt])
    const postcodes = codes.length === 0 ? [] : await postcodePoints(store, codes)
    if (typeof postcodes === 'string') return setPlanning(store, { fault: postcodes })
    const { view, catalogue } = store.getState()
    if (!catalogue) return
    const { categories, areas } = view
    const { chosen, added } = planning
    const window = windowOf(view, catalogue)
    const request = shiftRequestFrom(values, {
      window,
      categories,
      areas,
      chosen,
      added,
      points: [...points, ...postcodes],
      place: catalogue.place,
    })
    if (typeof request === 'string') return setPlanning(store, { fault: request })
    await makePlan(store, request)
  }
  const drawAgain = () => {
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
      <FieldGrid fields={shown} onChange={change} points={points} />
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

/** Fields taken from the view: the measure of the ranking, and start and length from the chosen hours. */
function fieldsFromRanking({ by, hours }: View): Partial<ShiftFields> {
  const chosen = hours === null ? null : parseHours(hours)
  const range = chosen && hoursRangeOf(chosen)
  if (!range) return { measure: by }
  return {
    measure: by,
    start: `${String(range.from).padStart(2, '0')}:00`,
    hours: String(Math.min(LONGEST_HOURS, range.to - range.from)),
  }
}

/** The fields with one changed; a change of the travel mode also sets its default speed. */
function withField(fields: ShiftFields, name: Field, value: string): ShiftFields {
  const next = { ...fields, [name]: value }
  if (name !== 'mode') return next
  return { ...next, speed: String(TRAVEL_SPEEDS[value === 'car' ? 'car' : 'foot'].kilometresAnHour) }
}

/** Place names and stations that can be typed as start or end. */
function usePoints(): readonly NamedPoint[] {
  const geography = useHoldfast((state) => state.geography)
  return useMemo(() => {
    const { places = [], stations = [] } = geography?.borough ?? {}
    return [...places, ...stations.map(({ name, at }) => ({ name: `${name} station`, at }))]
  }, [geography])
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

/** A typed text and the postcode it contains. */
interface TypedPostcode {
  readonly name: string
  readonly postcode: string
}
/** The texts that are postcodes. */
const postcodesIn = (texts: readonly string[]): readonly TypedPostcode[] =>
  texts.flatMap((text) => {
    const postcode = postcodeIn(text)
    return postcode === null ? [] : [{ name: text.trim(), postcode }]
  })

/**
 * The positions of typed postcodes, each named by the text as typed; or a sentence if the list of postcodes, which is loaded
 * on first use, is not available.
 */
async function postcodePoints(
  store: Store,
  typed: readonly TypedPostcode[],
): Promise<readonly NamedPoint[] | string> {
  await openPostcodes(store)
  const { postcodes } = store.getState()
  if (postcodes.kind === 'failed')
    return `${postcodes.what} Plan the shift again for another try, or name a place.`
  if (postcodes.kind !== 'open') return 'The postcodes are being opened. Plan the shift again in a moment.'
  const { list } = postcodes
  return typed.flatMap(({ name, postcode }) =>
    list.filter((entry) => entry.postcode === postcode).map(({ at }) => ({ name, at })),
  )
}
