/** What a level of areas must keep to: it covers the borough once, and none of its borders cross. */
import { doubleArea, edgeKey, edgesOf } from './plane.mjs'

/** Undirected edges of all rings by their key, with how many rings each bounds: 1 on the outline, 2 within. */
export function linework(rings) {
  const edges = new Map()
  for (const [a, b] of rings.flatMap(edgesOf)) {
    const key = edgeKey(a, b)
    const known = edges.get(key)
    if (known) known.sides++
    else edges.set(key, { a, b, sides: 1 })
  }
  return edges
}

const turn = ([ox, oy], [ax, ay], [bx, by]) => Math.sign((ax - ox) * (by - oy) - (ay - oy) * (bx - ox))
const doCross = (one, other) =>
  turn(one.a, one.b, other.a) * turn(one.a, one.b, other.b) < 0 &&
  turn(other.a, other.b, one.a) * turn(other.a, other.b, one.b) < 0

/** Ends of all edges that cross another of the same level. */
export function crossings(rings) {
  const edges = [...linework(rings).values()]
  const found = edges.filter((edge) => edges.some((other) => doCross(edge, other)))
  return found.flatMap((edge) => [edge.a, edge.b])
}

/** Throws unless `inner` covers the same ground as `outer`, exactly, with the same outline. */
export function checkCover(outer, inner) {
  const areas = [outer, inner].map((rings) => rings.reduce((sum, ring) => sum + doubleArea(ring), 0))
  if (areas[0] !== areas[1]) throw new Error(`One level covers ${areas[0]}, the other ${areas[1]}`)
  const onOutline = (edges) => new Set([...edges].filter(([, edge]) => edge.sides === 1).map(([key]) => key))
  const outline = onOutline(linework(outer))
  const edges = linework(inner)
  const own = onOutline(edges)
  const apart = [...outline].filter((key) => !own.has(key))
  if (apart.length > 0 || own.size !== outline.size) {
    throw new Error(`The levels' outlines have ${outline.size} and ${own.size} edges, ${apart.length} apart`)
  }
  const crowded = [...edges].filter(([, edge]) => edge.sides > 2).map(([key]) => key)
  if (crowded.length > 0) throw new Error(`More than two areas meet along ${crowded.join('; ')}`)
}
