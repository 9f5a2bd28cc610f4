/** What stands first: whose page it is, whether it is invented, the sentence, and the way to help. */
import type { Labels } from '../reading/words.ts'
import { wordOf } from '../reading/words.ts'
import { Call } from './WhereToTurn.tsx'

interface Props {
  readonly labels: Labels
  readonly lead: string
  readonly demonstration: string | null
}

export function Head({ labels, lead, demonstration }: Props) {
  return (
    <header>
      <p className="whose">
        <span>{wordOf(labels, 'partnership')}</span>{' '}
        {demonstration !== null && <strong>{`Demonstration: ${demonstration.toLowerCase()}`}</strong>}
      </p>
      <h1>{wordOf(labels, 'title')}</h1>
      <p id="lead">{lead}</p>
      <p className="turn">
        <b>
          In danger now? Call <Call number="999" />.
        </b>{' '}
        <a href="#turn">Where else to turn</a>
      </p>
    </header>
  )
}
