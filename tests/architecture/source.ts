/** Source files as the house rules see them: text, syntax tree, and everything that a file names to be loaded. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import type { ESTree, ParseResult, VisitorObject } from 'rolldown/utils'
import { parseSync, Visitor } from 'rolldown/utils'
import { fromRoot } from '../../src/build/fresh.mjs'

export interface Source {
  /** Below the folder that was read: `feeds/load.ts`. */
  readonly path: string
  readonly text: string
  readonly tree: ParseResult
}

/** Throws where the text does not parse, since a file that is not seen would pass every rule. */
export function sourceOf(path: string, text: string): Source {
  const tree = parseSync(path, text, {})
  const [fault] = tree.errors
  if (fault) throw new Error(`${path} does not parse: ${fault.message}`)
  return { path, text, tree }
}

/** Every file below a folder of the repository whose name ends so, by its path below that folder. */
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

/** What a file loads by any means: a specifier as written, or null where only running it would tell. */
export function specifiersIn(source: Source): readonly (string | null)[] {
  const found: (string | null)[] = []
  const add = (node: ESTree.Expression | ESTree.StringLiteral | null | undefined) => {
    if (node) found.push(literalOf(node))
  }
  walk(source, {
    ImportDeclaration: (node) => add(node.source),
    ExportAllDeclaration: (node) => add(node.source),
    ExportNamedDeclaration: (node) => add(node.source),
    ImportExpression: (node) => add(node.source),
    TSImportType: (node) => add(node.source),
    TSExternalModuleReference: (node) => add(node.expression),
    // `new Worker(new URL('./worker.ts', import.meta.url))` and other files found the same way.
    NewExpression: (node) => {
      const [path, base] = node.arguments
      if (!isNamed(node.callee, 'URL') || !path || !isImportMetaUrl(base, source)) return
      const named = path.type === 'SpreadElement' ? null : literalOf(path)
      found.push(named === null || named.startsWith('.') ? named : `./${named}`)
    },
    CallExpression: (node) => {
      const callee = source.text.slice(node.callee.start, node.callee.end)
      if (callee === 'require' || callee === 'import.meta.glob') found.push(null)
    },
  })
  return found
}

function literalOf(node: ESTree.Expression): string | null {
  if (node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type === 'TemplateLiteral' && node.expressions.length === 0)
    return node.quasis[0]?.value.cooked ?? null
  return null
}

const isNamed = (node: ESTree.Expression, name: string) => node.type === 'Identifier' && node.name === name
const isImportMetaUrl = (node: ESTree.Argument | undefined, source: Source) =>
  node !== undefined && source.text.slice(node.start, node.end) === 'import.meta.url'

/** Other sheets that a style sheet takes in, by `@import` or `composes`. */
export const specifiersInStyles = (text: string): readonly string[] =>
  [...text.matchAll(/(?:@import\s+(?:url\()?|composes:[^;]*from\s+)['"]([^'"]+)['"]/g)].flatMap(
    (match) => match[1] ?? [],
  )

/** Where a specifier points: a path below src (`../data/x.json` beside it), or `npm:NAME`, `node:` included. */
export function targetOf(file: string, specifier: string): string {
  const path = specifier.replace(/\?.*$/, '')
  if (path.startsWith('.')) return join(dirname(file), path)
  if (path.startsWith('node:')) return 'npm:node'
  return `npm:${path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/')}`
}
