/** The fields of a shift: those always needed first, what is seldom changed under them. */
import { useId } from 'react'
import type { Field, NamedPoint, ShiftFields } from './shift-fields.ts'
import styles from '../plan.module.css'

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
