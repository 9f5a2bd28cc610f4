/** What a site is compared with: its ring and its comparison areas by name, fixed before any result was seen. */
import type { Area } from '../../../domain/area.ts'
import type { Site } from '../../../domain/site.ts'
import { formatCount } from '../../../ui/numbers.ts'
import { StorySection } from '../Story.tsx'

interface Props {
  readonly site: Site
  readonly areas: readonly Area[]
}

export function SiteGround({ site, areas }: Props) {
  const names = site.comparison.map((code) => areas.find((area) => area.code === code)?.name ?? code)
  return (
    <StorySection title="What it is compared with">
      <p>
        {`A ring of ${formatCount(site.ringMetres)} m round it, to see whether anything moved there. `}
        {names.length > 0
          ? `Comparison areas: ${names.join(', ')}. Both were chosen before any result was shown.`
          : 'No comparison area is named in the feed.'}
      </p>
    </StorySection>
  )
}
