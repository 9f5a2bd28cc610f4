/** The import rules: reads the imports of each file and reports those that `modules.ts` does not allow. */
import { BESIDE_SRC, ENTRY_POINTS, NODE_MODULES, PACKAGE_HOMES, PUBLIC_PLACES, MODULES } from './modules.ts'
import { type Source, specifiersIn, specifiersInStyles, targetOf } from './source.ts'

export interface Import {
  /** Path relative to src. */
  readonly from: string
  /** Path relative to src, `../data/...`, or `npm:NAME`; null if computed. */
  readonly to: string | null
}

export const importsOf = (sources: readonly Source[]): readonly Import[] =>
  sources.flatMap((source) =>
    specifiersIn(source).map((named) => ({
      from: source.path,
      to: named === null ? null : targetOf(source.path, named),
    })),
  )

export const styleImportsOf = (path: string, text: string): readonly Import[] =>
  specifiersInStyles(text).map((named) => ({ from: path, to: targetOf(path, named) }))

/** The first folder, or the file itself at the top of src; a style sheet belongs to its component. */
export const moduleOf = (path: string) => (path.split('/')[0] ?? path).replace(/\.module\.css$/, '.tsx')

const shown = ({ from, to }: Import) => `${from} -> ${to ?? 'a computed name'}`
const isPackage = (edge: Import) => edge.to?.startsWith('npm:') === true
const isIn = (path: string, places: readonly string[]) =>
  places.some((place) => path === place || path.startsWith(`${place}/`))

/** Imports between modules that the table does not allow; a computed name counts as not allowed. */
export const forbiddenImports = (imports: readonly Import[]): readonly string[] =>
  imports.filter((edge) => !isPackage(edge) && !isAllowed(edge)).map(shown)

/**
 * `build`, `server` and `cli` handle the whole repository: they may compute names and read files outside
 * `src`.
 */
function isAllowed({ from, to }: Import): boolean {
  const module = moduleOf(from)
  if (to === null) return NODE_MODULES.includes(module)
  if (to.startsWith('..')) return NODE_MODULES.includes(module) || readersOf(to).includes(module)
  return moduleOf(to) === module || isIn(to, MODULES[module] ?? ENTRY_POINTS[module] ?? [])
}

const readersOf = (path: string) =>
  Object.entries(BESIDE_SRC).flatMap(([place, readers]) => (isIn(path, [place]) ? readers : []))

/** Imports of a package outside the places listed in PACKAGE_HOMES, or of an unlisted package. */
export const misplacedPackages = (imports: readonly Import[]): readonly string[] =>
  imports.filter((edge) => isPackage(edge) && !isIn(edge.from, homesOf((edge.to ?? '').slice(4)))).map(shown)

const homesOf = (name: string) => PACKAGE_HOMES[name] ?? PACKAGE_HOMES[name.split('/')[0] ?? ''] ?? []

/** All files of `src` reachable from `start`, including itself. */
export function reachedFrom(start: string, imports: readonly Import[]): ReadonlySet<string> {
  const reached = new Set([start])
  // Iterating over a Set also visits members added meanwhile.
  for (const file of reached)
    for (const { from, to } of imports)
      if (from === file && to !== null && !to.startsWith('npm:')) reached.add(to)
  return reached
}

/** Files outside the public modules that an entry point of the public page reaches. */
export const leaksFrom = (entry: string, imports: readonly Import[]): readonly string[] =>
  [...reachedFrom(entry, imports)].filter((file) => !isIn(file, PUBLIC_PLACES))

/** Each import cycle once, as a path that ends at its start. */
export function cyclesIn(imports: readonly Import[]): readonly string[] {
  const done = new Set<string>()
  const cycles: string[] = []
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
    if (path.includes(file) || done.has(file)) return
    for (const { from, to } of imports) if (from === file && to !== null) visit(to, [...path, file])
    done.add(file)
  }
  for (const { from } of imports) visit(from, [])
  return cycles
}

/** Imports of files that do not exist under exactly this name, extension included. */
export const danglingImports = (
  imports: readonly Import[],
  exists: (path: string) => boolean,
): readonly string[] =>
  imports.filter((edge) => edge.to !== null && !isPackage(edge) && !exists(edge.to)).map(shown)
