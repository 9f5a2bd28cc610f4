/** Why this place: what, when, its history, what repeats, and how we know. */
import { BarList } from '../../charts/BarList.tsx'
import { HourMatrix } from '../../charts/HourMatrix.tsx'
import type { AddedPlace } from '../../domain/places/saved-plan.ts'
import { GROUPS, type Category } from '../../domain/category.ts'
import type { RankedPlace } from '../../domain/places/ranked-place.ts'
import type { PlaceDetails } from '../../measures/hotspots/place-details.ts'
import { hoursWords } from '../../measures/hotspots/hours-words.ts'
import { nearRepeatSentence, hotPlaceWords } from '../../measures/hotspots/place-words.ts'
import { currentOf, failureOf, pendingWords } from '../../state/questions/reply.ts'
import { useReply } from '../../state/questions/use-reply.ts'
import { useHoldfast, useIntent } from '../../state/context.tsx'
import { RANKING } from '../../state/view.ts'
import { Button } from '../../ui/Button.tsx'
import { formatCount, formatPercent, formatSpan, plural } from '../../ui/numbers.ts'
import { AddToPlan } from '../details/parts/AddToPlan.tsx'
import { ShowOnMap } from '../ShowOnMap.tsx'
import { Gone, Story, StorySection, type StoryFigure } from '../details/Story.tsx'
import { HowWeKnow } from './HowWeKnow.tsx'
import { PlaceHistorySection } from './PlaceHistorySection.tsx'
import styles from './places.module.css'

export function PlaceDetails({ id }: { readonly id: string }) {
  const reply = useReply('place')
  const answer = currentOf(reply)
  const categories = useHoldfast(({ catalogue }) => catalogue?.categories) ?? []
  if (!answer)
    return (
      <Story
        kicker="Place"
        title={failureOf(reply) ? 'Not counted' : 'Counting'}
        sentence={pendingWords(reply, 'What is known of this place is being counted.')}
      />
    )
  const { place, story } = answer
  if (!story) return <Gone what="Place" />
  const { window, hours } = answer.question.asked
  const period = formatSpan(window.from, window.to)
  return (
    <Story
      kicker={place ? kickerOf(place) : `Square ${id.replaceAll('-', ' ')}`}
      title={place?.name ?? story.near}
      sentence={`${period}, ${hoursWords(hours)}: ${place ? sentenceOf(place) : `${plural(story.count, 'report')}, in no place of the ranking.`}`}
      figures={figuresOf(story, place)}
    >
      <BackToRanking place={place} />
      <StorySection title="What">
        <BarList label={`Reports by category, ${period}`} bars={barsOf(story, categories)} unit="Reports" />
      </StorySection>
      <StorySection title="When in the week" fact="all hours">
        <HourMatrix
          label={`Reports here by weekday and hour, ${period}`}
          counts={story.hours.shares}
          unknown={story.hours.unknown}
          tooLong={story.hours.tooLong}
        />
      </StorySection>
      <PlaceHistorySection history={story.history} />
      <StorySection title="Does one follow another?">
        <p>{nearRepeatSentence(story.nearRepeat)}</p>
        {story.onOnePoint !== null && story.count > 0 && (
          <p className={styles['after']}>
            {`${plural(story.onOnePoint, 'report')} of ${formatCount(story.count)} (${formatPercent(story.onOnePoint / story.count)}) stand on one point.`}
          </p>
        )}
      </StorySection>
      <HowWeKnow place={place} />
      <AddToPlan place={place ? addedFrom(place) : squareFrom(id, story)} />
    </Story>
  )
}

const addedFrom = ({ id, name, squares, sideMetres }: RankedPlace): AddedPlace => ({
  kind: 'squares',
  id,
  name,
  squares,
  sideMetres,
})

/** A square that no place of the ranking holds is named by its id. */
function squareFrom(id: string, { near }: PlaceDetails): AddedPlace {
  const [easting = 0, northing = 0, sideMetres = 0] = id.split('-').map(Number)
  return { kind: 'squares', id, name: near, squares: [{ easting, northing }], sideMetres }
}

const kickerOf = ({ squares, sideMetres, ward }: RankedPlace) =>
  `Place of ${plural(squares.length, 'square')} of ${sideMetres} m, ${ward ?? 'in no ward'}`

const sentenceOf = (place: RankedPlace) =>
  `${plural(place.count, 'report')}, number ${place.rank} of the ranking, ${hotPlaceWords(place)}. It holds ${(place.share * 100).toFixed(1)} % of what the ranking counts in the borough.`

/** Harm never stands alone. */
const figuresOf = (story: PlaceDetails, place: RankedPlace | null): readonly StoryFigure[] => [
  { value: formatCount(story.count), label: 'reports' },
  ...(place ? [{ value: formatCount(place.harm), label: 'harm, example weights' }] : []),
]

const barsOf = ({ byCategory }: PlaceDetails, categories: readonly Category[]) =>
  categories
    .map(({ id, label, group }, i) => ({
      id,
      label,
      value: byCategory[i] ?? 0,
      colour: `g${GROUPS.indexOf(group) + 1}`,
    }))
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => b.value - a.value)

function BackToRanking({ place }: { readonly place: RankedPlace | null }) {
  const intend = useIntent()
  return (
    <p className={styles['ways']} data-opens-details="">
      <Button kind="link" onClick={() => intend({ kind: 'choose', chosen: RANKING })}>
        Back to the ranking
      </Button>
      {place && <ShowOnMap points={[place.centre]} />}
    </p>
  )
}
