/** Page header: partnership, demonstration mark, title, lead sentence and the emergency number. */
import type { LeadPart } from '../reading/lead.ts'
import { type Labels, labelText } from '../reading/words.ts'
import { Lead } from './Lead.tsx'
import { PhoneLink } from './WhereToTurn.tsx'

interface Props {
  readonly labels: Labels
  readonly lead: readonly LeadPart[]
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
      <Lead parts={lead} />
      <p className="turn">
        <b>
          In danger now? Call <PhoneLink number="999" />.
        </b>{' '}
        <a href="#turn">Where else to turn</a>
      </p>
    </header>
  )
}
