/** A patrol hotspot: why there, what to do, and the patrol time planned and delivered in the window. */
import { dayOfMoment, isWithin, londonDay, type DaySpan } from '../../domain/day.ts'
import { plannedMinutes, type PatrolHotspot, type PatrolVisit } from '../../domain/patrol.ts'
import { useHoldfast } from '../../state/context.tsx'
import { formatCount, formatDay, formatSpan } from '../../ui/numbers.ts'
import { Gone, Story, StorySection } from './Story.tsx'

function visitsIn(hotspot: PatrolHotspot, visits: readonly PatrolVisit[], window: DaySpan) {
  const own = visits.filter(
    (visit) => visit.hotspot === hotspot.id && isWithin(londonDay(visit.start), window),
  )
  const minutes = own.reduce((sum, { start, end }) => sum + (end - start) / 60_000, 0)
  return { visits: own.length, minutes: Math.round(minutes) }
}

/** Days of the window on which the hotspot was active. */
function activeDays({ from, to }: PatrolHotspot, window: DaySpan): number {
  const last = to ? Math.min(dayOfMoment(to), window.to) : window.to
  return Math.max(0, last - Math.max(dayOfMoment(from), window.from) + 1)
}

export function HotspotDetails({ id }: { readonly id: string }) {
  const hotspot = useHoldfast(({ catalogue }) => catalogue?.hotspots.find((one) => one.id === id))
  const visits = useHoldfast(({ catalogue }) => catalogue?.visits) ?? []
  const window = useHoldfast(({ shown }) => shown?.window)
  if (!hotspot || !window) return <Gone what="Patrol hotspot" />
  const delivered = visitsIn(hotspot, visits, window)
  const planned = plannedMinutes(hotspot) * activeDays(hotspot, window)
  const until = hotspot.to ? ` to ${formatDay(dayOfMoment(hotspot.to))}` : ''
  return (
    <Story
      kicker={`Patrol hotspot, from ${formatDay(dayOfMoment(hotspot.from))}${until}`}
      title={hotspot.name}
      sentence={`${hotspot.visitsPerDay} visits of ${hotspot.minutesPerVisit} minutes a day are planned${hotspot.hours ? `, ${hotspot.hours}` : ''}.`}
      figures={[
        { value: formatCount(delivered.minutes), label: 'minutes delivered' },
        { value: formatCount(planned), label: 'minutes planned' },
        { value: formatCount(delivered.visits), label: 'visits' },
      ]}
    >
      <StorySection title="Period">
        <p>{formatSpan(window.from, window.to)}</p>
      </StorySection>
      {hotspot.why && (
        <StorySection title="Why here">
          <p>{hotspot.why}</p>
        </StorySection>
      )}
      {hotspot.doThere && (
        <StorySection title="What to do there">
          <p>{hotspot.doThere}</p>
        </StorySection>
      )}
    </Story>
  )
}
