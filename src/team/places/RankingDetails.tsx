/** Ranking of places by reports or harm in the chosen days, hours and categories, with what is left out and how well it predicts. */
import { useState } from 'react'
import { KnownNote, useKnown } from '../../clock/KnownNote.tsx'
import type { PlaceRanking, RankedPlace } from '../../domain/places/ranked-place.ts'
import { theWhole } from '../../domain/place/served-place.ts'
import {
  LEAST_REPORTS_NOTE,
  PLACE_REGRESSION_CAUTION,
  leftOutSentences,
  noPlacesSentence,
  placeWardWords,
} from '../../measures/hotspots/place-words.ts'
import { scopedStatement, scopeWords, type Scope } from '../../measures/scope.ts'
import { noneWords } from '../../measures/feeds/known-words.ts'
import type { Knowledge } from '../../measures/figure.ts'
import { useHoldfast, useReply } from '../../state/context.tsx'
import { currentOf, pendingWords } from '../../state/questions/reply.ts'
import { placesScopeOf } from '../../state/scope-of.ts'
import { Button } from '../../ui/Button.tsx'
import { TableFile, type FileColumn } from '../../ui/files/TableFile.tsx'
import { formatCount, plural } from '../../ui/numbers.ts'
import { DetailsFrame, DetailsSection } from '../details/details-frame.tsx'
import { ChoiceQualitySection, MethodSection } from './evidence-sections.tsx'
import { PlaceRow } from './ranking/PlaceRow.tsx'
import { PlacesScope } from './PlacesScope.tsx'
import { RankingChoices } from './ranking/RankingChoices.tsx'
import { FIRST_PLACES } from './use-lit-place.ts'
import styles from './places.module.css'

const INCIDENTS = ['incidents'] as const

export function RankingDetails() {
  const reply = useReply('places')
  const answer = currentOf(reply)
  const known = useKnown('incidents')
  const cell = useHoldfast(({ view }) => view.cell)
  const catalogue = useHoldfast((state) => state.catalogue)
  const scope = answer && catalogue && placesScopeOf(answer.question.request, catalogue)
  return (
    <PlacesScope request={answer?.question.request}>
      <DetailsFrame
        kicker={`Squares of ${cell} m`}
        title="Where most is reported"
        sentence={scope ? knownSentence(answer.ranking, scope, known) : pendingWords(reply, 'Ranking.')}
      >
        <KnownNote kinds={INCIDENTS} />
        <RankingChoices />
        {scope && <RankedPlaces ranking={answer.ranking} scope={scope} />}
        <ChoiceQualitySection scope={scope} />
        {answer && (
          <DetailsSection title="What is not counted">
            <LeftOut ranking={answer.ranking} />
          </DetailsSection>
        )}
        <MethodSection />
      </DetailsFrame>
    </PlacesScope>
  )
}

const knownSentence = (ranking: PlaceRanking, scope: Scope, known: Knowledge['known']) =>
  known === 'yes'
    ? sentenceOf(ranking, scope)
    : ranking.counted === 0
      ? `${scopedStatement(scope, 'reports are not known')}.`
      : `${scopedStatement(scope, `at least ${plural(ranking.counted, 'report')}`)}. Not all reports of these days are known: with the others the places might stand in another order, and more or fewer of them stand out.`

/** What the whole borough holds: chosen areas narrow the list of places, not what they are judged against. */
function sentenceOf({ counted, harm, squares, hot }: PlaceRanking, scope: Scope): string {
  const counts = `${plural(counted, 'report')} (harm ${formatCount(harm)}, by example weights) in ${formatCount(squares)} squares of ${theWhole()}, of which ${formatCount(hot)} hold, with those round them, more than chance would give`
  const listed = scope.areas.length > 0 ? ` Listed are places in ${scope.areas.join(', ')} only.` : ''
  return `${scopedStatement({ ...scope, areas: [] }, counts)}.${listed}`
}

