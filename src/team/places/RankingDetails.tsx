/** Ranking of places by reports or harm in the chosen days, hours and categories, with what is left out and how well it predicts. */
import { useState } from 'react'
import { KnownNote, useKnown } from '../../clock/KnownNote.tsx'
import type { PlaceRanking, RankedPlace } from '../../domain/places/ranked-place.ts'
import { noneWords } from '../../measures/feeds/known-words.ts'
import type { Knowledge } from '../../measures/figure.ts'
import { hoursWords } from '../../measures/hotspots/hours-words.ts'
import { leftOutSentences, noPlacesSentence } from '../../measures/hotspots/place-words.ts'
import { useHoldfast, useIntent, useReply } from '../../state/context.tsx'
import { currentOf, pendingWords } from '../../state/questions/reply.ts'
import { Button } from '../../ui/Button.tsx'
import { formatCount, formatSpan, plural } from '../../ui/numbers.ts'
import { DetailsFrame, DetailsSection } from '../details/details-frame.tsx'
import { ChoiceQualitySection, MethodSection } from './evidence-sections.tsx'
import { RankingChoices } from './RankingChoices.tsx'
import styles from './places.module.css'

/** Places shown before the list is expanded. */
const FIRST_PLACES = 20

const INCIDENTS = ['incidents'] as const

export function RankingDetails() {
  const reply = useReply('places')
  const answer = currentOf(reply)
  const known = useKnown('incidents')
  const view = useHoldfast((state) => state.view)
  const { hours, cell } = view
  const ranked = answer?.question.request
  const period = ranked ? formatSpan(ranked.window.from, ranked.window.to) : ''
  return (
    <DetailsFrame
      kicker={`Squares of ${cell} m, ${hoursWords(hours)}`}
      title="Where it gathers"
      sentence={answer ? knownSentence(answer.ranking, period, known) : pendingWords(reply, 'Ranking.')}
    >
      <KnownNote kinds={INCIDENTS} />
      <RankingChoices />
      {answer && <RankedPlaces ranking={answer.ranking} period={period} />}
      <ChoiceQualitySection />
      {answer && (
        <DetailsSection title="What is not counted">
          <LeftOut ranking={answer.ranking} />
        </DetailsSection>
      )}
      <MethodSection />
    </DetailsFrame>
  )
}

const knownSentence = (ranking: PlaceRanking, period: string, known: Knowledge['known']) =>
  known !== 'yes' && ranking.counted === 0 ? `${period}: reports are not known.` : sentenceOf(ranking, period)

const sentenceOf = ({ counted, harm, squares, hot }: PlaceRanking, period: string) =>
  `${period}: ${plural(counted, 'report')} (harm ${formatCount(harm)}, by example weights) in ${formatCount(squares)} squares, of which ${formatCount(hot)} hold more than chance would give.`

interface RankedPlacesProps {
  readonly ranking: PlaceRanking
  readonly period: string
}
function RankedPlaces({ ranking, period }: RankedPlacesProps) {
  const [isAll, setAll] = useState(false)
  const histories = currentOf(useReply('choice'))?.histories ?? null
  const known = useKnown('incidents')
  const { places } = ranking
  if (places.length === 0)
    return <p className={styles['none']}>{noneWords(noPlacesSentence(ranking), known)}</p>
  const shown = isAll ? places : places.slice(0, FIRST_PLACES)
  const hot = shown.filter(({ isHot }) => isHot)
  const rest = shown.filter(({ isHot }) => !isHot)
  return (
    <>
      <PlaceGroup
        title="More than chance would give"
        places={hot}
        none="No place holds more than chance would give: with few reports none can."
        {...{ histories, period }}
      />
      {rest.length > 0 && (
        <PlaceGroup title="Could be chance" places={rest} none="" {...{ histories, period }} />
      )}
      {places.length > FIRST_PLACES && (
        <Button kind="link" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? `Only the first ${FIRST_PLACES}` : `All ${places.length} places`}
        </Button>
      )}
    </>
  )
}

interface PlaceGroupProps {
  readonly title: string
  readonly places: readonly RankedPlace[]
  /** Text if there are no places. */
  readonly none: string
  readonly histories: readonly string[] | null
  readonly period: string
}
function PlaceGroup({ title, places, none, histories, period }: PlaceGroupProps) {
  return (
    <DetailsSection title={title} fact={places.length > 0 ? plural(places.length, 'place') : ''}>
      {places.length === 0 ? (
        <p className={styles['none']}>{none}</p>
      ) : (
        <PlaceTable caption={`${title}, ${period}`} places={places} histories={histories} />
      )}
    </DetailsSection>
  )
}

/** Sentences on the reports that are not counted. */
function LeftOut({ ranking }: { readonly ranking: PlaceRanking }) {
  const sentences = leftOutSentences(ranking)
  if (sentences.length === 0) return <p>Every report of these days and categories is counted.</p>
  return (
    <ul className={styles['sentences']}>
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  )
}

interface PlaceTableProps {
  readonly caption: string
  readonly places: readonly RankedPlace[]
  /** History of each place by rank; null until it is counted. */
  readonly histories: readonly string[] | null
}

/** Table of places with ward, history, reports and harm. */
function PlaceTable({ caption, places, histories }: PlaceTableProps) {
  const intend = useIntent()
  return (
    <table className={styles['table']}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Rank</span>
          </th>
          <th scope="col">Place, ward</th>
          <th scope="col">History</th>
          <th scope="col">Reports</th>
          <th scope="col">Harm</th>
        </tr>
      </thead>
      <tbody data-opens-details="">
        {places.map(({ id, rank, name, ward, count, harm }) => (
          <tr key={id}>
            <td>{rank}</td>
            <th scope="row">
              <Button kind="link" onClick={() => intend({ kind: 'choose', chosen: { kind: 'place', id } })}>
                {name}
              </Button>
              <small>{ward ?? 'in no ward'}</small>
            </th>
            <td>{histories?.[rank - 1] ?? ''}</td>
            <td>{formatCount(count)}</td>
            <td>{formatCount(harm)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
