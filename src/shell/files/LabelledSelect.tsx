/** A native select element with its label. */
import styles from './LabelledSelect.module.css'

interface LabelledSelectProps<Option extends string> {
  readonly label: string
  readonly options: readonly Option[]
  readonly chosen: Option
  readonly labelOf: (option: Option) => string
  readonly onChoose: (option: Option) => void
  /** Keeps the label for screen readers only. */
  readonly isLabelHidden?: boolean
}

export function LabelledSelect<Option extends string>(props: LabelledSelectProps<Option>) {
  const { label, options, chosen, labelOf, onChoose, isLabelHidden = false } = props
  return (
    <label className={styles['choice']}>
      <span className={isLabelHidden ? 'visually-hidden' : undefined}>{label}</span>
      <select
        value={chosen}
        onChange={({ currentTarget: { value } }) => {
          const option = options.find((candidate) => candidate === value)
          if (option !== undefined) onChoose(option)
        }}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {labelOf(option)}
          </option>
        ))}
      </select>
    </label>
  )
}
