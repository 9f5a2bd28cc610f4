/** Patrol minutes and stop-searches by fifth of deprivation of the census area, and searches by outcome and ethnicity; never on a map. */
import { deprivationCountry } from '../../domain/place/served-place.ts'
import { RateList, type RateRow } from '../../charts/process/RateList.tsx'
import { KnownNote } from '../../clock/KnownNote.tsx'
import type { DaySpan } from '../../domain/day.ts'
import type { Fairness, FairnessRow } from '../../measures/gaps/fairness.ts'
import type { Knowledge } from '../../measures/figure.ts'
import { countWords, rateWords, spanWords } from '../../measures/sentences.ts'
import { formatPercent, plural } from '../../ui/numbers.ts'
import type { SearchBreakdown } from '../../measures/gaps/searches.ts'
import { BoardScope } from '../BoardScope.tsx'
import { Heading } from '../sections.tsx'
import { SearchLists } from './SearchLists.tsx'
import style from './GapsPart.module.css'

/** By which patrol and searches are placed. */
const AREAS = ['areas'] as const

interface FairnessSectionProps {
  readonly fairness: Fairness | null
  readonly searches: SearchBreakdown | null
  readonly window: DaySpan
}

export function FairnessSection({ fairness, searches, window }: FairnessSectionProps) {
  return (
    <section className={style['section']} aria-labelledby="fairness">
      <Heading id="fairness">Fairness: who is patrolled and searched</Heading>
      <KnownNote kinds={AREAS} />
      {fairness ? (
        <BoardScope measure="Patrol and stop-searches by fifth of deprivation" days={window}>
          <RateLists fairness={fairness} window={window} />
        </BoardScope>
      ) : (
        <p>Not known: the data hold no census areas with residents and deprivation.</p>
      )}
      {searches && (
        <BoardScope measure="Stop-searches by outcome and self-defined ethnicity" days={window}>
          <SearchLists searches={searches} window={window} />
        </BoardScope>
      )}
    </section>
  )
}

const FIFTH_LABELS = ['most deprived', '', '', '', 'least deprived']
const labelOf = ({ fifth }: FairnessRow) => {
  const end = FIFTH_LABELS[fifth - 1] ?? ''
  return end === '' ? `Fifth ${fifth}` : `Fifth ${fifth}, ${end}`
}

/** Only what is known, or its lower bound; empty where that is nothing. */
function unplacedSentence({ visits, minutes, searches }: Fairness['unplaced'], known: Fairness['knowledge']) {
  const parts = [
    ...(visits > 0 && known.visits.known !== 'no'
      ? [`${boundOf(known.visits)}${plural(visits, 'visit')} of ${countWords(minutes)} minutes`]
      : []),
    ...(searches > 0 && known.searches.known !== 'no'
      ? [`${boundOf(known.searches)}${plural(searches, 'search', 'searches')}`]
      : []),
  ]
  return parts.length === 0 ? '' : ` In no fifth, as their place is not known: ${parts.join(' and ')}.`
}
const boundOf = ({ known }: Knowledge) => (known === 'part' ? 'at least ' : '')

function RateLists({
  fairness: { rows, unplaced, knowledge },
  window,
}: {
  fairness: Fairness
  window: DaySpan
}) {
  const rowsWith = (rate: (row: FairnessRow) => RateRow['rate'], from: (row: FairnessRow) => string) =>
    rows.map((row) => ({ id: String(row.fifth), label: labelOf(row), rate: rate(row), from: from(row) }))
  const days = spanWords(window)
  return (
    <>
      <p>
        By the census area in which it took place, in fifths of deprivation of {deprivationCountry()}; who was
        met there need not live there. Lines are 95 % intervals.
        {unplacedSentence(unplaced, knowledge)}
      </p>
      {knowledge.visits.known !== 'yes' && (
        <p>{`Patrol is not ${knowledge.visits.known === 'part' ? 'wholly ' : ''}known. ${knowledge.visits.why}`}</p>
      )}
      {knowledge.searches.known !== 'yes' && (
        <p>{`Searches are not ${knowledge.searches.known === 'part' ? 'wholly ' : ''}known. ${knowledge.searches.why}`}</p>
      )}
      <div className={style['lists']}>
        <div>
          <p className={style['sub']}>Patrol minutes for every 1,000 residents</p>
          <RateList
            isNarrow
            label={`Patrol minutes for every 1,000 residents, ${days}`}
            heading="Fifth of deprivation"
            rows={rowsWith(
              ({ patrol }) => patrol,
              ({ patrol, visits, minutes, residents }) =>
                `${patrol ? `${plural(visits, 'visit')}, ${countWords(minutes)} minutes, ` : ''}${countWords(residents)} residents`,
            )}
            show={rateWords}
            axis="Minutes for every 1,000 residents"
          />
        </div>
        <div>
          <p className={style['sub']}>Stop-searches for every 1,000 residents</p>
          <RateList
            isNarrow
            label={`Stop-searches for every 1,000 residents, ${days}`}
            heading="Fifth of deprivation"
            rows={rowsWith(
              ({ searched }) => searched,
              ({ searched, searches, residents }) =>
                `${searched ? `${plural(searches, 'search', 'searches')}, ` : ''}${countWords(residents)} residents`,
            )}
            show={rateWords}
            axis="Searches for every 1,000 residents"
          />
        </div>
        <div>
          <p className={style['sub']}>Searches that found something</p>
          <RateList
            isNarrow
            label={`Share of searches that found something, ${days}`}
            heading="Fifth of deprivation"
            rows={rowsWith(
              ({ finds }) => finds && { value: finds.share, low: finds.low, high: finds.high },
              ({ searched, searches }) => (searched ? plural(searches, 'search', 'searches') : ''),
            )}
            show={formatPercent}
            axis="Share of searches"
          />
        </div>
      </div>
    </>
  )
}
