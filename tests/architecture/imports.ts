/** The import rules: reads the imports of each file and reports those that `modules.ts` does not allow. */
import { BESIDE_SRC, ENTRY_POINTS, NODE_MODULES, PACKAGE_HOMES, PUBLIC_MODULES, MODULES } from './modules.ts'
import type { Source } from './source.ts'
import { specifiersIn, specifiersInStyles, targetOf } from './source.ts'

export interface Import {
  /** A file below src. */
  readonly from: string
  /** A file below src, `../data/...`, or `npm:NAME`; null where it is computed. */
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

/** The first folder; at the top of src the file itself, a style sheet being part of its component's. */
export const moduleOf = (path: string) => (path.split('/')[0] ?? path).replace(/\.module\.css$/, '.tsx')

const shown = ({ from, to }: Import) => `${from} -> ${to ?? 'a computed name'}`
const isPackage = (edge: Import) => edge.to?.startsWith('npm:') === true
const isIn = (path: string, places: readonly string[]) =>
  places.some((place) => path === place || path.startsWith(`${place}/`))

/** Imports between modules that the table does not allow; a computed name counts as not allowed. */
export const forbiddenImports = (imports: readonly Import[]): readonly string[] =>
  imports.filter((edge) => !isPackage(edge) && !isAllowed(edge)).map(shown)

/** Build, server and tool handle the whole repository: they may compute names and read files outside `src`. */
function isAllowed({ from, to }: Import): boolean {
  const module = moduleOf(from)
  if (to === null) return NODE_MODULES.includes(module)
  if (to.startsWith('..')) return NODE_MODULES.includes(module) || readersOf(to).includes(module)
  return moduleOf(to) === module || isIn(to, MODULES[module] ?? ENTRY_POINTS[module] ?? [])
}

const readersOf = (path: string) =>
  Object.entries(BESIDE_SRC).flatMap(([place, readers]) => (isIn(path, [place]) ? readers : []))

/** Imports of a package outside the places that PACKAGE_HOMES gives it, or of one that it does not list. */
export const misplacedPackages = (imports: readonly Import[]): readonly string[] =>
  imports.filter((edge) => isPackage(edge) && !isIn(edge.from, homesOf((edge.to ?? '').slice(4)))).map(shown)

const homesOf = (name: string) => PACKAGE_HOMES[name] ?? PACKAGE_HOMES[name.split('/')[0] ?? ''] ?? []

/** Every file of `src` that is reached from `start`, itself included. */
export function reachedFrom(start: string, imports: readonly Import[]): ReadonlySet<string> {
  const reached = new Set([start])
  // A set is walked in the order of its making, what is added on the way included.
  for (const file of reached)
    for (const { from, to } of imports)
      if (from === file && to !== null && !to.startsWith('npm:')) reached.add(to)
  return reached
}

/** What an entry point of the public page reaches and must not. */
export const leaksFrom = (entry: string, imports: readonly Import[]): readonly string[] =>
  [...reachedFrom(entry, imports)].filter((file) => !PUBLIC_MODULES.includes(moduleOf(file)))

/** Each import cycle once, as a path that ends where it began. */
export function circlesIn(imports: readonly Import[]): readonly string[] {
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (file: string, path: readonly string[]) => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
    if (path.includes(file) || done.has(file)) return
    for (const { from, to } of imports) if (from === file && to !== null) visit(to, [...path, file])
    done.add(file)
  }
  for (const { from } of imports) visit(from, [])
  return circles
}

/** Imports of files that do not exist under exactly this name, ending included. */
export const danglingImports = (
  imports: readonly Import[],
  isThere: (path: string) => boolean,
): readonly string[] =>
  imports.filter((edge) => edge.to !== null && !isPackage(edge) && !isThere(edge.to)).map(shown)
