/** Beside the patrol time of a hotspot: what was reported there, and the month's return for all hotspots. */
import { hotspotPeriodWords, returnName } from '../../../measures/patrol-time/monthly-return.ts'
import { reportsSentence } from '../../../measures/patrol-time/hotspot-reports.ts'
import { currentOf, failureOf } from '../../../state/questions/reply.ts'
import { useReply } from '../../../state/questions/use-reply.ts'
import { Button } from '../../../ui/Button.tsx'
import { Pending } from '../../../ui/Pending.tsx'
import { saveText } from '../../../ui/copy/clipboard.ts'
import { formatSpan } from '../../../ui/numbers.ts'
import { StorySection } from '../Story.tsx'
import styles from '../../places/places.module.css'

export function HotspotReports() {
  const reply = useReply('hotspot')
  const answer = currentOf(reply)
  const failure = failureOf(reply)
  if (failure) return <Pending failure={failure}>Counting.</Pending>
  if (!answer) return null
  const { reports, monthly, question } = answer
  const { from, to } = question.window
  return (
    <>
      <StorySection title="Reported in it" fact={formatSpan(from, to, 'short')}>
        {reports.map((figure) => (
          <p key={figure.id} className={styles['after']}>
            <strong>{figure.label}:</strong> {reportsSentence(figure)}
          </p>
        ))}
        <p className={styles['after']}>{hotspotPeriodWords(question.baseline)}</p>
      </StorySection>
      <StorySection
        title="The monthly return"
        fact={formatSpan(monthly.month.from, monthly.month.to, 'short')}
      >
        <p>Patrols, hours by agency, ASB, crimes and enforcement, a row a hotspot.</p>
        <Button
          kind="link"
          icon="table"
          onClick={() => saveText(returnName(monthly.month), 'text/csv', monthly.text)}
        >
          Save the return as CSV
        </Button>
      </StorySection>
    </>
  )
}
