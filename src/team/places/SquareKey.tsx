/** Keys of the layers of squares and density: their five classes, fixed over the whole data, in the colours of the map. */
import { classWords, type ColourClasses } from '../../measures/hotspots/square-classes.ts'
import { scopeSentence } from '../../measures/scope.ts'
import { placesRequestOf } from '../../state/questions/questions-of.ts'
import { failureOf, latestOf } from '../../state/questions/reply.ts'
import { useReply, useHoldfast } from '../../state/context.tsx'
import { placesScopeOf } from '../../state/scope-of.ts'
import { chosenShare, classesFor, isScaledBy, type SquareClasses } from '../../map/squares/scaled-classes.ts'
import { classOpacity } from '../../map/squares/square-colours.ts'
import { Pending } from '../../ui/Pending.tsx'
import { formatPercent } from '../../ui/numbers.ts'
import { PatrolGeneratedFilter, SquareSizeSelect } from './ranking/RankingChoices.tsx'
import styles from './SquareKey.module.css'

export function SquareKey() {
  const reply = useReply('squares')
  const failure = failureOf(reply)
  const classes = useClasses()?.counts
  return (
    <div className={styles['key']}>
      {failure && <Pending failure={failure}>Counting.</Pending>}
      {classes && <ClassSteps classes={classes} unit="Reports in a square" />}
      <ScaledWords />
      <ChosenWords />
      <p className={styles['words']}>
        <svg width="16" height="12" aria-hidden="true">
          <rect x="2" y="1" width="12" height="10" fill="none" stroke="var(--ink)" strokeWidth="2.5" />
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
  const classes = useClasses()
  const areSquaresOn = useHoldfast(({ view }) => view.layers.includes('squares'))
  const failure = failureOf(reply)
  // The key of the squares, if shown, reports the failure.
  if (failure && !areSquaresOn) return <Pending failure={failure}>Counting.</Pending>
  if (!answer || !classes) return null
  return (
    <div className={styles['key']}>
      <ClassSteps classes={classes.density} unit="Reports for each square kilometre" />
      {!areSquaresOn && <ScaledWords />}
      {!areSquaresOn && <ChosenWords />}
      <p className={styles['words']}>
        {`Counted within ${answer.bandwidthMetres} m, near reports for more than far ones. A colour means the same on all days.`}
      </p>
      {!areSquaresOn && <PatrolGeneratedFilter />}
    </div>
  )
}

/** The classes of squares and density at every window, scaled by the share of the data that is chosen. */
function useClasses(): SquareClasses | null {
  const classes = latestOf(useReply('squares'))?.classes ?? null
  const share = useHoldfast(({ view, catalogue }) => (catalogue ? chosenShare(catalogue, view) : 1))
  return classes && classesFor(classes, share)
}

/** Why the classes are other than those of all data. */
function ScaledWords() {
  const words = useHoldfast(({ view, catalogue }) =>
    catalogue && isScaledBy(view) ? shareWords(chosenShare(catalogue, view), view.areas.length > 0) : null,
  )
  return (
    words !== null && (
      <p className={styles['words']}>{`Classes scaled to the chosen categories and hours: ${words}.`}</p>
    )
  )
}

const shareWords = (share: number, isPart: boolean) =>
  `${share > 0 && share < 0.01 ? 'under 1 %' : formatPercent(share)} of all reports${isPart ? ' there' : ''}`

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
          <li key={least} style={classStyle(i + 1)}>
            {`${classWords(least)}${i === classes.length - 1 ? '+' : ''}`}
          </li>
        ))}
      </ol>
    </>
  )
}

const classStyle = (ofClass: number) =>
  ({ '--class': `var(--c${ofClass})`, '--class-opacity': classOpacity(ofClass) }) as React.CSSProperties
