/** One field of a form: its name, a word of help, what was typed, and what is wrong with it, tied together for every reader. */
import { useId } from 'react'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { formatCount } from '../../ui/numbers.ts'
import styles from './drawing.module.css'
import type { FieldSpec, Option } from './field-list.ts'

interface FieldProps {
  readonly spec: FieldSpec
  readonly value: string
  readonly options: readonly Option[]
  /** What is wrong with it; null: nothing is known to be. */
  readonly fault: string | null
  readonly onChange: (value: string) => void
}

export function Field({ spec, value, options, fault, onChange }: FieldProps) {
  const id = useId()
  const { label, hint, isOptional, most } = spec
  if (spec.takes === 'tick')
    return (
      <Checkbox checked={value === 'yes'} onChange={(isOn) => onChange(isOn ? 'yes' : '')}>
        {label}
      </Checkbox>
    )
  const left = most === undefined ? null : lettersWords(value.length, most)
  const help = [hint, left].filter(Boolean).join(' ')
  const describedBy = [help ? `${id}-help` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ')
  const shared = {
    id,
    value,
    'aria-invalid': fault !== null,
    'aria-describedby': describedBy || undefined,
    'data-fault': fault !== null,
  }
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>
        {label}
        {isOptional && <small> (optional)</small>}
      </label>
      <Input spec={spec} options={options} shared={shared} onChange={onChange} />
      {help && (
        <p id={`${id}-help`} className={styles['hint']}>
          {help}
        </p>
      )}
      <FaultLine id={`${id}-fault`} text={fault} />
    </div>
  )
}

/** What is wrong, in the alarm colour and behind a word that says so. */
export function FaultLine({ id, text }: { readonly id: string; readonly text: string | null }) {
  return (
    text !== null && (
      <p id={id} className={styles['fault']}>
        {text}
      </p>
    )
  )
}

const lettersWords = (typed: number, most: number) =>
  typed <= most
    ? `${formatCount(most - typed)} of ${formatCount(most)} letters left.`
    : `${formatCount(typed)} letters; at most ${formatCount(most)}.`

interface InputProps extends Pick<FieldProps, 'spec' | 'options' | 'onChange'> {
  readonly shared: { readonly id: string; readonly value: string }
}

/** A number is typed as text: a field that takes only digits would lose what was typed wrong. */
function Input({ spec, options, shared, onChange }: InputProps) {
  if (spec.takes === 'long')
    return <textarea {...shared} rows={3} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
  if (spec.takes === 'choice')
    return (
      <select {...shared} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
        <option value="">{spec.isOptional ? 'None' : 'Choose'}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
    )
  return (
    <input
      {...shared}
      type={spec.takes === 'day' ? 'date' : 'text'}
      inputMode={spec.takes === 'number' ? 'decimal' : undefined}
      autoComplete="off"
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
