/** Borders between neighbours, each drawn once: shapes that share a topology repeat every inner edge. */
import type { Position, Surface } from '../../domain/geography.ts'
import { ringsOf } from '../../domain/geography.ts'

type Edge = readonly [Position, Position]

const nameOf = ([longitude, latitude]: Position) => `${longitude},${latitude}`
const edgeName = (a: Position, b: Position) => {
  const [first, second] = [nameOf(a), nameOf(b)]
  return first < second ? `${first} ${second}` : `${second} ${first}`
}

function* edgesOf(surface: Surface): Generator<Edge> {
  for (const ring of ringsOf(surface).flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1], ring[i]]
      if (a && b) yield [a, b]
    }
  }
}

/**
 * The borders of surfaces as lines, every edge once; edges of `without` (the borough's own line) are left out.
 * A dashed border drawn twice would fill its own gaps.
 */
export function bordersOf(surfaces: readonly Surface[], without: Surface | null): Position[][] {
  const seen = new Set<string>()
  for (const [a, b] of without ? edgesOf(without) : []) seen.add(edgeName(a, b))
  const lines: Position[][] = []
  for (const surface of surfaces) {
    let line: Position[] = []
    for (const [a, b] of edgesOf(surface)) {
      const name = edgeName(a, b)
      if (seen.has(name)) continue
      seen.add(name)
      const last = line.at(-1)
      if (last && nameOf(last) === nameOf(a)) line.push(b)
      else {
        line = [a, b]
        lines.push(line)
      }
    }
  }
  return lines
}
