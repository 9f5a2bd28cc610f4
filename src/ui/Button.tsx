/** Button in four kinds: always a native element with an accessible name. */
import type { ButtonHTMLAttributes } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import style from './styles/Button.module.css'

/** `main`: the primary action; `quiet`: any other; `link`: within text; `icon`: an icon alone. */
type ButtonKind = 'main' | 'quiet' | 'link' | 'icon'

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  readonly kind?: ButtonKind
  readonly icon?: IconName
  /** Mark by which a key finds the button. */
  readonly 'data-opens-layers'?: string
  /** Label; for `icon` the accessible name and the tooltip. */
  readonly children: string
}

export function Button({ kind = 'quiet', icon, children, className, ...rest }: ButtonProps) {
  const isIcon = kind === 'icon'
  return (
    <button
      type="button"
      aria-label={isIcon ? children : undefined}
      title={isIcon ? children : undefined}
      {...rest}
      className={[style['button'], style[kind], className].filter(Boolean).join(' ')}
    >
      {icon && <Icon name={icon} />}
      {!isIcon && <span>{children}</span>}
    </button>
  )
}
