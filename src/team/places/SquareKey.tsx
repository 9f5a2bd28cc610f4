/** Keys of the layers of squares and density: their five classes, fixed over the whole data, in the colours of the map. */
import type { ColourClasses } from '../../measures/hotspots/square-classes.ts'
import { scopeSentence } from '../../measures/scope.ts'
import { placesRequestOf } from '../../state/questions/questions-of.ts'
import { failureOf, latestOf } from '../../state/questions/reply.ts'
import { useReply, useHoldfast } from '../../state/context.tsx'
import { placesScopeOf } from '../../state/scope-of.ts'
import { Pending } from '../../ui/Pending.tsx'
import { formatCount } from '../../ui/numbers.ts'
import { PatrolGeneratedFilter, SquareSizeSelect } from './RankingChoices.tsx'
import styles from './SquareKey.module.css'

export function SquareKey() {
  const reply = useReply('squares')
  const failure = failureOf(reply)
  const classes = latestOf(reply)?.classes.counts
  return (
    <div className={styles['key']}>
      {failure && <Pending failure={failure}>Counting.</Pending>}
      {classes && <ClassSteps classes={classes} unit="Reports in a square" />}
      <ChosenWords />
      <p className={styles['words']}>
        <svg width="16" height="12" aria-hidden="true">
          <rect x="2" y="1" width="12" height="10" fill="none" stroke="var(--ink)" strokeWidth="2" />
        </svg>
        more than chance would give
      </p>
      <SquareSizeSelect />
      <PatrolGeneratedFilter />
    </div>
  )
}

export function DensityKey() {
  const reply = useReply('squares')
  const answer = latestOf(reply)
  const areSquaresOn = useHoldfast(({ view }) => view.layers.includes('squares'))
  const failure = failureOf(reply)
  // The key of the squares, if shown, reports the failure.
  if (failure && !areSquaresOn) return <Pending failure={failure}>Counting.</Pending>
  if (!answer) return null
  return (
    <div className={styles['key']}>
      <ClassSteps classes={answer.classes.density} unit="Reports for each square kilometre" />
      {!areSquaresOn && <ChosenWords />}
      <p className={styles['words']}>
        {`Counted within ${answer.bandwidthMetres} m, near reports for more than far ones. A colour means the same on all days.`}
      </p>
      {!areSquaresOn && <PatrolGeneratedFilter />}
    </div>
  )
}

/** What the squares count: days, filters, and whether what patrol itself finds is left out. */
function ChosenWords() {
  const words = useHoldfast(({ view, catalogue, shown }) =>
    catalogue && shown
      ? scopeSentence(placesScopeOf({ ...placesRequestOf(view, shown.window), measure: 'count' }, catalogue))
      : null,
  )
  return words && <p className={styles['words']}>{words}</p>
}

interface ClassStepsProps {
  readonly classes: ColourClasses
  readonly unit: string
}
/** The classes with their lower bounds. */
function ClassSteps({ classes, unit }: ClassStepsProps) {
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
