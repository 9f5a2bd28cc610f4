/** The import rule: reads who imports whom, and names every arrow that the plan of the house does not have. */
import { BESIDE_SRC, DOORS, PACKAGE_HOMES, PUBLIC_ROOMS, ROOMS } from './rooms.ts'
import type { Source } from './source.ts'
import { specifiersIn, specifiersInStyles, targetOf } from './source.ts'

export interface Arrow {
  /** A file below src. */
  readonly from: string
  /** A file below src, `../data/...`, or `npm:NAME`; null where it is computed. */
  readonly to: string | null
}

export const arrowsOf = (sources: readonly Source[]): readonly Arrow[] =>
  sources.flatMap((source) =>
    specifiersIn(source).map((named) => ({
      from: source.path,
      to: named === null ? null : targetOf(source.path, named),
    })),
  )

export const arrowsOfStyles = (path: string, text: string): readonly Arrow[] =>
  specifiersInStyles(text).map((named) => ({ from: path, to: targetOf(path, named) }))

/** The first folder; at the top of src the file itself, a style sheet being part of its component's. */
export const roomOf = (path: string) => (path.split('/')[0] ?? path).replace(/\.module\.css$/, '.tsx')

const shown = ({ from, to }: Arrow) => `${from} -> ${to ?? 'a computed name'}`
const isPackage = (arrow: Arrow) => arrow.to?.startsWith('npm:') === true
const isIn = (path: string, places: readonly string[]) =>
  places.some((place) => path === place || path.startsWith(`${place}/`))

/** Arrows between rooms that the table lacks; what cannot be read counts as not allowed. */
export const strayArrows = (arrows: readonly Arrow[]): readonly string[] =>
  arrows.filter((arrow) => !isPackage(arrow) && !isAllowed(arrow)).map(shown)

/** The workshop builds and serves the whole repository, so computed names and what lies beside src are its to use. */
function isAllowed({ from, to }: Arrow): boolean {
  const room = roomOf(from)
  if (to === null) return room === 'workshop'
  if (to.startsWith('..')) return room === 'workshop' || readersOf(to).includes(room)
  return roomOf(to) === room || isIn(to, ROOMS[room] ?? DOORS[room] ?? [])
}

const readersOf = (path: string) =>
  Object.entries(BESIDE_SRC).flatMap(([place, readers]) => (isIn(path, [place]) ? readers : []))

/** Files that name a package which does not live with them, or lives nowhere. */
export const homelessPackages = (arrows: readonly Arrow[]): readonly string[] =>
  arrows
    .filter((arrow) => isPackage(arrow) && !isIn(arrow.from, homesOf((arrow.to ?? '').slice(4))))
    .map(shown)

const homesOf = (name: string) => PACKAGE_HOMES[name] ?? PACKAGE_HOMES[name.split('/')[0] ?? ''] ?? []

/** What of ours is reached from a file, itself included. */
export function reachedFrom(start: string, arrows: readonly Arrow[]): ReadonlySet<string> {
  const reached = new Set([start])
  // A set is walked in the order of its making, what is added on the way included.
  for (const file of reached)
    for (const { from, to } of arrows)
      if (from === file && to !== null && !to.startsWith('npm:')) reached.add(to)
  return reached
}

/** What the public door reaches and must not. */
export const leaksFrom = (door: string, arrows: readonly Arrow[]): readonly string[] =>
  [...reachedFrom(door, arrows)].filter((file) => !PUBLIC_ROOMS.includes(roomOf(file)))

/** Each circle once, as a path that ends where it began. */
export function circlesIn(arrows: readonly Arrow[]): readonly string[] {
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
    if (path.includes(file) || done.has(file)) return
    for (const { from, to } of arrows) if (from === file && to !== null) visit(to, [...path, file])
    done.add(file)
  }
  for (const { from } of arrows) visit(from, [])
  return circles
}

/** Arrows to files that are not there under exactly this name, ending included. */
export const danglingArrows = (
  arrows: readonly Arrow[],
  isThere: (path: string) => boolean,
): readonly string[] =>
  arrows.filter((arrow) => arrow.to !== null && !isPackage(arrow) && !isThere(arrow.to)).map(shown)
