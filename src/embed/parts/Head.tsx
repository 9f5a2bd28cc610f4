/** Page header: partnership, demonstration mark, title, lead sentence and the emergency number. */
import { type Labels, labelText } from '../reading/words.ts'
import { PhoneLink } from './WhereToTurn.tsx'

interface Props {
  readonly labels: Labels
  readonly lead: string
  readonly demonstration: string | null
}

export function Head({ labels, lead, demonstration }: Props) {
  return (
    <header>
      <p className="whose">
        <span>{labelText(labels, 'partnership')}</span>{' '}
        {demonstration !== null && <strong>{`Demonstration: ${demonstration.toLowerCase()}`}</strong>}
      </p>
      <h1>{labelText(labels, 'title')}</h1>
      <p id="lead">{lead}</p>
      <p className="turn">
        <b>
          In danger now? Call <PhoneLink number="999" />.
        </b>{' '}
        <a href="#turn">Where else to turn</a>
      </p>
    </header>
  )
}
