/** Lines of several places laid over each other from the same moment of each, told apart by dash and by name. */
import { DataTable } from '../../ui/DataTable.tsx'
import type { Column } from '../../ui/DataTable.tsx'
import { ChartFrame } from '../ChartFrame.tsx'
import { along, roundTicks } from './linear-scale.ts'
import style from './styles/OverlaidLines.module.css'

export interface OverlaidLine {
  readonly id: string
  readonly name: string
  /** Weeks from the shared moment, and the value as a share of what was usual, in percent. */
  readonly points: readonly { readonly week: number; readonly share: number }[]
}
interface Props {
  readonly label: string
  readonly lines: readonly OverlaidLine[]
}

const [LEFT, RIGHT, TOP, WIDTH, HEIGHT, AXIS] = [36, 150, 22, 720, 200, 20]
const PLOT = WIDTH - LEFT - RIGHT
const DASHES = [undefined, '7 3', '2 3', '7 3 2 3']

export function OverlaidLines({ label, lines }: Props) {
  return (
    <ChartFrame
      isDrawing
      label={label}
      picture={<Picture label={label} lines={lines} />}
      table={<DataTable caption={label} columns={columnsFor(lines)} rows={weeksOf(lines)} keyOf={String} />}
    />
  )
}

const weeksOf = (lines: readonly OverlaidLine[]) =>
  [...new Set(lines.flatMap(({ points }) => points.map(({ week }) => week)))].toSorted((a, b) => a - b)
const valueAt = ({ points }: OverlaidLine, at: number) =>
  points.find(({ week }) => week === at)?.share ?? null
const weekWords = (week: number) => (week === 0 ? '0' : week < 0 ? `−${-week}` : `+${week}`)

const columnsFor = (lines: readonly OverlaidLine[]): readonly Column<number>[] => [
  { id: 'week', label: 'Weeks from Clear', value: (week) => week, show: weekWords },
  ...lines.map((line): Column<number> => ({
    id: line.id,
    label: line.name,
    value: (week) => valueAt(line, week),
    show: (week) => valueAt(line, week)?.toFixed(0) ?? 'no data',
    isNumeric: true,
  })),
]

function Picture({ label, lines }: Props) {
  const weeks = weeksOf(lines)
  const [from, to] = [weeks[0] ?? 0, weeks.at(-1) ?? 1]
  const most = Math.max(120, ...lines.flatMap(({ points }) => points.map(({ share }) => share))) * 1.05
  const x = (week: number) => LEFT + along(week, { from, to, length: PLOT })
  const y = (share: number) => TOP + HEIGHT - along(share, { from: 0, to: most, length: HEIGHT })
  const ends = spreadEnds(lines, y)
  return (
    <svg
      className={style['picture']}
      viewBox={`0 0 ${WIDTH} ${TOP + HEIGHT + AXIS}`}
      role="img"
      aria-label={label}
    >
      <rect x={LEFT} width={Math.max(0, x(0) - LEFT)} y={TOP} height={HEIGHT} fill="var(--sheet-3)" />
      {roundTicks({ from: 0, to: most }, 4).map((share) => (
        <g key={share} className={style['tick']}>
          <line x1={LEFT} x2={LEFT + PLOT} y1={y(share)} y2={y(share)} data-usual={share === 100} />
          <text x={LEFT - 6} y={y(share) + 4} textAnchor="end">
            {share}
          </text>
        </g>
      ))}
      {roundTicks({ from, to }, 7).map((week) => (
        <text key={week} className={style['week']} x={x(week)} y={TOP + HEIGHT + 15} textAnchor="middle">
          {week === 0 ? '0' : `${weekWords(week)} weeks`}
        </text>
      ))}
      <line className={style['clear']} x1={x(0)} x2={x(0)} y1={6} y2={TOP + HEIGHT} />
      <text className={style['strong']} x={x(0) + 5} y={15}>
        Day 0: Clear begins
      </text>
      {lines.map((line, index) => (
        <g key={line.id}>
          <path
            d={`M${line.points.map(({ week, share }) => `${x(week)},${y(share)}`).join('L')}`}
            className={style['line']}
            strokeDasharray={DASHES[index % DASHES.length]}
            data-first={index === 0}
          />
          <text
            className={style['strong']}
            x={x(line.points.at(-1)?.week ?? 0) + 6}
            y={(ends[index] ?? 0) + 4}
          >
            {line.name}
          </text>
        </g>
      ))}
    </svg>
  )
}

const GAP = 14

/** Heights of the names at the ends of the lines, moved down where they would touch. */
function spreadEnds(lines: readonly OverlaidLine[], y: (share: number) => number): readonly number[] {
  const heights = lines.map(({ points }) => y(points.at(-1)?.share ?? 0))
  const order = heights.map((_, at) => at).toSorted((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0))
  const placed = [...heights]
  let last = -Infinity
  for (const at of order) {
    placed[at] = Math.max(placed[at] ?? 0, last + GAP)
    last = placed[at] ?? last
  }
  return placed
}
