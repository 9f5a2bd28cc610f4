/** Error boundary: an error in one part of the page leaves the rest usable. */
import { Component, type ReactNode } from 'react'
import { Message } from './Message.tsx'

interface BoundaryProps {
  /** Name of the part as the start of a sentence: `The map`. */
  readonly what: string
  readonly children: ReactNode
}
interface BoundaryState {
  readonly message: string | null
}

export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { message: null }

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { message: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    if (this.state.message === null) return this.props.children
    return (
      <Message
        kind="error"
        title={`${this.props.what} did not open.`}
        action={{ label: 'Reload the page', onAction: () => globalThis.location.reload() }}
      >
        {`The rest of the page still works. The error: ${this.state.message}`}
      </Message>
    )
  }
}
