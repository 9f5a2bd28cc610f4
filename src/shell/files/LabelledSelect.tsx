/** One choice out of a list, with its label above it: the native element, in our hand. */
import styles from './LabelledSelect.module.css'

interface Props<Option extends string> {
  readonly label: string
  readonly options: readonly Option[]
  readonly chosen: Option
  readonly inWords: (option: Option) => string
  readonly onChoose: (option: Option) => void
  /** The label is for who cannot see where it stands. */
  readonly isLabelHidden?: boolean
}

export function ChoiceOf<Option extends string>(props: Props<Option>) {
  const { label, options, chosen, inWords, onChoose, isLabelHidden = false } = props
  return (
    <label className={styles['choice']}>
      <span className={isLabelHidden ? 'visually-hidden' : undefined}>{label}</span>
      <select
        value={chosen}
        onChange={({ currentTarget: { value } }) => {
          const option = options.find((one) => one === value)
          if (option !== undefined) onChoose(option)
        }}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {inWords(option)}
          </option>
        ))}
      </select>
    </label>
  )
}
