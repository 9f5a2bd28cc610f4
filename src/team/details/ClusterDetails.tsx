/** A cluster: how many, what, when in the week, month by month, and the list of those that may be listed. */
import { useState } from 'react'
import { latestOf, pendingWords, type AnswerTo } from '../../state/questions/reply.ts'
import { useReply } from '../../state/questions/use-reply.ts'
import { nodeOf } from '../../state/chosen-cluster.ts'
import { useHoldfast } from '../../state/context.tsx'
import { formatCount, formatSpan, plural, formatDay } from '../../ui/numbers.ts'
import { nearestPlace } from '../../domain/borough/nearest-place.ts'
import { IncidentList } from './IncidentList.tsx'
import { NotInData, DetailsFrame, DetailsSection } from './details-frame.tsx'
import { BarList } from '../../charts/BarList.tsx'
import { HourMatrix } from '../../charts/HourMatrix.tsx'
import { MonthBars } from '../../charts/MonthBars.tsx'
import { GROUPS, type Category } from '../../domain/category.ts'
import { civilDate, lastWholeMonth } from '../../domain/day.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import styles from './details.module.css'

export function ClusterDetails({ id }: { readonly id: string }) {
  const catalogue = useHoldfast((state) => state.catalogue)
  const [listOpenOf, setListOpenOf] = useState<string | null>(null)
  const places = useHoldfast(({ ground }) => ground?.borough.places)
  const reply = useReply('cluster')
  const answer = latestOf(reply)
  const node = catalogue ? nodeOf(catalogue.index, id) : null
  if (!catalogue || node === null) return <NotInData what="Cluster" />
  const at = [catalogue.index.longitude[node] ?? 0, catalogue.index.latitude[node] ?? 0] as const
  const near = places && nearestPlace(places, at)
  const title = near ? `Near ${near}` : 'Cluster'
  if (answer?.question.node !== node)
    return (
      <DetailsFrame kicker="Cluster of incidents" title={title} sentence={pendingWords(reply, 'Counting.')} />
    )
  const { from, to } = answer.question.window
  return (
    <DetailsFrame
      kicker="Cluster of incidents, all that lies under it"
      title={title}
      sentence={`${formatSpan(from, to)}: ${plural(answer.count, 'incident')} in the chosen categories and areas. The map’s edge does not cut this number.`}
      figures={[{ value: formatCount(answer.count), label: 'incidents' }]}
    >
      <ClusterCharts answer={answer} catalogue={catalogue} />
      <DetailsSection title="One by one">
        <IncidentList
          of={`${node} ${from} ${to}`}
          isOpen={listOpenOf === id}
          onOpen={(isOpen) => setListOpenOf(isOpen ? id : null)}
        />
      </DetailsSection>
    </DetailsFrame>
  )
}

type Cluster = AnswerTo<'cluster'>

interface ClusterChartsProps {
  readonly answer: Cluster
  readonly catalogue: Catalogue
}

function ClusterCharts({ answer, catalogue }: ClusterChartsProps) {
  const { window } = answer.question
  const period = formatSpan(window.from, window.to)
  return (
    <>
      <DetailsSection title="What">
        <BarList
          label={`Incidents by category, ${period}`}
          bars={barsOf(answer, catalogue.categories)}
          unit="Incidents"
        />
      </DetailsSection>
      <DetailsSection title="When in the week">
        <HourMatrix
          label={`Incidents by weekday and hour, ${period}`}
          counts={answer.hours.shares}
          unknown={answer.hours.unknown}
          tooLong={answer.hours.tooLong}
        />
        <p className={styles['footnote']}>
          An incident known only to lie between two times counts by equal shares in each hour between.
        </p>
        <Defaults answer={answer} categories={catalogue.categories} />
      </DetailsSection>
      <DetailsSection title="Month by month">
        <MonthBars
          label={`Incidents here in the chosen categories and areas, by month to ${formatDay(catalogue.dataDays.to)}`}
          first={firstMonth(answer)}
          counts={answer.months.counts}
          window={answer.months.window}
          {...unfinished(catalogue)}
        />
      </DetailsSection>
    </>
  )
}

const barsOf = (answer: Cluster, categories: readonly Category[]) =>
  categories
    .map(({ id, label, group }, i) => ({
      id,
      label,
      value: answer.byCategory[i] ?? 0,
      colour: `g${GROUPS.indexOf(group) + 1}`,
    }))
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => b.value - a.value)

function firstMonth({ months }: Cluster) {
  const { year, month } = civilDate(months.first)
  return { year, month: month - 1 }
}

/** A last month that is not over looks like a fall. */
function unfinished({ dataDays }: Catalogue): { readonly note?: string } {
  const isOver = lastWholeMonth(dataDays.to).to === dataDays.to
  return isOver ? {} : { note: `The last month goes to ${formatDay(dataDays.to)} only.` }
}

interface DefaultsProps {
  readonly answer: Cluster
  readonly categories: readonly Category[]
}
function Defaults({ answer, categories }: DefaultsProps) {
  if (answer.defaults.length === 0) return null
  const words = answer.defaults.map(
    ({ category, minute, count }) =>
      `${categories[category]?.label ?? ''} at 00:0${minute}: ${formatCount(count)}`,
  )
  return (
    <p className={styles['footnote']}>
      {`Likely a default time, put where nobody knew the hour: ${words.join('; ')}. More than three times as many as an hour before and after.`}
    </p>
  )
}
