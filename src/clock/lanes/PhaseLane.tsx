/** Lane of the chosen site's phases as bands: Clear plain, Hold hatched, Build dotted with an outline; reviews as diamonds. */
import { memo, useId } from 'react'
import { dayOfMoment, lastDayOfMoment, type Day, type DaySpan } from '../../domain/day.ts'
import { PHASE_LABELS, type Phase, type PhaseKind, type Site } from '../../domain/site.ts'
import { formatDay, formatSpan } from '../../ui/numbers.ts'
import { textWidth, type Lane } from '../dock-layout.ts'
import { extentOf, xOf, type TimeScale } from '../scale.ts'
import style from './lanes.module.css'

interface PhaseLaneProps {
  readonly site: Site
  readonly scale: TimeScale
  readonly lane: Lane
  readonly asOf: Day
}

/** Offset of an overlapping band in pixels, so that both can be seen. */
const OVERLAP_OFFSET = 3
const NAME_INSET = 6
/** Half the diagonal of a review's diamond in pixels. */
const DIAMOND = 5.5

export const PhaseLane = memo(function PhaseLane({ site, scale, lane, asOf }: PhaseLaneProps) {
  const id = useId()
  const bands = phaseBands(site, scale)
  const reviews = bands.flatMap((band) => reviewX(band, scale) ?? []).toSorted((a, b) => a - b)
  const shape = { id, y: lane.y, height: lane.height - OVERLAP_OFFSET, reviews }
  return (
    <g>
      <PhasePatterns id={id} />
      {bands.map((band, index) => (
        <Band key={index} band={band} {...shape} />
      ))}
      {bands.map((band, index) => (
        <ReviewMark key={index} band={band} scale={scale} asOf={asOf} middle={lane.y + lane.height / 2} />
      ))}
    </g>
  )
})

function PhasePatterns({ id }: { readonly id: string }) {
  return (
    <defs>
      <pattern id={`${id}-hold`} width={8} height={8} patternUnits="userSpaceOnUse">
        <path d="M-2 2l4-4M0 8l8-8M6 10l4-4" className={style['hatching']} />
      </pattern>
      <pattern id={`${id}-build`} width={6} height={6} patternUnits="userSpaceOnUse">
        <path d="M1 1h1.2v1.2H1zM4 4h1.2v1.2H4z" className={style['dotting']} />
      </pattern>
    </defs>
  )
}

interface BandProps {
  readonly band: PhaseBand
  readonly id: string
  readonly y: number
  readonly height: number
  /** x of the review diamonds of all bands, ascending. */
  readonly reviews: readonly number[]
}

function Band({ band, id, y, height, reviews }: BandProps) {
  const { phase, x, free, isLower } = band
  const name = PHASE_LABELS[phase.kind]
  const nameWidth = textWidth(name) + 2 * NAME_INSET
  const nameX = freeX(reviews, x, nameWidth)
  const hasName = nameX + nameWidth <= x + free
  const top = y + (isLower ? OVERLAP_OFFSET : 0)
  const box = { x, y: top, width: Math.max(band.width, 2), height, rx: 2 }
  return (
    <g>
      <title>{phaseSentence(band)}</title>
      <rect {...box} className={style['bandGround']} />
      <rect {...box} className={style[phase.kind]} />
      {phase.kind !== 'clear' && <rect {...box} fill={`url(#${id}-${phase.kind})`} />}
      {phase.kind === 'build' && <rect {...box} className={style['bandEdge']} />}
      {hasName && <BandName kind={phase.kind} x={nameX} y={top} height={height} />}
    </g>
  )
}

/** The first x from `x` on where `nameWidth` pixels contain no diamond. */
const freeX = (reviews: readonly number[], x: number, nameWidth: number) =>
  reviews.reduce(
    (left, review) =>
      review + DIAMOND > left && review - DIAMOND < left + nameWidth ? review + DIAMOND + 2 : left,
    x,
  )

interface BandNameProps {
  readonly kind: PhaseKind
  readonly x: number
  readonly y: number
  readonly height: number
}

/** Name on a plain background: small letters are illegible on a pattern. */
function BandName({ kind, x, y, height }: BandNameProps) {
  const name = PHASE_LABELS[kind]
  return (
    <>
      <rect
        x={x + 2}
        y={y + 1}
        width={textWidth(name) + 2 * NAME_INSET - 4}
        height={height - 2}
        className={style[kind]}
      />
      <text
        x={x + NAME_INSET}
        y={y + height / 2 + 4}
        className={`${style['bandName']} ${style[`${kind}Name`]}`}
      >
        {name}
      </text>
    </>
  )
}

/** x of the review's diamond; null if there is no review or it lies outside the axis. */
function reviewX({ phase }: PhaseBand, scale: TimeScale): number | null {
  if (!phase.review) return null
  const day = lastDayOfMoment(phase.review)
  return day < scale.bounds.from || day > scale.bounds.to ? null : xOf(scale, day + 0.5)
}

interface ReviewMarkProps {
  readonly band: PhaseBand
  readonly scale: TimeScale
  readonly asOf: Day
  readonly middle: number
}

function ReviewMark({ band, scale, asOf, middle }: ReviewMarkProps) {
  const x = reviewX(band, scale)
  if (x === null || !band.phase.review) return null
  const day = lastDayOfMoment(band.phase.review)
  const path = `M${x} ${middle - DIAMOND}l${DIAMOND} ${DIAMOND}l${-DIAMOND} ${DIAMOND}l${-DIAMOND} ${-DIAMOND}z`
  const label = day < asOf ? 'Review was due' : 'Review due'
  return (
    <path d={path} className={style['review']}>
      <title>{`${label} ${formatDay(day)}`}</title>
    </path>
  )
}

/** `Clear, 1 May 2023 to 30 November 2023, decided by the board`. */
export function phaseSentence({ phase }: Pick<PhaseBand, 'phase'>): string {
  const from = dayOfMoment(phase.from)
  const days = phase.to ? formatSpan(from, lastDayOfMoment(phase.to)) : `from ${formatDay(from)}`
  const by = phase.decidedBy ? `, decided by ${phase.decidedBy}` : ''
  return `${PHASE_LABELS[phase.kind]}, ${days}${by}`
}

/** Position of one phase on the axis, in pixels. */
interface PhaseBand {
  readonly phase: Phase
  readonly x: number
  readonly width: number
  /** True if it overlaps the previous band and is drawn lower. */
  readonly isLower: boolean
  /** Width up to the next band, which is the space for the name. */
  readonly free: number
}

/** One band per phase that the axis shows, in order of their start. */
export function phaseBands(site: Site, scale: TimeScale): readonly PhaseBand[] {
  const { bounds } = scale
  const shown = site.phases
    .map((phase) => ({ phase, span: spanOf(phase, bounds.to) }))
    .filter(({ span }) => span.from <= bounds.to && span.to >= bounds.from)
    .map(({ phase, span }) => ({ phase, ...extentOf(scale, span) }))
  const bands: PhaseBand[] = []
  for (const [index, band] of shown.entries()) {
    const previous = bands.at(-1)
    const isLower = previous !== undefined && !previous.isLower && band.x < previous.x + previous.width
    const next = shown[index + 1]
    bands.push({ ...band, isLower, free: next ? Math.min(band.width, next.x - band.x) : band.width })
  }
  return bands
}

const spanOf = (phase: Phase, lastDay: Day): DaySpan => ({
  from: dayOfMoment(phase.from),
  to: phase.to ? lastDayOfMoment(phase.to) : lastDay,
})
