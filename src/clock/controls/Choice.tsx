/** A native list of choices in the dress of the dock. */
import type { ReactNode } from 'react'
import { Icon } from '../../ui/Icon.tsx'
import style from './controls.module.css'

interface ChoiceProps {
  /** Its name. */
  readonly label: string
  readonly value: string
  readonly onChoose: (value: string) => void
  readonly disabled?: boolean
  /** The options. */
  readonly children: ReactNode
}

export function Choice({ label, value, onChoose, disabled = false, children }: ChoiceProps) {
  return (
    <span className={style['choice']}>
      <select
        aria-label={label}
        value={value}
        disabled={disabled}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {children}
      </select>
      <Icon name="chevron" size={14} />
    </span>
  )
}
