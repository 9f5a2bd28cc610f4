/** "You said, we did": public commitments, done or open, and the partnership's activity in the quarter. */
import { rangeWords } from '../../summary/band.ts'
import { BOROUGH, FIGURE, QUARTER } from '../../summary/figure-marks.ts'
import type { BoroughFigure, PublicCommitment } from '../../summary/public-summary.ts'
import { quarterWords } from '../../summary/quarter.ts'
import { type Named, briefDetails, commitmentDetails, withoutStop } from '../reading/commitments.ts'

interface Props extends Named {
  readonly commitments: readonly PublicCommitment[]
  /** Whether the list of commitments is known to hold all of them. */
  readonly isListWhole: boolean
  readonly borough: readonly BoroughFigure[]
  readonly quarters: readonly string[]
  /** The quarter that is shown. */
  readonly quarter: string
  readonly place: string
}

/** More would push the figures off the first screen. */
const SHOWN_FIRST = 4

export function SaidAndDid({ commitments, isListWhole, areas, releasedOn, ...activity }: Props) {
  const release = { areas, releasedOn }
  const sorted = openFirst(commitments)
  const [first, more] = [sorted.slice(0, SHOWN_FIRST), sorted.slice(SHOWN_FIRST)]
  return (
    <section aria-labelledby="said-title">
      <h2 id="said-title">You said, we did</h2>
      {listWords(commitments.length, isListWhole)}
      <Commitments commitments={first} release={release} />
      {more.length > 0 && (
        <details className="more">
          <summary>{foldWords(more)}</summary>
          <Commitments commitments={more} release={release} />
        </details>
      )}
      <Activity {...activity} />
    </section>
  )
}

const isDone = ({ done }: PublicCommitment) => done !== null

/** `13 more: 4 not yet done, 9 done`. */
function foldWords(more: readonly PublicCommitment[]): string {
  const done = more.filter(isDone).length
  const open = more.length - done
  const parts = [...(open > 0 ? [`${open} not yet done`] : []), ...(done > 0 ? [`${done} done`] : [])]
  return `${more.length} more: ${parts.join(', ')}`
}

/** More would not fit a frame. */
const SHOWN_IN_FRAME = 3

/** The first of the list alone, for a frame. */
export function SaidFirst({
  commitments,
  isListWhole,
  ...release
}: Pick<Props, 'commitments' | 'isListWhole' | keyof Named>) {
  return (
    <section aria-labelledby="said-title">
      <h2 id="said-title">You said, we did</h2>
      {listWords(commitments.length, isListWhole)}
      <Commitments
        commitments={openFirst(commitments).slice(0, SHOWN_IN_FRAME)}
        release={release}
        detailsOf={briefDetails}
      />
    </section>
  )
}

/** Open commitments come first, so that the list does not read as an advertisement. */
const openFirst = (commitments: readonly PublicCommitment[]) => [
  ...commitments.filter((one) => !isDone(one)),
  ...commitments.filter(isDone),
]

function listWords(count: number, isListWhole: boolean) {
  if (count > 0) return isListWhole ? null : <p>There may be more: this list is not whole.</p>
  return (
    <p>{isListWhole ? 'No promise has been made public yet.' : 'What was promised is not known here.'}</p>
  )
}

interface CommitmentsProps extends Pick<Props, 'commitments'> {
  readonly release: Named
  readonly detailsOf?: typeof commitmentDetails
}

function Commitments({ commitments, release, detailsOf = commitmentDetails }: CommitmentsProps) {
  if (commitments.length === 0) return null
  return (
    <ul className="promises">
      {commitments.map((commitment) => (
        <li key={commitment.text}>
          <strong className="state" data-done={commitment.done !== null}>
            {commitment.done === null ? 'Not yet' : 'Done'}
          </strong>{' '}
          <span>
            {`${withoutStop(commitment.text)}.`} <small>{detailsOf(commitment, release)}</small>
          </span>
        </li>
      ))}
    </ul>
  )
}

const NOT_KNOWN = 'not known'
const WHY_NOT_KNOWN =
  'Not known: the list of a partner does not cover all of these months. Nothing is held back.'

type ActivityProps = Pick<Props, 'borough' | 'quarters' | 'quarter' | 'place'>

/** One block for each quarter, of which the page shows that of its selection. */
function Activity({ borough, quarters, quarter: shown, place }: ActivityProps) {
  if (borough.length === 0) return null
  return quarters.map((quarter) => (
    <div key={quarter} data-done-in={quarter} hidden={quarter !== shown}>
      <h3>{`What was done in ${place}, ${quarterWords(quarter)}`}</h3>
      <QuarterActivity figures={activityIn(borough, quarter)} quarter={quarter} />
    </div>
  ))
}

interface QuarterActivityProps {
  readonly figures: ReturnType<typeof activityIn>
  readonly quarter: string
}

function QuarterActivity({ figures, quarter }: QuarterActivityProps) {
  if (figures.length === 0) return <p>What was done in these months is not known here.</p>
  return (
    <>
      <dl className="done">
        {figures.map(({ id, label, range }) => (
          <div key={id}>
            <dt>{label}</dt>
            {range ? (
              <dd {...{ [FIGURE]: '', [BOROUGH]: id, [QUARTER]: quarter }}>{rangeWords(range)}</dd>
            ) : (
              <dd>{NOT_KNOWN}</dd>
            )}
          </div>
        ))}
      </dl>
      {figures.some(({ range }) => range === null) && <p className="why-not-known">{WHY_NOT_KNOWN}</p>}
    </>
  )
}

/**
 * Figures of a quarter in the order of the summary; range null: known of an earlier quarter, but not of this one.
 */
function activityIn(borough: readonly BoroughFigure[], quarter: string) {
  const labels = new Map(borough.filter((one) => one.quarter <= quarter).map(({ id, label }) => [id, label]))
  return [...labels].map(([id, label]) => ({
    id,
    label,
    range: borough.find((figure) => figure.id === id && figure.quarter === quarter) ?? null,
  }))
}
