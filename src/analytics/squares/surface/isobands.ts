/** A surface known at points of a grid as bands between fixed values: triangles to fill, and the lines between bands. */

export interface Isobands {
  /** x and y of each triangle's corners, in steps of the grid from its first point. */
  readonly triangles: Float32Array
  /** The band of each triangle, from 1: what lies at or above so many of the values. */
  readonly bands: Uint8Array
  /** x and y of both ends of each piece of a line. */
  readonly lines: Float32Array
  /** The band that begins at each piece. */
  readonly lineBands: Uint8Array
}

interface Corner {
  readonly x: number
  readonly y: number
  readonly value: number
}

/**
 * Between points the surface is taken as flat triangles, each cell cut in two, so that bands meet without a gap.
 * What lies under the first value is left bare. Cost: linear in the cells that a value crosses.
 * @param values row by row, `columns` a row
 * @param thresholds rising
 */
export function isobands(
  values: ArrayLike<number>,
  columns: number,
  thresholds: readonly number[],
): Isobands {
  const triangles: number[] = []
  const bands: number[] = []
  const lines: number[] = []
  const lineBands: number[] = []
  const least = thresholds[0] ?? Infinity
  const at = (x: number, y: number): Corner => ({ x, y, value: values[y * columns + x] ?? 0 })
  const rows = Math.floor(values.length / columns)
  const fill = (shape: readonly Corner[], band: number) => {
    const [first, ...rest] = shape
    if (!first) return
    for (const [i, corner] of rest.slice(0, -1).entries()) {
      for (const { x, y } of [first, corner, rest[i + 1] ?? first]) triangles.push(x, y)
      bands.push(band)
    }
  }
  const cut = (shape: readonly Corner[]) => {
    const low = Math.min(...shape.map(({ value }) => value))
    const high = Math.max(...shape.map(({ value }) => value))
    for (let band = 1; band <= thresholds.length; band++) {
      const [from, to] = [thresholds[band - 1] ?? Infinity, thresholds[band] ?? Infinity]
      if (high < from || low >= to) continue
      fill(below(above(shape, from), to), band)
      if (low >= from) continue
      const ends = crossings(shape, from)
      if (ends.length === 4) {
        lines.push(...ends)
        lineBands.push(band)
      }
    }
  }
  for (let y = 0; y + 1 < rows; y++) {
    for (let x = 0; x + 1 < columns; x++) {
      const [a, b, c, d] = [at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1)]
      if (Math.max(a.value, b.value, c.value, d.value) < least) continue
      cut([a, b, c])
      cut([a, c, d])
    }
  }
  return {
    triangles: Float32Array.from(triangles),
    bands: Uint8Array.from(bands),
    lines: Float32Array.from(lines),
    lineBands: Uint8Array.from(lineBands),
  }
}

const above = (shape: readonly Corner[], limit: number) =>
  clipped(shape, limit, ({ value }) => value >= limit)
const below = (shape: readonly Corner[], limit: number) =>
  limit === Infinity ? shape : clipped(shape, limit, ({ value }) => value <= limit)

/** The part of a convex shape on one side of a value (Sutherland and Hodgman 1974). */
function clipped(
  shape: readonly Corner[],
  limit: number,
  isKept: (corner: Corner) => boolean,
): readonly Corner[] {
  const kept: Corner[] = []
  for (const [i, corner] of shape.entries()) {
    const next = shape[(i + 1) % shape.length] ?? corner
    if (isKept(corner)) kept.push(corner)
    if (isKept(corner) !== isKept(next)) kept.push(between(corner, next, limit))
  }
  return kept
}

function crossings(shape: readonly Corner[], limit: number): readonly number[] {
  return shape.flatMap((corner, i) => {
    const next = shape[(i + 1) % shape.length] ?? corner
    if (corner.value >= limit === next.value >= limit) return []
    const { x, y } = between(corner, next, limit)
    return [x, y]
  })
}

function between(a: Corner, b: Corner, value: number): Corner {
  const share = (value - a.value) / (b.value - a.value || 1)
  return { x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y), value }
}
