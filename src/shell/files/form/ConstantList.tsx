/** Fields that no column holds, set for all rows: the needed ones, and others that the user adds. */
import { useId, useState } from 'react'
import type { Choices, ConstantField } from '../../../state/feeds/files.ts'
import { LabelledSelect } from '../LabelledSelect.tsx'
import styles from '../FileDialog.module.css'
import select from '../LabelledSelect.module.css'

interface ConstantListProps {
  readonly fields: readonly ConstantField[]
  readonly choices: Choices
  readonly onChoices: (choices: Choices) => void
}

const NONE = ''

export function ConstantList({ fields, choices, onChoices }: ConstantListProps) {
  const titleId = useId()
  const [added, setAdded] = useState<readonly string[]>([])
  const { meanings, constants = {} } = choices
  const isEnded = meanings.includes('endTime')
  const free = fields.filter(({ name, isEnd }) => !meanings.includes(name) && !(isEnd && isEnded))
  const isShown = ({ name, isNeeded }: ConstantField) =>
    isNeeded || Object.hasOwn(constants, name) || added.includes(name)
  const others = free.filter((field) => !isShown(field))
  const set = (name: string, value: string) => {
    const { [name]: _, ...rest } = constants
    const assumed = (choices.assumed ?? []).filter((each) => each !== name)
    onChoices({ ...choices, assumed, constants: value === '' ? rest : { ...rest, [name]: value } })
  }
  if (free.length === 0) return null
  return (
    <section aria-labelledby={titleId} className={styles['mapping']}>
      <h3 id={titleId}>For all rows</h3>
      <div className={styles['row']}>
        {free.filter(isShown).map((field) => (
          <ConstantValue
            // A new value from outside, as by a mapping, replaces what was typed.
            key={`${field.name} ${constants[field.name] ?? ''}`}
            field={field}
            value={constants[field.name] ?? ''}
            onValue={(value) => set(field.name, value)}
          />
        ))}
        {others.length > 0 && (
          <LabelledSelect
            label="Another field"
            options={[NONE, ...others.map(({ name }) => name)]}
            chosen={NONE}
            labelOf={(name) => others.find((field) => field.name === name)?.label ?? 'Choose'}
            onChoose={(name) => setAdded([...added, name])}
          />
        )}
      </div>
    </section>
  )
}

interface ConstantValueProps {
  readonly field: ConstantField
  readonly value: string
  readonly onValue: (value: string) => void
}

function ConstantValue({ field, value, onValue }: ConstantValueProps) {
  const listId = useId()
  const [typed, setTyped] = useState(value)
  const { label, options, isClosed, isNeeded } = field
  const name = isNeeded ? `${label} (needed)` : label
  if (isClosed)
    return (
      <LabelledSelect
        label={name}
        options={[NONE, ...options]}
        chosen={value}
        labelOf={(option) => (option === NONE ? 'Not set' : option)}
        onChoose={onValue}
      />
    )
  const commit = () => {
    if (typed.trim() !== value) onValue(typed.trim())
  }
  return (
    <label className={select['choice']}>
      <span>{name}</span>
      <input
        type="text"
        value={typed}
        list={options.length > 0 ? listId : undefined}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onBlur={commit}
        onKeyDown={({ key }) => {
          if (key === 'Enter') commit()
        }}
      />
      {options.length > 0 && (
        <datalist id={listId}>
          {options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </datalist>
      )}
    </label>
  )
}
