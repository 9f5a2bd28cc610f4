/** Details of a cluster: count, charts by category, hour of the week and month, and the list of its incidents. */
import { useState } from 'react'
import { BarList } from '../../charts/BarList.tsx'
import { HourMatrix } from '../../charts/HourMatrix.tsx'
import { MonthBars } from '../../charts/MonthBars.tsx'
import { KnownNote, useKnown } from '../../clock/KnownNote.tsx'
import { nearestPlace } from '../../domain/borough/borough.ts'
import { GROUPS, type Category } from '../../domain/category.ts'
import { civilDate, lastWholeMonth } from '../../domain/day.ts'
import { filterWords, scopedStatement, scopeWords, type Scope } from '../../measures/scope.ts'
import { hasSameCodes, sharedIndex } from '../../state/areas/area-index.ts'
import { boundWords, knowledgeByMonth } from '../../measures/feeds/known-words.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { nodeOf } from '../../state/chosen-cluster.ts'
import { useHoldfast, useReply } from '../../state/context.tsx'
import { clusterScopeOf } from '../../state/scope-of.ts'
import { latestOf, pendingWords, type AnswerTo } from '../../state/questions/reply.ts'
import { formatCount, plural, formatDay } from '../../ui/numbers.ts'
import { TableScope } from '../table/TableScope.tsx'
import { NotInData, DetailsFrame, DetailsSection } from './details-frame.tsx'
import { IncidentList } from './IncidentList.tsx'
import styles from './details.module.css'

const INCIDENTS = ['incidents'] as const

export function ClusterDetails({ id }: { readonly id: string }) {
  const catalogue = useHoldfast((state) => state.catalogue)
  const [openListId, setOpenListId] = useState<string | null>(null)
  const places = useHoldfast(({ geography }) => geography?.borough.places)
  const reply = useReply('cluster')
  const answer = latestOf(reply)
  const known = useKnown('incidents')
  const areas = useHoldfast(({ view }) => view.areas)
  const index = useHoldfast((state) => (state.catalogue ? sharedIndex(state.catalogue, state) : null))
  if (catalogue && !index) return <CountingCluster title="Cluster" reply={reply} />
  const node = index ? nodeOf(index, id) : null
  if (!catalogue || !index || node === null) return <NotInData what="Cluster" />
  const position = [index.longitude[node] ?? 0, index.latitude[node] ?? 0] as const
  const near = places && nearestPlace(places, position)
  const title = near ? `Near ${near}` : 'Cluster'
  // Another area numbers its nodes anew.
  const isAnswered = answer?.question.node === node && hasSameCodes(answer.question.areas, areas)
  if (!isAnswered) return <CountingCluster title={title} reply={reply} />
  const { from, to } = answer.question.window
  const scope = clusterScopeOf(answer.question, catalogue)
  return (
    <DetailsFrame
      kicker="Cluster of incidents, all that lies under it"
      title={title}
      sentence={`${scopedStatement(scope, known === 'yes' ? plural(answer.count, 'incident') : `${boundWords(answer.count, known)} incidents`)}. The map’s edge does not cut this number.`}
      figures={[{ value: boundWords(answer.count, known), label: 'incidents' }]}
      asked={scopeWords(scope)}
    >
      <KnownNote kinds={INCIDENTS} />
      <TableScope scope={scope}>
        <ClusterCharts answer={answer} scope={scope} catalogue={catalogue} />
        <DetailsSection title="One by one">
          <IncidentList
            listKey={`${areas.join(' ')} ${node} ${from} ${to}`}
            scope={scope}
            isOpen={openListId === id}
            onOpen={(isOpen) => setOpenListId(isOpen ? id : null)}
          />
        </DetailsSection>
      </TableScope>
    </DetailsFrame>
  )
}

interface CountingClusterProps {
  readonly title: string
  readonly reply: ReturnType<typeof useReply<'cluster'>>
}
const CountingCluster = ({ title, reply }: CountingClusterProps) => (
  <DetailsFrame kicker="Cluster of incidents" title={title} sentence={pendingWords(reply, 'Counting.')} />
)

type ClusterAnswer = AnswerTo<'cluster'>

interface ClusterChartsProps {
  readonly answer: ClusterAnswer
  readonly scope: Scope
  readonly catalogue: Catalogue
}

/** Charts of category, hour of the week and month, each with its caveats. */
function ClusterCharts({ answer, scope, catalogue }: ClusterChartsProps) {
  const known = useKnown('incidents')
  const days = scopeWords(scope)
  const incompleteMonth = incompleteMonthNote(catalogue)
  const monthsTo = `by month to ${formatDay(catalogue.dataDays.to)}`
  return (
    <>
      <DetailsSection title="What">
        <BarList
          label={`Incidents by category, ${days}`}
          bars={barsOf(answer, catalogue.categories)}
          unit="Incidents"
          known={known}
        />
      </DetailsSection>
      <DetailsSection title="When in the week">
        <HourMatrix
          label={`Incidents by weekday and hour, ${days}`}
          counts={answer.hours.shares}
          unknown={answer.hours.unknown}
          tooLong={answer.hours.tooLong}
        />
        <p className={styles['footnote']}>
          An incident known only to lie between two times counts by equal shares in each hour between.
        </p>
        <DefaultTimes answer={answer} categories={catalogue.categories} />
      </DetailsSection>
      <DetailsSection title="Month by month">
        <TableScope scope={{ ...scope, window: catalogue.dataDays }}>
          <MonthBars
            label={[`Incidents here ${monthsTo}`, ...filterWords(scope)].join('; ')}
            first={firstMonth(answer)}
            counts={answer.months.counts}
            window={answer.months.window}
            known={knowledgeByMonth(catalogue, 'incidents', {
              first: answer.months.first,
              length: answer.months.counts.length,
            })}
          />
          {incompleteMonth && <p className={styles['footnote']}>{incompleteMonth}</p>}
        </TableScope>
      </DetailsSection>
    </>
  )
}

const barsOf = (answer: ClusterAnswer, categories: readonly Category[]) =>
  categories
    .map(({ id, label, group }, i) => ({
      id,
      label,
      value: answer.byCategory[i] ?? 0,
      colour: `g${GROUPS.indexOf(group) + 1}`,
    }))
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => b.value - a.value)

function firstMonth({ months }: ClusterAnswer) {
  const { year, month } = civilDate(months.first)
  return { year, month: month - 1 }
}

/** Note on the chart if the last month is incomplete, which would look like a fall; null: it is complete. */
function incompleteMonthNote({ dataDays }: Catalogue): string | null {
  const isOver = lastWholeMonth(dataDays.to).to === dataDays.to
  return isOver ? null : `The last month goes to ${formatDay(dataDays.to)} only.`
}

interface DefaultTimesProps {
  readonly answer: ClusterAnswer
  readonly categories: readonly Category[]
}
/** Warning about times that are likely default values of the recording system. */
function DefaultTimes({ answer, categories }: DefaultTimesProps) {
  if (answer.defaults.length === 0) return null
  const items = answer.defaults.map(
    ({ category, minute, count }) =>
      `${categories[category]?.label ?? ''} at 00:0${minute}: ${formatCount(count)}`,
  )
  return (
    <p className={styles['footnote']}>
      {`Likely a default time, put where nobody knew the hour: ${items.join('; ')}. More than three times as many as an hour before and after.`}
    </p>
  )
}
