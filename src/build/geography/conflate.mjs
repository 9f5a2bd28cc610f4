/**
 * Conflates the census borders with the ward borders where both represent the same line. The sources were simplified
 * independently and differ by up to thirty metres.
 */
import { doubleArea, edgeKey, edgesOf, keyOf } from './plane.mjs'
import { PLANE } from './shipped-plane.mjs'

const { footOn, metresBetween } = PLANE

/** Undirected edges of all rings by key, with the number of rings that each bounds: 1 on the outline, 2 inside. */
function linework(rings) {
  const edges = new Map()
  for (const [a, b] of rings.flatMap(edgesOf)) {
    const key = edgeKey(a, b)
    const edge = edges.get(key)
    if (edge) edge.sides++
    else edges.set(key, { a, b, sides: 1 })
  }
  return edges
}

const turn = ([ox, oy], [ax, ay], [bx, by]) => Math.sign((ax - ox) * (by - oy) - (ay - oy) * (bx - ox))
const doCross = (one, other) =>
  turn(one.a, one.b, other.a) * turn(one.a, one.b, other.b) < 0 &&
  turn(other.a, other.b, one.a) * turn(other.a, other.b, one.b) < 0

/** End points of all edges that cross another edge of the same level. */
function crossings(rings) {
  const edges = [...linework(rings).values()]
  const crossing = edges.filter((edge) => edges.some((other) => doCross(edge, other)))
  return crossing.flatMap((edge) => [edge.a, edge.b])
}

