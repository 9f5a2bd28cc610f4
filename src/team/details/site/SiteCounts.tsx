/** Crimes and ASB of a site in the window, apart, each with its change and what may be said of it. */
import { figureOf } from '../../../measures/figure.ts'
import { changeSentence } from '../../../measures/sentences.ts'
import { failureOf, latestOf } from '../../../state/questions/reply.ts'
import { useReply, useHoldfast } from '../../../state/context.tsx'
import { Chip } from '../../../ui/Chip.tsx'
import { Pending } from '../../../ui/Pending.tsx'
import { formatCount, formatSpan } from '../../../ui/numbers.ts'
import styles from '../details.module.css'
import { StorySection } from '../Story.tsx'

const MEASURES = [
  ['crimes-reported', 'Crimes, without what patrol itself finds'],
  ['asb', 'ASB'],
] as const

export function SiteCounts({ site }: { readonly site: string }) {
  const reply = useReply('board')
  const answer = latestOf(reply)
  const shown = useHoldfast(({ shown: moment }) => moment?.window)
  if (!answer) return <Pending failure={failureOf(reply)}>Counting.</Pending>
  const { from, to } = answer.question.window
  const told = MEASURES.flatMap(([id, label]) => {
    const figure = figureOf(answer.figures, id, { site })
    return figure ? [{ figure, label }] : []
  })
  if (told.length === 0) return <p>No feed of incidents is open.</p>
  return (
    <>
      {told.map(({ figure, label }) => (
        <StorySection key={figure.id} title={label}>
          <p>
            <strong className={styles['number']}>{formatCount(figure.value)}</strong>{' '}
            {figure.verdict && <Chip verdict={figure.verdict} />}
          </p>
          <p>{[changeSentence(figure), figure.caveat].filter(Boolean).join(' ')}</p>
        </StorySection>
      ))}
      <p className={styles['footnote']} aria-busy={shown?.from !== from || shown.to !== to}>
        {`${formatSpan(from, to)}, every category, inside the boundary. The board sets the site against its comparison areas.`}
      </p>
    </>
  )
}
