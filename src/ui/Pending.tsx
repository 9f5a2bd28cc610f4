/** What stands in the place of an answer that is not there: that it is being worked out, or why it will not come. */
import { Message } from './Message.tsx'

interface Props {
  /** Null: it may still come. */
  readonly failure: { readonly what: string; readonly toDo: string } | null
  readonly className?: string | undefined
  readonly children: string
}

export function Pending({ failure, className, children }: Props) {
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
