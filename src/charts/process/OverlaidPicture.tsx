/** Drawing of the aligned lines with Recharts; arrow keys and pointer show the values of a week. */
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceArea,
  ReferenceDot,
  ReferenceLine,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { roundTicks } from './linear-scale.ts'
import { shareAt, weeksOf, weekWords, type OverlaidLine } from './overlaid-weeks.ts'
import style from './styles/OverlaidLines.module.css'

const [WIDTH, HEIGHT, NAMES_WIDTH] = [940, 296, 170]
const DASHES = ['0', '7 3', '2 3', '7 3 2 3']

/** Class name as a string, because Recharts does not accept undefined. */
const className = (name: string) => style[name] ?? ''

interface Props {
  readonly label: string
  readonly axis: string
  readonly lines: readonly OverlaidLine[]
}

export function OverlaidPicture({ label, axis, lines }: Props) {
  const weeks = weeksOf(lines)
  const [from, to] = [weeks[0] ?? 0, weeks.at(-1) ?? 1]
  const highest = Math.max(120, ...lines.flatMap(({ points }) => points.map(({ share }) => share))) * 1.05
  const data = weeks.map((week) => ({
    week,
    ...Object.fromEntries(lines.map((line) => [line.id, shareAt(line, week)])),
  }))
  const labelHeights = spreadLabels(lines, (highest * LABEL_SPACING) / HEIGHT)
  return (
    <div className={style['picture']}>
      <LineChart
        width={WIDTH}
        height={HEIGHT}
        data={data}
        title={label}
        margin={{ top: 28, right: NAMES_WIDTH, bottom: 18, left: 0 }}
      >
        <ReferenceArea x1={from} x2={0} className={className('before')} />
        <CartesianGrid vertical={false} className={className('grid')} />
        <XAxis
          dataKey="week"
          type="number"
          domain={[from, to]}
          ticks={roundTicks({ from, to }, 7)}
          tickFormatter={weekWords}
          tickLine={false}
        />
        <YAxis
          domain={[0, highest]}
          ticks={roundTicks({ from: 0, to: highest }, 4)}
          width={40}
          tickLine={false}
        />
        <ReferenceLine y={100} className={className('usual')} strokeDasharray="5 3" />
        <ReferenceLine
          x={0}
          className={className('clear')}
          label={{ value: 'Day 0: Clear begins', position: 'top', className: className('strong') }}
        />
        {lines.map(({ id, name }, index) => (
          <Line
            key={id}
            dataKey={id}
            name={name}
            type="linear"
            dot={false}
            activeDot={{ r: 3, className: className('dot') }}
            isAnimationActive={false}
            className={className(index === 0 ? 'first' : 'line')}
            strokeDasharray={DASHES[index % DASHES.length] ?? '0'}
          />
        ))}
        {lines.map(({ id, name, points }, index) => (
          <ReferenceDot
            key={id}
            x={points.at(-1)?.week ?? 0}
            y={labelHeights[index] ?? 0}
            r={0}
            label={{ value: name, position: 'right', className: className('strong') }}
          />
        ))}
        <text className={className('title')} x={0} y={12}>
          {axis}
        </text>
        <text className={className('title')} x={(WIDTH - NAMES_WIDTH) / 2} y={HEIGHT - 4} textAnchor="middle">
          Weeks since Clear
        </text>
        <Tooltip isAnimationActive={false} content={<WeekTooltip />} />
      </LineChart>
    </div>
  )
}

/** Props that Recharts passes to the tooltip; none while it is inactive. */
interface WeekTooltipProps {
  readonly active?: boolean
  readonly label?: string | number
  readonly payload?: readonly { readonly name?: string; readonly value?: number }[]
}

function WeekTooltip({ active = false, label: week = 0, payload = [] }: WeekTooltipProps) {
  if (!active) return null
  return (
    <dl className={style['tooltip']}>
      <div>
        <dt>{`${weekWords(Number(week))} weeks`}</dt>
        <dd>usual = 100</dd>
      </div>
      {payload.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value?.toFixed(0) ?? 'no data'}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Least distance in pixels between two labels. */
const LABEL_SPACING = 18

/**
 * Positions of the labels at the ends of the lines, moved down where they would overlap; in percent, like
 * `gap`.
 */
function spreadLabels(lines: readonly OverlaidLine[], gap: number): readonly number[] {
  const ends = lines.map(({ points }) => points.at(-1)?.share ?? 0)
  const order = ends.map((_, index) => index).toSorted((a, b) => (ends[b] ?? 0) - (ends[a] ?? 0))
  const positions = [...ends]
  let last = Infinity
  for (const index of order) {
    positions[index] = Math.min(positions[index] ?? 0, last - gap)
    last = positions[index] ?? last
  }
  return positions
}
