/** The fields of a shift: those always needed first, what is seldom changed under them. */
import { useId, useContext } from 'react'
import type { Field, NamedPoint, ShiftFields } from './shift-fields.ts'
import styles from './plan.module.css'
import { StoreContext } from '../../state/context.tsx'
import type { Planning } from '../../state/planning/planning.ts'
import { setPlanning } from '../../state/planning/planning-actions.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'

interface GridProps {
  readonly fields: ShiftFields
  readonly onType: (name: Field, value: string) => void
  readonly points: readonly NamedPoint[]
}
export function FieldGrid({ fields, onType, points }: GridProps) {
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
          begins at its first place; it may be a place of the list, a postcode or a point. A break without a
          time lies in the middle of more than six hours.
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

interface Choosable {
  readonly id: string
  readonly name: string
  readonly isRanked: boolean
  readonly why: string
}

export function PlaceChoice({ planning }: { readonly planning: Planning }) {
  const store = useContext(StoreContext)
  const { chosen } = planning
  const all = choosable(planning)
  if (all.length === 0) return null
  const isIn = ({ id, isRanked }: Choosable) => chosen?.includes(id) ?? isRanked
  const count = all.filter(isIn).length
  const choose = (ids: readonly string[] | null) => setPlanning(store, { chosen: ids })
  const toggle = (place: Choosable) =>
    choose(all.filter((one) => isIn(one) !== (one.id === place.id)).map(({ id }) => id))
  return (
    <details className={styles['more']}>
      <summary>
        {chosen === null
          ? `Places: the ranking’s ${count || ''}`
          : `Places by hand: ${count} of ${all.length}`}
      </summary>
      <div className={styles['buttons']}>
        <Button kind="link" onClick={() => choose([])}>
          None
        </Button>
        <Button kind="link" onClick={() => choose(null)}>
          The ranking’s
        </Button>
      </div>
      <ul className={styles['places']}>
        {all.map((place) => (
          <li key={place.id}>
            <Checkbox checked={isIn(place)} onChange={() => toggle(place)}>
              {place.name}
            </Checkbox>
            <small>{place.why}</small>
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Those put in come first, so that nobody looks for them; of the others what the last plan was made from. */
function choosable({ all, added }: Planning): readonly Choosable[] {
  const put = new Set(added.map(({ id }) => id))
  const known = all.map(({ id, name, isRanked, why }) => ({
    id,
    name,
    isRanked,
    why: put.has(id) ? `Put in by hand. ${isRanked ? why : ''}` : isRanked ? why : 'the partnership’s own',
  }))
  const ids = new Set(known.map(({ id }) => id))
  const fresh = added
    .filter(({ id }) => !ids.has(id))
    .map(({ id, name }) => ({ id, name, isRanked: false, why: 'Put in by hand.' }))
  return [...fresh, ...known.filter(({ id }) => put.has(id)), ...known.filter(({ id }) => !put.has(id))]
}
