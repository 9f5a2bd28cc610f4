/** "You said, we did": what was promised in public, done or not yet, and what was done across the whole. */
import { rangeWords } from '../../summary/band.ts'
import { BOROUGH, FIGURE, QUARTER } from '../../summary/figure-marks.ts'
import type { BoroughFigure, PublicArea, PublicCommitment } from '../../summary/public-summary.ts'
import { quarterWords } from '../../summary/quarter.ts'

interface Props {
  readonly commitments: readonly PublicCommitment[]
  readonly areas: readonly PublicArea[]
  readonly borough: readonly BoroughFigure[]
  readonly quarter: string
  readonly place: string
}

/** More would push the figures off the first screen. */
const SHOWN_AT_ONCE = 4

export function SaidAndDid({ commitments, areas, borough, quarter, place }: Props) {
  // What is not done is said first: a list that begins with successes is an advertisement.
  const isDone = ({ done }: PublicCommitment) => done !== null
  const sorted = [...commitments.filter((one) => !isDone(one)), ...commitments.filter(isDone)]
  const [first, more] = [sorted.slice(0, SHOWN_AT_ONCE), sorted.slice(SHOWN_AT_ONCE)]
  return (
    <section aria-labelledby="said-title">
      <h2 id="said-title">You said, we did</h2>
      {commitments.length === 0 && <p>No promise has been made public yet.</p>}
      <Promises commitments={first} areas={areas} />
      {more.length > 0 && (
        <details className="more">
          <summary>{`${more.length} more that ${more.length === 1 ? 'is' : 'are'} done`}</summary>
          <Promises commitments={more} areas={areas} />
        </details>
      )}
      <Done borough={borough} quarter={quarter} place={place} />
    </section>
  )
}

function Promises({ commitments, areas }: Pick<Props, 'commitments' | 'areas'>) {
  if (commitments.length === 0) return null
  return (
    <ul className="promises">
      {commitments.map((commitment) => (
        <li key={commitment.text}>
          <strong className="state" data-done={commitment.done !== null}>
            {commitment.done === null ? 'Not yet' : 'Done'}
          </strong>{' '}
          <span>
            {`${withoutStop(commitment.text)}.`} <small>{smallPrint(commitment, areas)}</small>
          </span>
        </li>
      ))}
    </ul>
  )
}

/** `Asked for by residents. The council, by July to September 2024.` */
function smallPrint(commitment: PublicCommitment, areas: readonly PublicArea[]): string {
  const { owner, area, askedBy, due, done, outcome } = commitment
  const where = areas.find(({ code }) => code === area)?.name
  const when = done === null ? `due ${quarterWords(due)}` : quarterWords(done)
  return [
    ...(outcome === null ? [] : [`${withoutStop(outcome)}.`]),
    ...(askedBy === 'residents' ? ['Asked for by residents.'] : []),
    `${[...(where === undefined ? [] : [where]), ...(owner === '' ? [] : [owner]), when].join(', ')}.`,
  ].join(' ')
}

const withoutStop = (text: string) => text.trim().replace(/\.$/, '')

function Done({ borough, quarter, place }: Pick<Props, 'borough' | 'quarter' | 'place'>) {
  const now = borough.filter((figure) => figure.quarter === quarter)
  if (now.length === 0) return null
  return (
    <>
      <h3>{`What was done in ${place}, ${quarterWords(quarter)}`}</h3>
      <dl className="done">
        {now.map(({ id, label, low, high }) => (
          <div key={id}>
            <dt>{label}</dt>
            <dd {...{ [FIGURE]: '', [BOROUGH]: id, [QUARTER]: quarter }}>{rangeWords({ low, high })}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}
