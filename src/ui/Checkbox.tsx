/** Native checkbox with a label, in the style of the page. */
import type { ReactNode } from 'react'
import style from './styles/Checkbox.module.css'

interface CheckboxProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  /** Label; clicking it toggles the box. */
  readonly children: ReactNode
  readonly disabled?: boolean
  /** Indeterminate: some but not all of what it stands for is on. */
  readonly mixed?: boolean
}

export function Checkbox({ checked, onChange, children, disabled = false, mixed = false }: CheckboxProps) {
  return (
    <label className={style['label']}>
      <input
        type="checkbox"
        className={style['box']}
        // `indeterminate` is a DOM property without an HTML attribute.
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
