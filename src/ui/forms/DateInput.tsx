/** Native date input that shows its day in words until it is entered: 09/01 is read as 1 September or 9 January. */
import type { ComponentProps } from 'react'
import { DAY_MILLISECONDS, formatDay } from '../numbers.ts'

interface DateInputProps extends Omit<ComponentProps<'input'>, 'type' | 'value'> {
  /** `2023-09-01`; anything else shows the form of the browser. */
  readonly value: string
}

/** The words are drawn by forms.css, so that label and accessible name stay as they are. */
export function DateInput({ value, ...rest }: DateInputProps) {
  const midnight = Date.parse(`${value}T00:00:00Z`)
  const words = Number.isNaN(midnight) ? undefined : formatDay(midnight / DAY_MILLISECONDS, 'short')
  return (
    <span className="day-input" data-words={words}>
      <input {...rest} type="date" value={value} />
    </span>
  )
}
