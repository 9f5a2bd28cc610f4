/** Message on an answer in doubt, with the button that accepts it. */
import type { Doubt } from '../../domain/feed.ts'
import { AcceptDoubt } from './AcceptDoubt.tsx'
import { Dismissible } from './Dismissible.tsx'
import { beforeAccepting, nameInDoubt, numbersInDoubt } from './status-words.ts'

interface DoubtMessageProps {
  /** Null: the manifest. */
  readonly feed: string | null
  readonly doubt: Doubt
}

export const DoubtMessage = ({ feed, doubt }: DoubtMessageProps) => (
  <Dismissible kind="error" title={`${nameInDoubt(feed)}: ${numbersInDoubt(feed, doubt)}`}>
    <p>{beforeAccepting(feed)}</p>
    <AcceptDoubt feed={feed} doubt={doubt} />
  </Dismissible>
)