/** @throws Error unless `inner` covers exactly the same area as `outer`, with the same outline */
function checkCover(outer, inner) {
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

/** Census corners within this distance of a ward line snap to it; corners on the borough's outline always do. */
const SNAP_METRES = 25
/** Corners within this distance of a ward corner are merged with it. */
const CORNER_METRES = 12
/** Maximum distance of a ward line from the census edge that it replaces. */
const CORRIDOR_METRES = 32
const OUTLINE_CORRIDOR_METRES = 150

/**
 * Takes anticlockwise open rings of both levels and returns them with the census borders laid onto the ward borders.
 * A corner whose move would make borders cross is not moved.
 */
export function conflate(wards, census) {
  const fixed = new Set()
  for (;;) {
    const { moved, ...levels } = bendOnto(wards, census, fixed)
    const crossed = new Set(crossings(levels.census).map(keyOf))
    const before = fixed.size
    for (const [key, at] of moved) if (crossed.has(keyOf(at)) && keyOf(at) !== key) fixed.add(key)
    if (crossed.size > 0 && fixed.size > before) continue
    if (crossed.size > 0) throw new Error(`Borders cross at ${[...crossed].join('; ')}`)
    checkCover(levels.wards, levels.census)
    return levels
  }
}

function bendOnto(wards, census, fixed) {
  const wardEdges = linework(wards)
  const censusEdges = linework(census)
  const cuts = new Map([...wardEdges.keys()].map((key) => [key, []]))
  const moved = movedCorners(censusEdges, { wardEdges, cuts, fixed })
  const cutWards = wards.map((ring) => edgesOf(ring).flatMap(([a, b]) => withCuts([a, b], wardEdges, cuts)))
  const graph = graphOf(cutWards)
  const bent = new Map([...censusEdges].map(([key, edge]) => [key, bend(edge, moved, graph)]))
  const along = ([a, b]) => {
    const path = bent.get(edgeKey(a, b))
    return (keyOf(censusEdges.get(edgeKey(a, b)).a) === keyOf(a) ? path : path.toReversed()).slice(0, -1)
  }
  return { wards: cutWards, census: census.map((ring) => withoutSpurs(edgesOf(ring).flatMap(along))), moved }
}

/** New position of every census corner, by its old key; positions on a ward edge are added to that edge's cuts. */
function movedCorners(censusEdges, { wardEdges, cuts, fixed }) {
  const edges = [...censusEdges.values()]
  const outer = new Set(edges.filter((e) => e.sides === 1).flatMap((e) => [keyOf(e.a), keyOf(e.b)]))
  const all = [...wardEdges]
  const outline = all.filter(([, edge]) => edge.sides === 1)
  const moved = new Map()
  for (const corner of edges.flatMap((edge) => [edge.a, edge.b])) {
    const key = keyOf(corner)
    if (moved.has(key)) continue
    const foot = nearest(corner, outer.has(key) ? outline : all)
    const stays = !outer.has(key) && (fixed.has(key) || foot.metres > SNAP_METRES)
    moved.set(key, stays ? corner : placeOn(foot, cuts))
  }
  return moved
}

function nearest(corner, wardEdges) {
  let best = { metres: Infinity }
  for (const [key, edge] of wardEdges) {
    const foot = footOn(corner, edge.a, edge.b)
    if (foot.metres < best.metres) best = { ...foot, key, edge }
  }
  return best
}

function placeOn({ key, edge: { a, b }, t }, cuts) {
  const at = [Math.round(a[0] + t * (b[0] - a[0])), Math.round(a[1] + t * (b[1] - a[1]))]
  const own = cuts.get(key)
  const near = [a, b, ...own.map((cut) => cut.at)].find((point) => metresBetween(point, at) < CORNER_METRES)
  if (!near) own.push({ t, at })
  return near ?? at
}

/** The start of a ward edge and the cuts in it, in the requested direction. */
function withCuts([a, b], wardEdges, cuts) {
  const key = edgeKey(a, b)
  const places = cuts.get(key).toSorted((one, other) => one.t - other.t)
  const ordered = keyOf(wardEdges.get(key).a) === keyOf(a) ? places : places.toReversed()
  return [a, ...ordered.map((cut) => cut.at)]
}

/** Neighbours of every ward corner by key; `outline` contains the keys of corners on the borough's border. */
function graphOf(wards) {
  const neighbours = new Map()
  const outline = new Set()
  const join = (from, to) => neighbours.set(keyOf(from), [...(neighbours.get(keyOf(from)) ?? []), to])
  for (const { a, b, sides } of linework(wards).values()) {
    join(a, b)
    join(b, a)
    if (sides === 1) outline.add(keyOf(a)).add(keyOf(b))
  }
  return { neighbours, outline }
}

/** Replacement of a census edge: the ward line beside it, or the straight line between its new end points. */
function bend({ a, b, sides }, moved, { neighbours, outline }) {
  const ends = [moved.get(keyOf(a)), moved.get(keyOf(b))]
  const corridor = sides === 1 ? OUTLINE_CORRIDOR_METRES : CORRIDOR_METRES
  const isAllowed = (point) =>
    footOn(point, a, b).metres <= corridor && (sides === 2 || outline.has(keyOf(point)))
  return pathAlong(neighbours, ends, isAllowed) ?? ends
}

/** The path with the fewest corners over allowed ward corners (breadth-first search), or null. */
function pathAlong(neighbours, [from, to], isAllowed) {
  if (!neighbours.has(keyOf(from))) return null
  const cameFrom = new Map([[keyOf(from), null]])
  const queue = [from]
  for (const point of queue) {
    if (keyOf(point) === keyOf(to)) return traceBack(point, cameFrom)
    const next = neighbours.get(keyOf(point)).filter((n) => !cameFrom.has(keyOf(n)) && isAllowed(n))
    for (const neighbour of next) cameFrom.set(keyOf(neighbour), point)
    queue.push(...next)
  }
  return null
}

function traceBack(end, cameFrom) {
  const path = []
  for (let point = end; point; point = cameFrom.get(keyOf(point))) path.unshift(point)
  return path
}

/** Removes repeated points and there-and-back spurs. */
function withoutSpurs(ring) {
  const points = [...ring]
  for (let i = 0; i < points.length;) {
    const before = points[(i + points.length - 1) % points.length]
    const after = points[(i + 1) % points.length]
    if (keyOf(points[i]) === keyOf(after) || keyOf(before) === keyOf(after)) {
      points.splice(i, 1)
      i = Math.max(0, i - 2)
    } else i++
  }
  return points
}
