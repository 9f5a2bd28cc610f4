/** Geometry of a site's outcome: positions of weeks and shares, the line, the areas between it and usual, and bands. */

/** Weeks from Clear at both ends of the axis; before it they are negative. */
export interface WeekAxis {
  readonly from: number
  readonly to: number
}
/** One point of the line: `share` is 1 where the reports are as many as usual. */
export interface SharePoint {
  readonly week: number
  readonly share: number
}
/** Days from a start to an end, in weeks from Clear. */
export interface WeekSpan {
  readonly from: number
  readonly to: number
}

/** Width of the coordinates of a path; the drawing stretches it to the width of the page. */
export const PATH_WIDTH = 1000
/** Pixels above the highest share. */
const TOP = 8
/** Pixels from none to usual: as a rule, and where several drawings share a small screen. */
export const USUAL_HEIGHT = { roomy: 48, tight: 32 } as const
/** The scale reaches at least this share, and at most the second; higher shares are drawn there. */
const [LEAST_TOP, MOST_TOP] = [1.3, 3]

/** Position in percent of the width, not beyond the axis. */
export function percentAcross(week: number, { from, to }: WeekAxis): number {
  const share = to > from ? (week - from) / (to - from) : 0
  return 100 * Math.min(1, Math.max(0, share))
}

/** Vertical scale of one line. */
export interface ShareScale {
  /** Highest share of the scale. */
  readonly top: number
  /** Pixels from the upper edge; shares above the scale stand at its top. */
  readonly y: (share: number) => number
  /** Pixels from the upper edge to the position of none. */
  readonly height: number
}

/** One scale for every line in pixels per share; its height follows from the line's own highest share. */
export function shareScale(
  points: readonly SharePoint[],
  usualHeight: number = USUAL_HEIGHT.roomy,
): ShareScale {
  const highest = points.reduce((most, { share }) => Math.max(most, share), LEAST_TOP)
  const top = Math.min(MOST_TOP, highest)
  const y = (share: number) => TOP + (top - Math.min(top, share)) * usualHeight
  return { top, y, height: y(0) }
}

interface Scales {
  readonly axis: WeekAxis
  readonly scale: ShareScale
}

/** Path of the line in coordinates of `PATH_WIDTH`; empty for fewer than two points. */
export function linePath(points: readonly SharePoint[], scales: Scales): string {
  return points.length < 2
    ? ''
    : points.map((point, at) => `${at === 0 ? 'M' : 'L'}${placed(point, scales)}`).join('')
}

const placed = ({ week, share }: SharePoint, { axis, scale }: Scales) =>
  `${rounded((percentAcross(week, axis) * PATH_WIDTH) / 100)} ${rounded(scale.y(share))}`
const rounded = (value: number) => Number(value.toFixed(2))

/** The points on one side of usual, with those at which the line crosses it; the others stand on usual. */
export function clampedToUsual(
  points: readonly SharePoint[],
  side: 'above' | 'below',
): readonly SharePoint[] {
  const clamp = (share: number) => (side === 'above' ? Math.max(1, share) : Math.min(1, share))
  return points.flatMap((point, at) => {
    const before = points[at - 1]
    const isCrossing = before && (before.share - 1) * (point.share - 1) < 0
    const own = { ...point, share: clamp(point.share) }
    return isCrossing ? [crossing(before, point), own] : [own]
  })
}

/** The point at which the line between two points has the usual share. */
function crossing(a: SharePoint, b: SharePoint): SharePoint {
  const part = (1 - a.share) / (b.share - a.share)
  return { week: a.week + part * (b.week - a.week), share: 1 }
}

/** Closed path of the area between the line and usual, on one side of usual; empty for fewer than two points. */
export function areaPath(points: readonly SharePoint[], side: 'above' | 'below', scales: Scales): string {
  const edge = clampedToUsual(points, side)
  const [first, last] = [edge[0], edge.at(-1)]
  if (edge.length < 2 || !first || !last) return ''
  const usual = [last, first].map(({ week }) => `L${placed({ week, share: 1 }, scales)}`)
  return `${linePath(edge, scales)}${usual.join('')}Z`
}

/** The points up to Clear, and those from it on; a point at Clear itself belongs to both. */
export const aboutClear = (points: readonly SharePoint[]) => ({
  before: points.filter(({ week }) => week <= 0),
  after: points.filter(({ week }) => week >= 0),
})

/** Parts of the spans on the axis, each in the first lane where it covers no other; `lanes` is the number of lanes. */
export function lanesOf(spans: readonly WeekSpan[], axis: WeekAxis) {
  const ends: number[] = []
  const placedSpans = spans
    .filter(({ from, to }) => to > axis.from && from < axis.to && to > from)
    .toSorted((a, b) => a.from - b.from || a.to - b.to)
    .map((span) => {
      const free = ends.findIndex((end) => end <= span.from)
      const lane = free < 0 ? ends.length : free
      ends[lane] = span.to
      return { ...span, lane }
    })
  return { spans: placedSpans, lanes: ends.length }
}

/** Weeks from Clear at which the axis has a label, every half-year, and Clear itself. */
export function axisWeeks({ from, to }: WeekAxis): readonly number[] {
  const half = 26
  const first = Math.ceil(from / half)
  return Array.from({ length: Math.floor(to / half) - first + 1 }, (_, at) => (first + at) * half)
}
