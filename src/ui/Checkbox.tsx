/** A box and its words: the native input, drawn in our hand. */
import type { ReactNode } from 'react'
import style from './styles/Checkbox.module.css'

interface CheckboxProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  /** The label; the whole of it can be pressed. */
  readonly children: ReactNode
  readonly disabled?: boolean
  /** Neither on nor off: some of what it stands for is. */
  readonly mixed?: boolean
}

export function Checkbox({ checked, onChange, children, disabled = false, mixed = false }: CheckboxProps) {
  return (
    <label className={style['label']}>
      <input
        type="checkbox"
        className={style['box']}
        // Only a property says it: HTML has no attribute for a box that is neither.
        ref={(box) => {
          if (box) box.indeterminate = mixed
        }}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span className={style['words']}>{children}</span>
    </label>
  )
}
