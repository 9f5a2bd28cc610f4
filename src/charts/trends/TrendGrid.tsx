/** Small multiples: the trend of each part before that of the whole, all on one scale and without verdicts. */
import {
  relativeTrend,
  trendPath,
  TREND_BOX,
  trendScale,
  trendY,
  type MonthlySeries,
  type TrendScale,
} from './trend-geometry.ts'
import style from './TrendGrid.module.css'

interface TrendPart {
  readonly id: string
  readonly name: string
  /** Total of the window in words: `1,204`. */
  readonly total: string
  readonly counts: MonthlySeries
}

interface TrendGridProps {
  /** What is counted: `Crimes`. */
  readonly measure: string
  readonly parts: readonly TrendPart[]
  /** Counts of the whole, of the same months. */
  readonly whole: MonthlySeries
  /** First and last month: `Sept 2021`. */
  readonly from: string
  readonly to: string
  readonly onPart?: ((id: string) => void) | undefined
}

export function TrendGrid({ measure, parts, whole, from, to, onPart }: TrendGridProps) {
  const wholeTrend = relativeTrend(whole)
  const trends = parts.map((part) => ({ part, trend: relativeTrend(part.counts) }))
  const scale = trendScale([wholeTrend, ...trends.map(({ trend }) => trend)])
  return (
    <>
      <p className={style['scale']}>
        {`Every scale runs from ${Math.round(100 * scale.least)} to ${Math.round(100 * scale.most)} % of its own mean.`}
      </p>
      <ul className={style['grid']}>
        {trends.map(({ part, trend }) => (
          <li key={part.id}>
            <p className={style['name']}>
              {onPart ? (
                <button type="button" onClick={() => onPart(part.id)}>
                  {part.name}
                </button>
              ) : (
                part.name
              )}
              <span className={style['total']}>{part.total}</span>
            </p>
            <Trend
              name={part.name}
              trend={trend}
              scale={scale}
              measure={measure}
              whole={wholeTrend}
              from={from}
              to={to}
            />
          </li>
        ))}
      </ul>
    </>
  )
}

interface TrendProps extends Pick<TrendGridProps, 'measure' | 'from' | 'to'> {
  readonly name: string
  readonly trend: MonthlySeries | null
  readonly scale: TrendScale
  readonly whole: MonthlySeries | null
}

function Trend({ name, trend, scale, measure, whole, from, to }: TrendProps) {
  return (
    <svg
      className={style['trend']}
      viewBox={`0 0 ${TREND_BOX.width} ${TREND_BOX.height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${measure} in ${name}, ${from} to ${to}: ${trendWords(trend)}`}
    >
      <line x1={0} x2={TREND_BOX.width} y1={trendY(1, scale)} y2={trendY(1, scale)} />
      {whole && <path className={style['whole']} d={trendPath(whole, scale)} />}
      {trend && <path className={style['part']} d={trendPath(trend, scale)} />}
    </svg>
  )
}

/** `between 71 and 132 % of its own mean, last 88 %`. */
function trendWords(trend: MonthlySeries | null): string {
  const known = trend?.filter((share) => share !== null) ?? []
  const last = known.at(-1)
  if (last === undefined) return 'too few, or not known, for a trend'
  const percent = (share: number) => Math.round(100 * share)
  return `between ${percent(Math.min(...known))} and ${percent(Math.max(...known))} % of its own mean, last ${percent(last)} %`
}
