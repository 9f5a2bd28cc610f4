/** Source files for the architecture rules: text, syntax tree and import specifiers. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { type ESTree, type ParseResult, type VisitorObject, parseSync, Visitor } from 'rolldown/utils'
import { fromRoot } from '../../src/build/fresh.mjs'

export interface Source {
  /** Path relative to the folder that was read, such as `feeds/load.ts`. */
  readonly path: string
  readonly text: string
  readonly tree: ParseResult
}

/** @throws Error if the text does not parse, since a skipped file would pass every rule */
export function sourceOf(path: string, text: string): Source {
  const tree = parseSync(path, text, {})
  const [fault] = tree.errors
  if (fault) throw new Error(`${path} does not parse: ${fault.message}`)
  return { path, text, tree }
}

/** Paths, relative to a folder of the repository, of all files below it whose name matches. */
export function filesBelow(folder: string, ending: RegExp): readonly string[] {
  return readdirSync(fromRoot(folder), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => ending.test(path))
    .toSorted()
}

export const textOf = (path: string) => readFileSync(fromRoot(path), 'utf8')

export const sourcesBelow = (folder: string): readonly Source[] =>
  filesBelow(folder, /\.(tsx?|mjs)$/).map((path) => sourceOf(path, textOf(`${folder}/${path}`)))

export const walk = (source: Source, visitor: VisitorObject) =>
  new Visitor(visitor).visit(source.tree.program)

export const lineAt = (source: Source, offset: number) => source.text.slice(0, offset).split('\n').length

/** `feeds/load.ts:12`. */
export const placeOf = (source: Source, node: { readonly start: number }) =>
  `${source.path}:${lineAt(source, node.start)}`

/** Everything that a file loads: the specifier as written, or null if it is computed at run time. */
export function specifiersIn(source: Source): readonly (string | null)[] {
  const specifiers: (string | null)[] = []
  const add = (node: ESTree.Expression | ESTree.StringLiteral | null | undefined) => {
    if (node) specifiers.push(literalOf(node))
  }
  walk(source, {
    ImportDeclaration: (node) => add(node.source),
    ExportAllDeclaration: (node) => add(node.source),
    ExportNamedDeclaration: (node) => add(node.source),
    ImportExpression: (node) => add(node.source),
    TSImportType: (node) => add(node.source),
    TSExternalModuleReference: (node) => add(node.expression),
    // `new Worker(new URL('./worker.ts', import.meta.url))` and similar URLs.
    NewExpression: (node) => {
      const [path, base] = node.arguments
      if (!isIdentifier(node.callee, 'URL') || !path || !isImportMetaUrl(base, source)) return
      const named = path.type === 'SpreadElement' ? null : literalOf(path)
      specifiers.push(named === null || named.startsWith('.') ? named : `./${named}`)
    },
    CallExpression: (node) => {
      const callee = source.text.slice(node.callee.start, node.callee.end)
      if (callee === 'require' || callee === 'import.meta.glob') specifiers.push(null)
    },
  })
  return specifiers
}

function literalOf(node: ESTree.Expression): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? null
  return null
}

const isIdentifier = (node: ESTree.Expression, name: string) =>
  node.type === 'Identifier' && node.name === name
const isImportMetaUrl = (node: ESTree.Argument | undefined, source: Source) =>
  node !== undefined && source.text.slice(node.start, node.end) === 'import.meta.url'

/** Style sheets included by `@import` or `composes`. */
export const specifiersInStyles = (text: string): readonly string[] =>
  [...text.matchAll(/(?:@import\s+(?:url\()?|composes:[^;]*from\s+)['"]([^'"]+)['"]/g)].flatMap(
    (match) => match[1] ?? [],
  )

/** Target of a specifier: a path relative to src (or `../data/x.json`), or `npm:NAME`, also for `node:`. */
export function targetOf(file: string, specifier: string): string {
  const path = specifier.replace(/\?.*$/, '')
  if (path.startsWith('.')) return join(dirname(file), path)
  if (path.startsWith('node:')) return 'npm:node'
  return `npm:${path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/')}`
}
