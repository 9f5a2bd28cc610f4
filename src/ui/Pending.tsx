/** Placeholder of a result: the progress text, or the failure. */
import { Message } from './Message.tsx'

interface PendingProps {
  /** Null: still in progress. */
  readonly failure: { readonly what: string; readonly toDo: string } | null
  readonly className?: string | undefined
  readonly children: string
}

export function Pending({ failure, className, children }: PendingProps) {
  if (failure)
    return (
      <Message kind="error" title={failure.what}>
        {failure.toDo}
      </Message>
    )
  return (
    <p role="status" className={className}>
      {children}
    </p>
  )
}
