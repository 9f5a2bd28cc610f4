/** One form field: label, hint, input and error message, tied together by ARIA attributes. */
import { useId } from 'react'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { formatCount } from '../../ui/numbers.ts'
import type { FieldSpec, Option } from './field-list.ts'
import styles from './drawing.module.css'

interface FieldProps {
  readonly spec: FieldSpec
  readonly value: string
  readonly options: readonly Option[]
  /** Error message; null where none is known. */
  readonly fault: string | null
  readonly onChange: (value: string) => void
}

export function Field({ spec, value, options, fault, onChange }: FieldProps) {
  const id = useId()
  const { label, hint, isOptional, most: maxLetters } = spec
  if (spec.takes === 'tick')
    return (
      <Checkbox checked={value === 'yes'} onChange={(isOn) => onChange(isOn ? 'yes' : '')}>
        {label}
      </Checkbox>
    )
  const lettersLeft = maxLetters === undefined ? null : lettersLeftSentence(value.length, maxLetters)
  const help = [hint, lettersLeft].filter(Boolean).join(' ')
  const describedBy = [help ? `${id}-help` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ')
  const inputProps = {
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
      <Input spec={spec} options={options} inputProps={inputProps} onChange={onChange} />
      {help && (
        <p id={`${id}-help`} className={styles['hint']}>
          {help}
        </p>
      )}
      <FaultLine id={`${id}-fault`} text={fault} />
    </div>
  )
}

/** Error message of a field; renders nothing for null. */
export function FaultLine({ id, text }: { readonly id: string; readonly text: string | null }) {
  return (
    text !== null && (
      <p id={id} className={styles['fault']}>
        {text}
      </p>
    )
  )
}

const lettersLeftSentence = (typed: number, max: number) =>
  typed <= max
    ? `${formatCount(max - typed)} of ${formatCount(max)} letters left.`
    : `${formatCount(typed)} letters; at most ${formatCount(max)}.`

interface InputProps extends Pick<FieldProps, 'spec' | 'options' | 'onChange'> {
  readonly inputProps: { readonly id: string; readonly value: string }
}

/** Numbers use a text input: a number input would discard invalid text instead of letting it be corrected. */
function Input({ spec, options, inputProps, onChange }: InputProps) {
  if (spec.takes === 'long')
    return (
      <textarea {...inputProps} rows={3} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
    )
  if (spec.takes === 'choice')
    return (
      <select {...inputProps} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
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
      {...inputProps}
      type={spec.takes === 'day' ? 'date' : 'text'}
      inputMode={spec.takes === 'number' ? 'decimal' : undefined}
      autoComplete="off"
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