interface RankedPlacesProps {
  readonly ranking: PlaceRanking
  readonly scope: Scope
}
function RankedPlaces({ ranking, scope }: RankedPlacesProps) {
  const [isAll, setAll] = useState(false)
  const { places } = ranking
  const known = useKnown('incidents')
  const areasKnown = useKnown('areas')
  const counted = currentOf(useReply('choice'))?.histories ?? null
  // A period without reports may be one whose reports are not known.
  const histories = known === 'yes' ? counted : places.map(() => 'not known')
  if (places.length === 0)
    return <p className={styles['none']}>{noneWords(noPlacesSentence(ranking), known)}</p>
  const shown = isAll ? places : places.slice(0, FIRST_PLACES)
  const hot = shown.filter(({ isHot }) => isHot)
  const rest = shown.filter(({ isHot }) => !isHot)
  return (
    <>
      <TableFile
        what="ranked places"
        caption={`Ranked places, ${scopeWords(scope)}`}
        columns={fileColumns(histories, areasKnown)}
        rows={places}
      />
      <PlaceGroup
        title="More than chance would give"
        places={hot}
        none={noneWords(
          'No place ranked holds more than chance would give: with few reports none can.',
          known,
        )}
        {...{ histories, scope }}
      />
      {rest.length > 0 && (
        <PlaceGroup title="Could be chance" places={rest} none="" {...{ histories, scope }} />
      )}
      <p className={styles['none']}>{`${LEAST_REPORTS_NOTE} ${PLACE_REGRESSION_CAUTION}`}</p>
      {places.length > FIRST_PLACES && (
        <Button kind="link" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
          {isAll ? `Only the first ${FIRST_PLACES}` : `All ${places.length} places`}
        </Button>
      )}
    </>
  )
}

/** What the saved ranking holds; `histories` is null until they are counted. */
const fileColumns = (
  histories: readonly string[] | null,
  areasKnown: Knowledge['known'],
): readonly FileColumn<RankedPlace>[] => [
  { label: 'Rank', value: ({ rank }) => rank },
  { label: 'Place', value: ({ areaName }) => areaName },
  { label: 'Ward', value: ({ ward }) => placeWardWords(ward, areasKnown) },
  { label: 'More than chance', value: ({ isHot }) => (isHot ? 'yes' : 'could be chance') },
  { label: 'History', value: ({ rank }) => histories?.[rank - 1] ?? null },
  { label: 'Reports', value: ({ count }) => count },
  { label: 'Harm', value: ({ harm }) => harm },
  { label: 'Share of the ranking', value: ({ share }) => share },
  { label: 'Squares', value: ({ squares }) => squares.length },
  { label: 'Gi*', value: ({ z }) => z },
  { label: 'p', value: ({ p }) => p },
  { label: 'q', value: ({ q }) => q },
]

interface PlaceGroupProps {
  readonly title: string
  readonly places: readonly RankedPlace[]
  /** Text if there are no places. */
  readonly none: string
  readonly histories: readonly string[] | null
  readonly scope: Scope
}
function PlaceGroup({ title, places, none, histories, scope }: PlaceGroupProps) {
  return (
    <DetailsSection title={title} fact={places.length > 0 ? plural(places.length, 'place') : ''}>
      {places.length === 0 ? (
        <p className={styles['none']}>{none}</p>
      ) : (
        <PlaceTable caption={`${title}, ${scopeWords(scope)}`} places={places} histories={histories} />
      )}
    </DetailsSection>
  )
}

/** Sentences on the reports that are not counted. */
function LeftOut({ ranking }: { readonly ranking: PlaceRanking }) {
  const known = useKnown('incidents')
  const sentences = leftOutSentences(ranking, known)
  if (sentences.length === 0)
    return <p>{noneWords('Every report of these days and categories is counted.', known)}</p>
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
  const known = useKnown('incidents')
  const areasKnown = useKnown('areas')
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
        {places.map((place) => (
          <PlaceRow
            key={place.id}
            place={place}
            history={histories?.[place.rank - 1] ?? null}
            known={known}
            areasKnown={areasKnown}
          />
        ))}
      </tbody>
    </table>
  )
}
