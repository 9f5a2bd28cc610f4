/** The one button: four kinds, always a native element, always with a name. */
import type { ButtonHTMLAttributes } from 'react'
import { Icon } from './Icon.tsx'
import type { IconName } from './Icon.tsx'
import style from './styles/Button.module.css'

/** `main`: the one thing to do here; `quiet`: anything else; `link`: among words; `icon`: a drawing alone. */
export type ButtonKind = 'main' | 'quiet' | 'link' | 'icon'

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'> {
  readonly kind?: ButtonKind
  readonly icon?: IconName
  /** What it does. Of an `icon` it is the name and the tip. */
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
