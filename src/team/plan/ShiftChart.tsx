/** The shift as a chart: one row a crew, a box for each visit, lines for the ways between, breaks as gaps. */
import { londonMinute, type Instant } from '../../domain/day.ts'
import { crewLine } from '../../map/shift/visits.ts'
import { clockWords } from '../../measures/planning/shift-request.ts'
import type { ShiftPlan } from '../../measures/planning/shift-plan.ts'
import styles from './plan.module.css'

const WIDTH = 328
const LEFT = 20
const ROW = 24
const AXIS = 18
/** Nearer to the end than this a time would be cut off. */
const LAST_ROOM = 18

export function ShiftChart({ plan, crew }: { readonly plan: ShiftPlan; readonly crew: number }) {
  const { start, crews, result: made } = plan
  const minutes = made.request.minutes
  const x = (at: number) => LEFT + ((at - start) / 60_000 / minutes) * (WIDTH - LEFT - 4)
  const height = AXIS + crews.length * ROW
  return (
    <figure className={styles['chart']}>
      <figcaption>
        <strong>The shift</strong>
        <span>{`a box is a visit of ${made.request.visitMinutes} minutes`}</span>
      </figcaption>
      {/* The list of visits under it says the same in words. */}
      <svg viewBox={`0 0 ${WIDTH} ${height}`} width="100%" aria-hidden="true">
        {hoursOf(start, minutes).map((at) => (
          <g key={at}>
            <line className={styles['hour']} x1={x(at)} x2={x(at)} y1={AXIS - 3} y2={height} />
            <text x={x(at)} y={11} textAnchor={x(at) > WIDTH - LAST_ROOM ? 'end' : 'middle'}>
              {clockWords(londonMinute(at))}
            </text>
          </g>
        ))}
        {crews.map((one, row) => {
          const y = AXIS + row * ROW + ROW / 2
          const { token } = crewLine(row)
          return (
            <g key={one.crew} style={{ color: `var(--${token})` }}>
              {row === crew && (
                <rect className={styles['rowshown']} x="0" y={y - ROW / 2} width={WIDTH} height={ROW} />
              )}
              <text x="4" y={y + 4} className={styles['crewname']}>
                {one.crew}
              </text>
              <line
                className={styles['way']}
                x1={x(start)}
                x2={x(one.visits.at(-1)?.leave ?? start)}
                y1={y}
                y2={y}
              />
              {one.breaks.map(({ from, to }) => (
                <rect
                  key={from}
                  className={styles['break']}
                  x={x(from)}
                  y={y - 4}
                  width={x(to) - x(from)}
                  height="8"
                />
              ))}
              {one.visits.map(({ label, arrive, leave }) => (
                <rect
                  key={`${label} ${arrive}`}
                  className={styles['visit']}
                  x={x(arrive)}
                  y={y - 7}
                  width={Math.max(3, x(leave) - x(arrive))}
                  height="14"
                  rx="2"
                />
              ))}
            </g>
          )
        })}
      </svg>
    </figure>
  )
}

/** Every second full hour of a long shift, every one of a short. */
function hoursOf(start: Instant, minutes: number): readonly Instant[] {
  const step = minutes > 300 ? 2 : 1
  const first = (60 - (londonMinute(start) % 60)) % 60
  const count = Math.max(0, Math.floor((minutes - first) / (60 * step)) + 1)
  return Array.from({ length: count }, (_, i) => (start + (first + i * 60 * step) * 60_000) as Instant)
}
