/** Stop-searches by outcome and by self-defined ethnicity group, with 95 % intervals; small counts merged. */
import { RateList } from '../../charts/process/RateList.tsx'
import type { DaySpan } from '../../domain/day.ts'
import {
  ALL_OTHERS,
  LEAST_SEARCHES,
  NO_RESIDENTS,
  type SearchBreakdown,
  type SearchParts,
} from '../../measures/gaps/searches.ts'
import { countWords, spanWords } from '../../measures/sentences.ts'
import { formatPercent } from '../../ui/numbers.ts'
import style from './GapsPart.module.css'

export function SearchLists({ searches, window }: { searches: SearchBreakdown; window: DaySpan }) {
  const { outcomes, groups, finds } = searches
  const isUnknown = outcomes.kind === 'none' && groups.kind === 'none' && outcomes.text === groups.text
  if (isUnknown) return <p>{outcomes.text}</p>
  return (
    <>
      {(outcomes.kind === 'parts' || groups.kind === 'parts') && (
        <p>
          {`Nothing under ${LEAST_SEARCHES} is shown: smaller counts, and with them the next in size, stand together as “${ALL_OTHERS}”. Tables of different days side by side could give them back, so publish one. Lines are 95 % intervals.`}
        </p>
      )}
      <PartList title="Searches by outcome" heading="Outcome" parts={outcomes} window={window} />
      <PartList
        title="Searches by self-defined ethnicity"
        heading="Group"
        parts={groups}
        window={window}
        note={groups.kind === 'parts' ? NO_RESIDENTS : undefined}
      />
      {groups.kind === 'parts' && (
        <PartList
          title="Searches that found something, by self-defined ethnicity"
          heading="Group"
          parts={finds}
          window={window}
        />
      )}
    </>
  )
}

interface PartListProps {
  readonly title: string
  readonly heading: string
  readonly parts: SearchParts
  readonly window: DaySpan
  readonly note?: string | undefined
}

function PartList({ title, heading, parts, window, note }: PartListProps) {
  return (
    <div>
      <p className={style['sub']}>{title}</p>
      {parts.kind === 'none' ? (
        <p>{parts.text}</p>
      ) : (
        <RateList
          label={`${title}, share, ${spanWords(window)}`}
          heading={heading}
          rows={parts.parts.map(({ label, count, of, share: { share, low, high } }) => ({
            id: label ?? '',
            label: label ?? ALL_OTHERS,
            rate: { value: share, low, high },
            from: `${countWords(count)} of ${countWords(of)} searches`,
          }))}
          show={formatPercent}
          axis="Share of searches"
        />
      )}
      {note !== undefined && <p>{note}</p>}
    </div>
  )
}
