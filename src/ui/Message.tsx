/** Message box: a title, an explanation and at most one action. */
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { Icon } from './Icon.tsx'
import style from './styles/Message.module.css'

/** `nothing`: no rows; `error`: loading failed; `stale`: data are old. */
type MessageKind = 'nothing' | 'error' | 'stale'

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
  const hasWarning = kind === 'error' || kind === 'stale'
  return (
    <div className={style['message']} role={kind === 'error' ? 'alert' : undefined}>
      <p className={style['title']}>
        {hasWarning && (
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
