/** The ranking of places: where most was reported in the chosen days, hours and categories, and how good such a choice is. */
import { useState } from 'react'
import type { PlaceRanking, RankedPlace } from '../../domain/places/ranked-place.ts'
import { hoursWords } from '../../measures/hotspots/hours-words.ts'
import { leftOutSentences, noPlacesSentence } from '../../measures/hotspots/place-words.ts'
import { currentOf, pendingWords } from '../../state/questions/reply.ts'
import { useReply, useHoldfast } from '../../state/context.tsx'
import { Button } from '../../ui/Button.tsx'
import { formatCount, formatSpan, plural } from '../../ui/numbers.ts'
import { Story, StorySection } from '../details/Story.tsx'
import { ChoiceSection } from './ChoiceSection.tsx'
import { HowWeKnow } from './HowWeKnow.tsx'
import { PlaceTable } from './PlaceTable.tsx'
import { RankingChoices } from './RankingChoices.tsx'
import styles from './places.module.css'

const FIRST_PLACES = 20

export function RankingDetails() {
  const reply = useReply('places')
  const answer = currentOf(reply)
  const view = useHoldfast((state) => state.view)
  const { hours, cell } = view
  const asked = answer?.question.asked
  const period = asked ? formatSpan(asked.window.from, asked.window.to) : ''
  return (
    <Story
      kicker={`Squares of ${cell} m, ${hoursWords(hours)}`}
      title="Where it gathers"
      sentence={answer ? sentenceOf(answer.ranking, period) : pendingWords(reply, 'Ranking.')}
    >
      <RankingChoices />
      {answer && <Places ranking={answer.ranking} period={period} />}
      <ChoiceSection />
      {answer && (
        <StorySection title="What is not counted">
          <LeftOut ranking={answer.ranking} />
        </StorySection>
      )}
      <HowWeKnow />
    </Story>
  )
}

const sentenceOf = ({ counted, harm, squares, hot }: PlaceRanking, period: string) =>
  `${period}: ${plural(counted, 'report')} (harm ${formatCount(harm)}, by example weights) in ${formatCount(squares)} squares, of which ${formatCount(hot)} hold more than chance would give.`

interface PlacesProps {
  readonly ranking: PlaceRanking
  readonly period: string
}
function Places({ ranking, period }: PlacesProps) {
  const [isAll, setAll] = useState(false)
  const histories = currentOf(useReply('choice'))?.histories ?? null
  const { places } = ranking
  if (places.length === 0) return <p className={styles['none']}>{noPlacesSentence(ranking)}</p>
  const shown = isAll ? places : places.slice(0, FIRST_PLACES)
  const hot = shown.filter(({ isHot }) => isHot)
  const rest = shown.filter(({ isHot }) => !isHot)
  return (
    <>
      <Part
        title="More than chance would give"
        places={hot}
        none="No place holds more than chance would give: with few reports none can."
        {...{ histories, period }}
      />
      {rest.length > 0 && <Part title="Could be chance" places={rest} none="" {...{ histories, period }} />}
      {places.length > FIRST_PLACES && (
        <Button kind="link" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? `Only the first ${FIRST_PLACES}` : `All ${places.length} places`}
        </Button>
      )}
    </>
  )
}

interface PartProps {
  readonly title: string
  readonly places: readonly RankedPlace[]
  readonly none: string
  readonly histories: readonly string[] | null
  readonly period: string
}
function Part({ title, places, none, histories, period }: PartProps) {
  return (
    <StorySection title={title} fact={places.length > 0 ? plural(places.length, 'place') : ''}>
      {places.length === 0 ? (
        <p className={styles['none']}>{none}</p>
      ) : (
        <PlaceTable caption={`${title}, ${period}`} places={places} histories={histories} />
      )}
    </StorySection>
  )
}

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
