/** A ward: who lives there, what happened in the window with its rate, its sites, and the way to count it alone. */
import { deprivationWords, sitesIn } from '../../measures/areas/wards.ts'
import type { Area } from '../../domain/area.ts'
import { useHoldfast } from '../../state/context.tsx'
import { formatCount } from '../../ui/numbers.ts'
import { WardCounts } from './parts/WardCounts.tsx'
import { WardSites } from './parts/WardSites.tsx'
import { CountHere } from './SiteDetails.tsx'
import { Gone, Story } from './Story.tsx'

export function WardDetails({ id }: { readonly id: string }) {
  const catalogue = useHoldfast((state) => state.catalogue)
  const smallAreas = useHoldfast(({ ground }) => ground?.borough.lsoas) ?? []
  const ward = catalogue?.areas.find(({ code }) => code === id)
  if (!catalogue || !ward) return <Gone what="Ward" />
  return (
    <Story
      kicker={`Ward, ${ward.code}`}
      title={ward.name}
      sentence={[residents(ward), deprivationWords(ward, smallAreas)].filter(Boolean).join(' ')}
    >
      <WardCounts code={ward.code} />
      <WardSites sites={sitesIn(ward, catalogue.sites)} />
      <CountHere id={ward.code} />
    </Story>
  )
}

const residents = ({ population }: Area) =>
  population === null
    ? 'The areas feed does not say how many people live here.'
    : `${formatCount(population)} people live here.`
