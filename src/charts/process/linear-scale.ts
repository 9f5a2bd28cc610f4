/** Linear axis: positions of values and round ticks. */

/** Values at the ends of an axis, and its length. */
export interface LinearScale {
  readonly from: number
  readonly to: number
  /** Length of the axis in pixels. */
  readonly length: number
}

/** Pixels from the start of the axis, clamped to its ends. */
export function positionAlong(value: number, { from, to, length }: LinearScale): number {
  const share = to > from ? (value - from) / (to - from) : 0
  return Math.min(1, Math.max(0, share)) * length
}

const STEP_FACTORS = [1, 2, 5, 10]

/** Round values within the ends, at steps of 1, 2 or 5 times a power of ten. */
export function roundTicks(
  { from, to }: Pick<LinearScale, 'from' | 'to'>,
  maxCount: number,
): readonly number[] {
  if (!(to > from)) return [from]
  const targetStep = (to - from) / Math.max(1, maxCount - 1)
  const power = 10 ** Math.floor(Math.log10(targetStep))
  const step = (STEP_FACTORS.find((candidate) => candidate * power >= targetStep) ?? 10) * power
  const first = Math.ceil(from / step)
  const last = Math.floor(to / step + 1e-9)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step)
}
