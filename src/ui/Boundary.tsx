/** Keeps a fault in one part of the page from taking the rest of it away. */
import { Component, type ReactNode } from 'react'
import { Message } from './Message.tsx'

interface Props {
  /** The part, as a sentence begins with it: `The map`. */
  readonly what: string
  readonly children: ReactNode
}
interface State {
  readonly fault: string | null
}

export class Boundary extends Component<Props, State> {
  override state: State = { fault: null }

  static getDerivedStateFromError(error: unknown): State {
    return { fault: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    if (this.state.fault === null) return this.props.children
    return (
      <Message
        kind="error"
        title={`${this.props.what} did not open.`}
        action={{ label: 'Reload the page', onAction: () => globalThis.location.reload() }}
      >
        {`The rest of the page still works. What was said: ${this.state.fault}`}
      </Message>
    )
  }
}
