/** The keys of squares and density: their five classes, fixed from the whole data, in the colours of the map. */
import type { ColourClasses } from '../../measures/hotspots/square-classes.ts'
import { failureOf, latestOf } from '../../state/questions/reply.ts'
import { useReply } from '../../state/questions/use-reply.ts'
import { useHoldfast } from '../../state/context.tsx'
import { Pending } from '../../ui/Pending.tsx'
import { formatCount } from '../../ui/numbers.ts'
import { FoundChoice, SquareChoice } from './RankingChoices.tsx'
import styles from './SquareKey.module.css'

export function SquareKey() {
  const reply = useReply('squares')
  const failure = failureOf(reply)
  const classes = latestOf(reply)?.classes.counts
  return (
    <div className={styles['key']}>
      {failure && <Pending failure={failure}>Counting.</Pending>}
      {classes && <Steps classes={classes} unit="Reports in a square" />}
      <p className={styles['words']}>
        <svg width="16" height="12" aria-hidden="true">
          <rect x="2" y="1" width="12" height="10" fill="none" stroke="var(--ink)" strokeWidth="2" />
        </svg>
        more than chance would give
      </p>
      <SquareChoice />
      <FoundChoice />
    </div>
  )
}

export function DensityKey() {
  const reply = useReply('squares')
  const answer = latestOf(reply)
  const areSquaresOn = useHoldfast(({ view }) => view.layers.includes('squares'))
  const failure = failureOf(reply)
  // Beside the key of the squares it is said there.
  if (failure && !areSquaresOn) return <Pending failure={failure}>Counting.</Pending>
  if (!answer) return null
  return (
    <div className={styles['key']}>
      <Steps classes={answer.classes.density} unit="Reports for each square kilometre" />
      <p className={styles['words']}>
        {`Quartic kernel, ${answer.bandwidthMetres} m. A colour means the same at every window.`}
      </p>
      {!areSquaresOn && <FoundChoice />}
    </div>
  )
}

interface StepsProps {
  readonly classes: ColourClasses
  readonly unit: string
}
function Steps({ classes, unit }: StepsProps) {
  return (
    <>
      <p className={styles['words']}>{unit}</p>
      <ol className={styles['steps']}>
        {classes.map((least, i) => (
          <li key={least} style={{ '--class': `var(--c${i + 1})` } as React.CSSProperties}>
            {`${formatCount(least)}${i === classes.length - 1 ? '+' : ''}`}
          </li>
        ))}
      </ol>
    </>
  )
}
