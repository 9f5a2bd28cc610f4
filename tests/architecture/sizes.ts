/** Measures for the size rules: length and parameters of functions, length of files, number of files in a folder. */
import { dirname } from 'node:path/posix'
import type { ESTree } from 'rolldown/utils'
import { type Source, lineAt, placeOf, walk } from './source.ts'

export interface MeasuredFunction {
  /** `feeds/load.ts:12 readFeed`. */
  readonly shown: string
  readonly path: string
  readonly lines: number
  readonly parameters: number
  readonly isComponent: boolean
}

type FunctionNode = ESTree.Function | ESTree.ArrowFunctionExpression

export function functionsIn(source: Source): readonly MeasuredFunction[] {
  const names = namesIn(source)
  const functions: MeasuredFunction[] = []
  const add = (node: FunctionNode) => {
    if (!node.body) return
    const name =
      (node.type !== 'ArrowFunctionExpression' && node.id?.name) || names.get(node.start) || 'nameless'
    functions.push({
      shown: `${placeOf(source, node)} ${name}`,
      path: source.path,
      lines: lineAt(source, node.end) - lineAt(source, node.start) + 1,
      parameters: node.params.length,
      isComponent: source.path.endsWith('.tsx') && /^[A-Z]/.test(name),
    })
  }
  walk(source, { FunctionDeclaration: add, FunctionExpression: add, ArrowFunctionExpression: add })
  return functions
}

/** Names by the offset of the named expression: `const name = ...`, also through one call such as `memo(...)`. */
function namesIn(source: Source): ReadonlyMap<number, string> {
  const names = new Map<number, string>()
  walk(source, {
    VariableDeclarator: ({ id, init }) => {
      if (id.type !== 'Identifier' || !init) return
      names.set(init.start, id.name)
      if (init.type === 'CallExpression') for (const given of init.arguments) names.set(given.start, id.name)
    },
    Property: ({ key, value }) => void (key.type === 'Identifier' && names.set(value.start, key.name)),
    MethodDefinition: ({ key, value }) =>
      void (key.type === 'Identifier' && names.set(value.start, key.name)),
  })
  return names
}

export interface Bound {
  /** Nine in ten are below this. */
  readonly usual: number
  /** None exceeds this. */
  readonly most: number
}

/** Everything above the maximum; if more than one in ten reaches the usual size, those too. */
export function oversized<Thing extends { readonly shown: string; readonly lines: number }>(
  things: readonly Thing[],
  boundOf: (thing: Thing) => Bound,
): readonly string[] {
  const text = ({ shown, lines }: Thing) => `${shown}: ${lines} lines`
  const over = things.filter((thing) => thing.lines > boundOf(thing).most).map(text)
  const large = things.filter((thing) => thing.lines >= boundOf(thing).usual)
  if (large.length * 10 <= things.length) return over
  return [...over, `${large.length} of ${things.length} are large, more than one in ten:`, ...large.map(text)]
}

/** Folders with more than twelve files, and modules with fewer than three code files in total. */
export function wrongFolders(paths: readonly string[]): readonly string[] {
  const inside = paths.filter((path) => path.includes('/'))
  const direct = countBy(inside.map(dirname))
  const inAll = countBy(inside.map((path) => path.slice(0, path.indexOf('/'))))
  return [
    ...[...direct]
      .filter(([, count]) => count > 12)
      .map(([folder, count]) => `${folder}/ holds ${count} files`),
    ...[...inAll]
      .filter(([, count]) => count < 3)
      .map(([module, count]) => `${module}/ holds ${count} in all`),
  ]
}

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}
