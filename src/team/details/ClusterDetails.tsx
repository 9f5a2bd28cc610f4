/** A cluster: how many, what, when in the week, month by month, and the list of those that may be listed. */
import { useState } from 'react'
import { latestOf, pendingWords } from '../../state/questions/reply.ts'
import { useReply } from '../../state/questions/use-reply.ts'
import { nodeOf } from '../../state/chosen-cluster.ts'
import { useHoldfast } from '../../state/context.tsx'
import { formatCount, formatSpan, plural } from '../../ui/numbers.ts'
import { nearestPlace } from '../../domain/borough/borough.ts'
import { ClusterCharts } from './parts/ClusterCharts.tsx'
import { IncidentList } from './parts/IncidentList.tsx'
import { Gone, Story, StorySection } from './Story.tsx'

export function ClusterDetails({ id }: { readonly id: string }) {
  const catalogue = useHoldfast((state) => state.catalogue)
  const [listOpenOf, setListOpenOf] = useState<string | null>(null)
  const places = useHoldfast(({ ground }) => ground?.borough.places)
  const reply = useReply('cluster')
  const answer = latestOf(reply)
  const node = catalogue ? nodeOf(catalogue.index, id) : null
  if (!catalogue || node === null) return <Gone what="Cluster" />
  const at = [catalogue.index.longitude[node] ?? 0, catalogue.index.latitude[node] ?? 0] as const
  const near = places && nearestPlace(places, at)
  const title = near ? `Near ${near}` : 'Cluster'
  if (answer?.question.node !== node)
    return <Story kicker="Cluster of incidents" title={title} sentence={pendingWords(reply, 'Counting.')} />
  const { from, to } = answer.question.window
  return (
    <Story
      kicker="Cluster of incidents, all that lies under it"
      title={title}
      sentence={`${formatSpan(from, to)}: ${plural(answer.count, 'incident')} in the chosen categories and areas. The map’s edge does not cut this number.`}
      figures={[{ value: formatCount(answer.count), label: 'incidents' }]}
    >
      <ClusterCharts answer={answer} catalogue={catalogue} />
      <StorySection title="One by one">
        <IncidentList
          of={`${node} ${from} ${to}`}
          isOpen={listOpenOf === id}
          onOpen={(isOpen) => setListOpenOf(isOpen ? id : null)}
        />
      </StorySection>
    </Story>
  )
}
