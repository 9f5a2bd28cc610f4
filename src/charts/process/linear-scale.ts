/** A linear axis: where a value stands on it, and round numbers to write along it. */

export interface LinearScale {
  readonly from: number
  readonly to: number
  /** Length of the axis in its own pixels. */
  readonly length: number
}

/** Pixels from the start of the axis; values beyond its ends stand at them. */
export function along(value: number, { from, to, length }: LinearScale): number {
  const share = to > from ? (value - from) / (to - from) : 0
  return Math.min(1, Math.max(0, share)) * length
}

const STEPS = [1, 2, 5, 10]

/** Round values within the ends, at most `most` of them: by 1, 2 or 5 times a power of ten. */
export function roundTicks({ from, to }: Pick<LinearScale, 'from' | 'to'>, most: number): readonly number[] {
  if (!(to > from)) return [from]
  const rough = (to - from) / Math.max(1, most - 1)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = (STEPS.find((each) => each * power >= rough) ?? 10) * power
  const first = Math.ceil(from / step)
  const last = Math.floor(to / step + 1e-9)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => (first + i) * step)
}
