/** The form of a shift: who is on, when, how they go, from where to where, and over which places. */
import { useContext, useId, useMemo, useState } from 'react'
import { spellOf } from '../../domain/places/hours-spell.ts'
import { hoursFrom } from '../../domain/places/week-hours.ts'
import { LONGEST_HOURS, PACES } from '../../measures/planning/asked.ts'
import { windowOf } from '../../state/catalogue.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { drawnSeed } from '../../state/effects/lots/drawn-seed.ts'
import type { Planning } from '../../state/planning/planning.ts'
import { makePlan, setPlanning } from '../../state/planning/planning-hand.ts'
import type { View } from '../../state/view.ts'
import { Button } from '../../ui/Button.tsx'
import {
  askedFrom,
  fieldsFor,
  fieldsOf,
  type Field,
  type NamedPoint,
  type ShiftFields,
} from './shift-fields.ts'
import { PlaceChoice } from './PlaceChoice.tsx'
import { OpenPlan } from './OpenPlan.tsx'
import styles from './plan.module.css'

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
  const shown = fields ?? { ...fieldsFor(day, drawnSeed()), ...followed(store.getState().view) }
  if (!fields) setFields(shown)
  const type = (name: Field, value: string) => setFields(typed(shown, name, value))
  const plan = (of: ShiftFields) => {
    const { view, catalogue } = store.getState()
    if (!catalogue) return
    const { categories, areas } = view
    const { chosen, added } = planning
    const window = windowOf(view, catalogue)
    const asked = askedFrom(of, { window, categories, areas, chosen, added, points })
    if (typeof asked === 'string') return setPlanning(store, { fault: asked })
    void makePlan(store, asked)
  }
  const again = () => {
    const next = { ...shown, seed: String(drawnSeed()) }
    setFields(next)
    plan(next)
  }
  return (
    <form
      className={styles['form']}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        plan(shown)
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
  const spell = chosen && spellOf(chosen)
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

interface GridProps {
  readonly fields: ShiftFields
  readonly onType: (name: Field, value: string) => void
  readonly points: readonly NamedPoint[]
}
function FieldGrid({ fields, onType, points }: GridProps) {
  const list = useId()
  const common = { fields, onType }
  return (
    <>
      <div className={styles['grid']}>
        <Typed {...common} name="date" label="Date" type="date" />
        <Typed {...common} name="start" label="Start" type="time" />
        <Typed {...common} name="hours" label="Hours" type="number" />
        <Typed {...common} name="officers" label="Officers" type="number" />
        <Typed {...common} name="pcsos" label="PCSOs" type="number" />
        <Typed {...common} name="wardens" label="Wardens" type="number" />
        <Typed {...common} name="visit" label="Visit, minutes" type="number" />
        <Chosen {...common} name="mode" label="By" options={{ foot: 'On foot', car: 'By car' }} />
        <Chosen {...common} name="crews" label="Crews" options={CREW_OPTIONS} />
      </div>
      <details className={styles['more']}>
        <summary>Speed, break, start and end, what counts</summary>
        <div className={styles['grid']}>
          <Typed {...common} name="speed" label="Speed, km/h" type="number" />
          <Typed {...common} name="breakAt" label="Break at" type="time" />
          <Typed {...common} name="breakMinutes" label="Break, minutes" type="number" />
          <Typed {...common} name="startAt" label="Starts at" type="text" list={list} />
          <Typed {...common} name="endAt" label="Ends at" type="text" list={list} />
          <Chosen {...common} name="measure" label="Counts" options={{ count: 'Reports', harm: 'Harm' }} />
          <Typed {...common} name="seed" label="Seed" type="number" />
        </div>
        <p className={styles['hint']}>
          Ways are the straight line times 1.3; by car 3 minutes a way are added. Without a start, a crew
          begins at its first place. A break without a time lies in the middle of more than six hours.
        </p>
        <datalist id={list}>
          {points.map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </datalist>
      </details>
    </>
  )
}

const CREW_OPTIONS = { usual: 'Pairs at night', pairs: 'In pairs', single: 'Singly' }

interface FieldProps {
  readonly fields: ShiftFields
  readonly onType: (name: Field, value: string) => void
  readonly name: Field
  readonly label: string
}
interface TypedProps extends FieldProps {
  readonly type: 'date' | 'time' | 'number' | 'text'
  readonly list?: string
}
function Typed({ fields, onType, name, label, type, list }: TypedProps) {
  return (
    <label className={styles['field']}>
      {label}
      <input
        type={type}
        value={fields[name]}
        list={list}
        min={type === 'number' ? 0 : undefined}
        step={name === 'hours' || name === 'speed' ? 0.5 : undefined}
        onChange={({ currentTarget }) => onType(name, currentTarget.value)}
      />
    </label>
  )
}

interface ChosenProps extends FieldProps {
  readonly options: Readonly<Record<string, string>>
}
function Chosen({ fields, onType, name, label, options }: ChosenProps) {
  return (
    <label className={styles['field']}>
      {label}
      <select value={fields[name]} onChange={({ currentTarget }) => onType(name, currentTarget.value)}>
        {Object.entries(options).map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
