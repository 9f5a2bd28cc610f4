/** A word with its definition, shown on hover, on focus and at a touch, and put away by Escape. */
import { useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import style from './styles/Defined.module.css'

interface DefinedProps {
  readonly children: string
  readonly definition: string
}

export function Defined({ children, definition }: DefinedProps) {
  const id = useId()
  const [isPutAway, setIsPutAway] = useState(false)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setIsPutAway(true)
  }
  const bringBack = () => setIsPutAway(false)
  return (
    <span className={style['defined']}>
      <button
        type="button"
        className={style['term']}
        aria-describedby={id}
        onPointerLeave={bringBack}
        onBlur={bringBack}
        onKeyDown={onKeyDown}
      >
        {children}
      </button>
      <span role="tooltip" id={id} className={style['tip']} data-put-away={isPutAway || undefined}>
        {definition}
      </span>
    </span>
  )
}
