/**
 * Cuts the borders of all levels into shared arcs (a topology), so that a line common to ward, LSOA and MSOA is
 * stored once.
 */
import { edgeKey, edgesOf, keyOf } from './plane.mjs'

/**
 * The single ring around adjacent rings, in their direction.
 * @throws Error if the union has more than one ring
 */
export function dissolve(rings) {
  const edges = new Map(rings.flatMap(edgesOf).map(([a, b]) => [`${keyOf(a)} ${keyOf(b)}`, [a, b]]))
  const onward = new Map()
  for (const [a, b] of edges.values()) if (!edges.has(`${keyOf(b)} ${keyOf(a)}`)) onward.set(keyOf(a), b)
  const [first] = onward.values()
  const ring = [first]
  for (let next = onward.get(keyOf(first)); next !== first; next = onward.get(keyOf(next))) ring.push(next)
  if (ring.length !== onward.size) {
    throw new Error(`A ring of ${ring.length} corners leaves ${onward.size - ring.length} over`)
  }
  return ring
}

/**
 * @typedef {import('./plane.mjs').Point} Point
 */

/**
 * Takes levels of open rings; returns the arcs (lines, each once) and, for each ring of each level, its arcs in
 * order: the arc's index if it runs forwards, the bitwise complement if it runs backwards.
 * @param {readonly (readonly (readonly Point[])[])[]} levels
 * @returns {{ arcs: (readonly Point[])[], rings: number[][][] }}
 */
export function cutIntoArcs(levels) {
  const isNode = nodesOf(levels)
  const arcs = []
  const indexByLine = new Map()
  const indexOf = (line) => {
    const key = line.map(keyOf).join(' ')
    if (indexByLine.has(key)) return indexByLine.get(key)
    indexByLine.set(key, arcs.length)
    indexByLine.set(line.map(keyOf).toReversed().join(' '), ~arcs.length)
    return arcs.push(line) - 1
  }
  const rings = levels.map((level) => level.map((ring) => splitAtNodes(ring, isNode).map(indexOf)))
  return { arcs, rings }
}

/** A node is a point where arcs end: more than two edges meet, or the areas on either side change. */
function nodesOf(levels) {
  const edges = new Map()
  levels.forEach((level, levelNumber) =>
    level.forEach((ring, ringNumber) => {
      for (const [a, b] of edgesOf(ring)) {
        const edge = edges.get(edgeKey(a, b)) ?? { ends: [a, b], owners: [] }
        edges.set(edgeKey(a, b), { ...edge, owners: [...edge.owners, `${levelNumber}/${ringNumber}`] })
      }
    }),
  )
  const meeting = new Map()
  for (const { ends, owners } of edges.values()) {
    for (const end of ends) meeting.set(keyOf(end), [...(meeting.get(keyOf(end)) ?? []), owners.join()])
  }
  return (point) => {
    const owners = meeting.get(keyOf(point))
    return owners.length !== 2 || owners[0] !== owners[1]
  }
}

function splitAtNodes(ring, isNode) {
  const start = ring.findIndex(isNode)
  // A ring that meets no other, such as an island, starts at the same point in every level.
  if (start < 0) return [turnedTo(ring, leastOf(ring))]
  const lines = []
  for (const point of turnedTo(ring, start)) {
    lines.at(-1)?.push(point)
    if (isNode(point)) lines.push([point])
  }
  return lines.slice(0, -1)
}

const turnedTo = (ring, start) => [...ring.slice(start), ...ring.slice(0, start), ring[start]]

const leastOf = (ring) =>
  ring.reduce((least, [x, y], i) => {
    const [leastX, leastY] = ring[least]
    return x < leastX || (x === leastX && y < leastY) ? i : least
  }, 0)
