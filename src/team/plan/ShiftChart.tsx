/** The shift as a chart: one row per crew, a box per visit, a line for travel, gaps for breaks. */
import { londonMinute, type Instant } from '../../domain/day.ts'
import { crewLine } from '../../map/layout/plan-marks.ts'
import { planClock, type ShiftPlan } from '../../measures/planning/shift-plan.ts'
import styles from './plan.module.css'

const WIDTH = 328
const LEFT = 20
const ROW = 24
const AXIS = 18
/** Distance from the right end in pixels within which a time label is aligned to its end. */
const END_MARGIN = 18

export function ShiftChart({ plan, crew }: { readonly plan: ShiftPlan; readonly crew: number }) {
  const { start, crews, result } = plan
  const minutes = result.request.minutes
  const x = (at: number) => LEFT + ((at - start) / 60_000 / minutes) * (WIDTH - LEFT - 4)
  const clock = planClock(plan)
  const height = AXIS + crews.length * ROW
  return (
    <figure className={styles['chart']}>
      <figcaption>
        <strong>The shift</strong>
        <span>{`a box is a visit of ${result.request.visitMinutes} minutes`}</span>
      </figcaption>
      {/* The list of visits below has the same as text. */}
      <svg viewBox={`0 0 ${WIDTH} ${height}`} width="100%" aria-hidden="true">
        {hourTicks(start, minutes, clock(start).length).map((at) => (
          <g key={at}>
            <line className={styles['hour']} x1={x(at)} x2={x(at)} y1={AXIS - 3} y2={height} />
            <text x={x(at)} y={11} textAnchor={x(at) > WIDTH - END_MARGIN ? 'end' : 'middle'}>
              {clock(at)}
            </text>
          </g>
        ))}
        {crews.map((other, row) => {
          const y = AXIS + row * ROW + ROW / 2
          const { token } = crewLine(row)
          return (
            <g key={other.crew} style={{ color: `var(--${token})` }}>
              {row === crew && (
                <rect className={styles['rowshown']} x="0" y={y - ROW / 2} width={WIDTH} height={ROW} />
              )}
              <text x="4" y={y + 4} className={styles['crewname']}>
                {other.crew}
              </text>
              <line
                className={styles['way']}
                x1={x(start)}
                x2={x(other.visits.at(-1)?.leave ?? start)}
                y1={y}
                y2={y}
              />
              {other.breaks.map(({ from, to }) => (
                <rect
                  key={from}
                  className={styles['break']}
                  x={x(from)}
                  y={y - 4}
                  width={x(to) - x(from)}
                  height="8"
                />
              ))}
              {other.visits.map(({ label, arrive, leave }) => (
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

/** Characters of a time label without its zone. */
const SHORT_LABEL = 5

/** Full hours in the shift; every second one if it is longer than five hours, every third with longer labels. */
function hourTicks(start: Instant, minutes: number, labelLength: number): readonly Instant[] {
  const step = minutes <= 300 ? 1 : labelLength <= SHORT_LABEL ? 2 : 3
  const first = (60 - (londonMinute(start) % 60)) % 60
  const count = Math.max(0, Math.floor((minutes - first) / (60 * step)) + 1)
  return Array.from({ length: count }, (_, i) => (start + (first + i * 60 * step) * 60_000) as Instant)
}
