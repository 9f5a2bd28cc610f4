/** A cluster: how many, what, and when in the week; never a list of what is sensitive. */
import { BarList } from '../../charts/BarList.tsx'
import { HourMatrix } from '../../charts/HourMatrix.tsx'
import { GROUPS } from '../../domain/category.ts'
import { nodeOf } from '../../state/chosen-cluster.ts'
import { useHoldfast } from '../../state/context.tsx'
import { formatCount, formatSpan, plural } from '../../ui/numbers.ts'
import { nearestPlace } from '../nearest-place.ts'
import { Gone, Story, StorySection } from './Story.tsx'

export function ClusterDetails({ id }: { readonly id: string }) {
  const catalogue = useHoldfast((state) => state.catalogue)
  const places = useHoldfast(({ ground }) => ground?.borough.places)
  const answer = useHoldfast(({ answers }) => answers.cluster)
  const node = catalogue ? nodeOf(catalogue.index, id) : null
  if (!catalogue || node === null) return <Gone what="Cluster" />
  const at = [catalogue.index.longitude[node] ?? 0, catalogue.index.latitude[node] ?? 0] as const
  const title = places ? `Near ${nearestPlace(places, at)}` : 'Cluster'
  if (answer?.question.node !== node)
    return <Story kicker="Cluster of incidents" title={title} sentence="Counting." />
  const { window } = answer.question
  const period = formatSpan(window.from, window.to)
  const bars = catalogue.categories
    .map(({ id: category, label, group }, i) => ({
      id: category,
      label,
      value: answer.byCategory[i] ?? 0,
      colour: `g${GROUPS.indexOf(group) + 1}`,
    }))
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => b.value - a.value)
  return (
    <Story
      kicker="Cluster of incidents, all that lies under it"
      title={title}
      sentence={`${period}: ${plural(answer.count, 'incident')} in the chosen categories and areas. The map’s edge does not cut this number.`}
      figures={[{ value: formatCount(answer.count), label: 'incidents' }]}
    >
      <StorySection title="What">
        <BarList label={`Incidents by category, ${period}`} bars={bars} unit="Incidents" />
      </StorySection>
      <StorySection title="When">
        <HourMatrix
          label={`Incidents by weekday and hour, ${period}`}
          counts={answer.byHour}
          unknown={answer.hourUnknown}
        />
      </StorySection>
    </Story>
  )
}
