/** The card of an area: two ranges on one axis for each kind of report, the change in words, and what was promised. */
import { comparisonMarks, figureMarks } from '../../summary/figure-marks.ts'
import { CHANGE_WORDS } from '../../summary/change.ts'
import type { PublicCommitment, PublicTeam } from '../../summary/public-summary.ts'
import { quarterWords, yearBefore } from '../../summary/quarter.ts'
import type { AreaCard, CardLine } from '../reading/area-card.ts'
import { CHANGE_SIGNS } from '../reading/words.ts'
import { TeamFacts } from '../parts/Teams.tsx'
import { ringsOf } from '../reading/label-point.ts'
import { shapeId, WHOLE_CARD } from './cards.ts'
import { briefDetails, withoutStop } from '../reading/commitments.ts'

interface Props {
  readonly card: AreaCard
  readonly quarter: string
  /** Address of the A4 page of the area; null for all areas together. */
  readonly sheet: string | null
  /** Path of the area's outline; null: none. */
  readonly outline: string | null
  readonly team: PublicTeam | null
  /** Name of all areas together. */
  readonly place: string
}

export function Card({ card, quarter, sheet, outline, team, place }: Props) {
  const id = card.area ?? WHOLE_CARD
  return (
    <article id={id} className="card" aria-labelledby={`${id}-name`} tabIndex={-1}>
      {outline !== null && <Outline id={id} path={outline} />}
      <h2 id={`${id}-name`}>{card.name}</h2>
      <p className="against">{`${quarterWords(quarter)}, beside ${yearBefore(quarter).slice(0, 4)}`}</p>
      <ul className="kinds">
        {card.lines.map((line) => (
          <Line key={line.id} line={line} most={card.most} />
        ))}
      </ul>
      <Promised
        state="Done"
        commitment={card.done}
        reach={reachOf(card, card.done, place)}
        releasedOn={card.releasedOn}
      />
      <Promised
        state="Not yet"
        commitment={card.notYet}
        reach={reachOf(card, card.notYet, place)}
        releasedOn={card.releasedOn}
      />
      <div className="card-foot">
        {team !== null && (
          <div>
            <h3>{`Your team: ${team.name}`}</h3>
            <TeamFacts team={team} />
          </div>
        )}
        {sheet !== null && (
          <p className="take">
            <a href={sheet} target="_blank" rel="noopener noreferrer">
              Print A4
            </a>
          </p>
        )}
      </div>
    </article>
  )
}

/** The outline of the area, by reference to the map of all areas. */
function Outline({ id, path }: { readonly id: string; readonly path: string }) {
  const points = ringsOf(path).flat()
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)]
  const [west, north] = [Math.min(...xs), Math.min(...ys)]
  const box = [west, north, Math.max(...xs) - west, Math.max(...ys) - north]
  return (
    <svg className="outline" viewBox={box.join(' ')} aria-hidden="true">
      <use href={`#${shapeId(id)}`} />
    </svg>
  )
}

interface LineProps {
  readonly line: CardLine
  readonly most: number
}

function Line({ line, most }: LineProps) {
  const { label, now, before, change, percentages, why } = line
  const bars = [
    { figure: now, words: yearOf(now), marks: figureMarks(now.key, change), is: 'now' },
    { figure: before, words: yearOf(before), marks: figureMarks(before.key), is: 'before' },
  ] as const
  return (
    <li>
      <h3>{label}</h3>
      <p className="change" data-is={change}>
        <span aria-hidden="true">{CHANGE_SIGNS[change]}</span>
        <b>{CHANGE_WORDS[change]}</b> <small {...comparisonMarks(now.key)}>{percentages}</small>{' '}
        <small className="why">{why}</small>
      </p>
      <dl>
        {bars.map(({ figure, words, marks, is }) => (
          <div key={is} data-bar={is}>
            <dt>{words}</dt>
            <dd data-face={figure.face} {...marks}>
              <Bar range={figure.range} most={most} />
              <span>{figure.text}</span>
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

/** The months stand above all of them. */
const yearOf = ({ key: { quarter = '' } }: CardLine['now']) => quarter.slice(0, 4)

/** A line from 0, and the range at its end, on the axis of the card. */
function Bar({ range, most }: { readonly range: CardLine['now']['range']; readonly most: number }) {
  if (range === null) return null
  const at = (count: number) => Math.round((1000 * count) / most) / 10
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className="sure" x="0" y="3" width={at(range.low)} height="4" />
      <rect className="range" x={at(range.low)} y="0" width={at(range.high - range.low)} height="10" />
    </svg>
  )
}

interface PromisedProps {
  readonly state: 'Done' | 'Not yet'
  readonly commitment: PublicCommitment | null
  readonly reach: string
  readonly releasedOn: string
}

/** Where something is, in the card of an area that it is not of. */
function reachOf({ area }: AreaCard, commitment: PublicCommitment | null, place: string): string {
  if (area === null || commitment === null || commitment.area !== null) return ''
  return commitment.isLocal ? `In one place in ${place}. ` : `Across ${place}. `
}

function Promised({ state, commitment, reach, releasedOn }: PromisedProps) {
  if (commitment === null) return null
  return (
    <p className="promised">
      <strong className="state" data-done={state === 'Done'}>
        {state}
      </strong>{' '}
      {`${withoutStop(commitment.text)}. `}
      <small>{`${reach}${briefDetails(commitment, { areas: [], releasedOn })}`}</small>
    </p>
  )
}
