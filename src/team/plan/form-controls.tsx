/** Controls of the shift form: the grid of fields, and the choice of places. */
import { useId, useContext } from 'react'
import { StoreContext } from '../../state/context.tsx'
import { setPlanning } from '../../state/planning/planning-actions.ts'
import type { Planning } from '../../state/planning/planning.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { DateInput } from '../../ui/forms/DateInput.tsx'
import type { Field, NamedPoint, ShiftFields } from '../../state/planning/shift-fields.ts'
import styles from './plan.module.css'

interface MainFieldsProps {
  readonly fields: ShiftFields
  readonly onChange: (name: Field, value: string) => void
}
/** When the shift is, who is on, and how they go: the same wherever a shift is set. */
export function MainFields(shared: MainFieldsProps) {
  const day = useId()
  return (
    <div className={styles['grid']}>
      <label className={styles['field']} htmlFor={day}>
        Day
        <DateInput
          id={day}
          value={shared.fields.date}
          onChange={({ currentTarget }) => shared.onChange('date', currentTarget.value)}
        />
      </label>
      <InputField {...shared} name="start" label="Start" type="time" />
      <InputField {...shared} name="hours" label="Hours" type="number" />
      <InputField {...shared} name="officers" label="Officers" type="number" />
      <InputField {...shared} name="pcsos" label="PCSOs" type="number" />
      <InputField {...shared} name="wardens" label="Wardens" type="number" />
      <SelectField {...shared} name="mode" label="By" options={MODE_OPTIONS} />
      <SelectField {...shared} name="crews" label="Crews" options={CREW_OPTIONS} />
    </div>
  )
}

interface FieldGridProps extends MainFieldsProps {
  readonly points: readonly NamedPoint[]
}
/** The fields of a shift; those seldom changed are folded away. */
export function FieldGrid({ fields, onChange, points }: FieldGridProps) {
  const list = useId()
  const shared = { fields, onChange }
  return (
    <>
      <MainFields {...shared} />
      <details className={styles['more']}>
        <summary>Visits, speed, break, start and end, what counts</summary>
        <div className={styles['grid']}>
          <InputField {...shared} name="visit" label="Visit, minutes" type="number" />
          <InputField {...shared} name="speed" label="Speed, km/h" type="number" />
          <InputField {...shared} name="breakAt" label="Break at" type="time" />
          <InputField {...shared} name="breakMinutes" label="Break, minutes" type="number" />
          <InputField {...shared} name="startAt" label="Starts at" type="text" list={list} />
          <InputField {...shared} name="endAt" label="Ends at" type="text" list={list} />
          <SelectField
            {...shared}
            name="measure"
            label="Counts"
            options={{ count: 'Reports', harm: 'Harm' }}
          />
          <InputField {...shared} name="seed" label="Seed" type="number" placeholder="the shift’s own" />
        </div>
        <p className={styles['hint']}>
          A way is the straight line times 1.3; by car, 3 minutes are added to each. Without a start, a crew
          begins at its first place. A start may be a place from the list, a postcode or a point. A break
          without a time is in the middle of a shift of more than six hours. Without a seed the shift has its
          own, the same on every device.
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

const MODE_OPTIONS = { foot: 'On foot', car: 'By car' }
const CREW_OPTIONS = { usual: 'Pairs at night', pairs: 'In pairs', single: 'Singly' }

interface FieldProps {
  readonly fields: ShiftFields
  readonly onChange: (name: Field, value: string) => void
  readonly name: Field
  readonly label: string
}
interface InputFieldProps extends FieldProps {
  readonly type: 'time' | 'number' | 'text'
  readonly list?: string
  readonly placeholder?: string
}
function InputField({ fields, onChange, name, label, type, list, placeholder }: InputFieldProps) {
  return (
    <label className={styles['field']}>
      {label}
      <input
        type={type}
        value={fields[name]}
        list={list}
        placeholder={placeholder}
        min={type === 'number' ? 0 : undefined}
        step={name === 'hours' || name === 'speed' ? 0.5 : undefined}
        onChange={({ currentTarget }) => onChange(name, currentTarget.value)}
      />
    </label>
  )
}

interface SelectFieldProps extends FieldProps {
  readonly options: Readonly<Record<string, string>>
}
function SelectField({ fields, onChange, name, label, options }: SelectFieldProps) {
  return (
    <label className={styles['field']}>
      {label}
      <select value={fields[name]} onChange={({ currentTarget }) => onChange(name, currentTarget.value)}>
        {Object.entries(options).map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  )
}

/** A place of the list; `isRanked` if the ranking selects it by default. */
interface ChoosablePlace {
  readonly id: string
  readonly name: string
  readonly isRanked: boolean
  readonly why: string
}

/** Choice of places by hand: those of the ranking, the partnership's own, and those added from the map. */
export function PlaceChoice({ planning }: { readonly planning: Planning }) {
  const store = useContext(StoreContext)
  const { chosen } = planning
  const all = choosablePlaces(planning)
  if (all.length === 0) return null
  const isIn = ({ id, isRanked }: ChoosablePlace) => chosen?.includes(id) ?? isRanked
  const count = all.filter(isIn).length
  const choose = (ids: readonly string[] | null) => setPlanning(store, { chosen: ids })
  const toggle = (place: ChoosablePlace) =>
    choose(all.filter((other) => isIn(other) !== (other.id === place.id)).map(({ id }) => id))
  return (
    <details className={styles['more']}>
      <summary>
        {chosen === null
          ? count === 0
            ? 'Places: from the ranking'
            : `Places: ${count} from the ranking`
          : `Places by hand: ${count} of ${all.length}`}
      </summary>
      <div className={styles['buttons']}>
        <Button kind="link" onClick={() => choose([])}>
          None
        </Button>
        <Button kind="link" onClick={() => choose(null)}>
          Those of the ranking
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

/** Places added from the map first, then those that the last plan was made from. */
function choosablePlaces({ candidates, added }: Planning): readonly ChoosablePlace[] {
  const addedIds = new Set(added.map(({ id }) => id))
  const available = candidates.map(({ id, name, isRanked, why }) => ({
    id,
    name,
    isRanked,
    why: addedIds.has(id)
      ? `Added by hand. ${isRanked ? why : ''}`
      : isRanked
        ? why
        : 'the partnership’s own hotspot',
  }))
  const availableIds = new Set(available.map(({ id }) => id))
  const onlyAdded = added
    .filter(({ id }) => !availableIds.has(id))
    .map(({ id, name }) => ({ id, name, isRanked: false, why: 'Added by hand.' }))
  return [
    ...onlyAdded,
    ...available.filter(({ id }) => addedIds.has(id)),
    ...available.filter(({ id }) => !addedIds.has(id)),
  ]
}
