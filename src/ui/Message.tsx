/** A state of things in three parts: what is so, what it means, and one thing to do. */
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import style from './styles/Message.module.css'

/** `nothing`: no rows here; `error`: it did not open; `stale`: it is old; `aside`: some rows are left out. */
export type MessageKind = 'nothing' | 'error' | 'stale' | 'aside'

interface MessageAction {
  readonly label: string
  readonly onAction: () => void
}

interface MessageProps {
  readonly kind: MessageKind
  readonly title: string
  readonly children?: ReactNode
  readonly action?: MessageAction | null
}

export function Message({ kind, title, children, action = null }: MessageProps) {
  const warns = kind === 'error' || kind === 'stale'
  return (
    <div className={style['message']} role={kind === 'error' ? 'alert' : undefined}>
      <p className={style['title']}>
        {warns && (
          <span className={style['warning']}>
            <Icon name="warning" size={14} />
          </span>
        )}
        {title}
      </p>
      {children !== undefined && <div className={style['text']}>{children}</div>}
      {action && (
        <Button kind="link" onClick={action.onAction}>
          {action.label}
        </Button>
      )}
    </div>
  )
}
