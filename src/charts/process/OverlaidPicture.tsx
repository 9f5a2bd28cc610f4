/** The drawing of lines laid over each other, by Recharts: arrow keys and the pointer read it week by week. */
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

const [WIDTH, HEIGHT, NAMES] = [940, 280, 170]
const DASHES = ['0', '7 3', '2 3', '7 3 2 3']

/** Recharts takes no class that may be missing. */
const look = (name: string) => style[name] ?? ''

interface Props {
  readonly label: string
  readonly lines: readonly OverlaidLine[]
}

export function OverlaidPicture({ label, lines }: Props) {
  const weeks = weeksOf(lines)
  const [from, to] = [weeks[0] ?? 0, weeks.at(-1) ?? 1]
  const most = Math.max(120, ...lines.flatMap(({ points }) => points.map(({ share }) => share))) * 1.05
  const rows = weeks.map((week) => ({
    week,
    ...Object.fromEntries(lines.map((line) => [line.id, shareAt(line, week)])),
  }))
  const heights = spreadEnds(lines, (most * GAP) / HEIGHT)
  return (
    <div className={style['picture']}>
      <LineChart
        width={WIDTH}
        height={HEIGHT}
        data={rows}
        title={label}
        margin={{ top: 24, right: NAMES, bottom: 4, left: 0 }}
      >
        <ReferenceArea x1={from} x2={0} className={look('before')} />
        <CartesianGrid vertical={false} className={look('grid')} />
        <XAxis
          dataKey="week"
          type="number"
          domain={[from, to]}
          ticks={roundTicks({ from, to }, 7)}
          tickFormatter={(week: number) => (week === 0 ? '0' : `${weekWords(week)} weeks`)}
          tickLine={false}
        />
        <YAxis domain={[0, most]} ticks={roundTicks({ from: 0, to: most }, 4)} width={40} tickLine={false} />
        <ReferenceLine y={100} className={look('usual')} strokeDasharray="5 3" />
        <ReferenceLine
          x={0}
          className={look('clear')}
          label={{ value: 'Day 0: Clear begins', position: 'top', className: look('strong') }}
        />
        {lines.map(({ id, name }, index) => (
          <Line
            key={id}
            dataKey={id}
            name={name}
            type="linear"
            dot={false}
            activeDot={{ r: 3, className: look('dot') }}
            isAnimationActive={false}
            className={look(index === 0 ? 'first' : 'line')}
            strokeDasharray={DASHES[index % DASHES.length] ?? '0'}
          />
        ))}
        {lines.map(({ id, name, points }, index) => (
          <ReferenceDot
            key={id}
            x={points.at(-1)?.week ?? 0}
            y={heights[index] ?? 0}
            r={0}
            label={{ value: name, position: 'right', className: look('strong') }}
          />
        ))}
        <Tooltip isAnimationActive={false} content={<Told />} />
      </LineChart>
    </div>
  )
}

/** What Recharts gives the words that follow a key or the pointer; nothing before there is one. */
interface ToldProps {
  readonly active?: boolean
  readonly label?: string | number
  readonly payload?: readonly { readonly name?: string; readonly value?: number }[]
}

function Told({ active = false, label: week = 0, payload = [] }: ToldProps) {
  if (!active) return null
  return (
    <dl className={style['told']}>
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

/** Between two names, in pixels. */
const GAP = 16

/** Where the names stand at the ends of the lines, moved down where they would touch; in shares, as `gap` is. */
function spreadEnds(lines: readonly OverlaidLine[], gap: number): readonly number[] {
  const ends = lines.map(({ points }) => points.at(-1)?.share ?? 0)
  const order = ends.map((_, at) => at).toSorted((a, b) => (ends[b] ?? 0) - (ends[a] ?? 0))
  const placed = [...ends]
  let last = Infinity
  for (const at of order) {
    placed[at] = Math.min(placed[at] ?? 0, last - gap)
    last = placed[at] ?? last
  }
  return placed
}
