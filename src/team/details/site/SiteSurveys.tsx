/** What residents of a site answered when they were asked, the newest first; where nobody was asked it says so. */
import type { SurveyResult } from '../../../domain/commitment.ts'
import { dayOfMoment, lastDayOfMoment } from '../../../domain/day.ts'
import { surveySentence } from '../../../measures/on-site.ts'
import { formatTightSpan } from '../../../ui/numbers.ts'
import styles from '../details.module.css'
import { StorySection } from '../Story.tsx'

export function SiteSurveys({ results }: { readonly results: readonly SurveyResult[] }) {
  const newest = results.toSorted((a, b) => b.from.at - a.from.at || (a.id < b.id ? -1 : 1))
  return (
    <StorySection title="What residents say">
      {newest.length === 0 && <p>No survey of residents is in the data.</p>}
      <ul className={styles['phases']}>
        {newest.map((result) => (
          <li key={result.id}>
            <span>
              {result.question}
              <small>{surveySentence(result)}</small>
              <small>{`Asked ${formatTightSpan(dayOfMoment(result.from), lastDayOfMoment(result.to))}.`}</small>
            </span>
          </li>
        ))}
      </ul>
    </StorySection>
  )
}
