/** A ward: who lives there, and the way to count it alone. */
import { useHoldfast } from '../../state/context.tsx'
import { formatCount } from '../../ui/numbers.ts'
import { CountHere } from './SiteDetails.tsx'
import { Gone, Story } from './Story.tsx'

export function WardDetails({ id }: { readonly id: string }) {
  const ward = useHoldfast(({ catalogue }) => catalogue?.areas.find(({ code }) => code === id))
  if (!ward) return <Gone what="Ward" />
  const residents =
    ward.population === null
      ? 'The areas feed does not say how many people live here.'
      : `${formatCount(ward.population)} people live here. Its crimes and ASB, with their rates, are in the table of the board.`
  return (
    <Story kicker={`Ward, ${ward.code}`} title={ward.name} sentence={residents}>
      <CountHere id={ward.code} />
    </Story>
  )
}
