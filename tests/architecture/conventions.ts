/** Code conventions checked on the syntax tree: one rule a function, each returns the places that break it. */
import { basename } from 'node:path/posix'
import type { ESTree } from 'rolldown/utils'
import { type Source, placeOf, walk } from './source.ts'

export type Convention = (source: Source) => readonly string[]
type Node = { readonly start: number }

const NAMES_WITHOUT_AN_IDEA = /^(utils?|helpers?|types?|constants?|common|index)$/i
/** File names that ARCHITECTURE prescribes. */
const NAMED_BY_ARCHITECTURE = ['main.tsx', 'embed/page.tsx']
/** The only files that may read the clock or a source of randomness. */
const IMPURE_FILES =
  /^(main\.tsx|state\/effects(\.ts|\/)|feeds\/load\.ts|map\/MapCanvas\.tsx|(worker|build|server|cli)\/)/
/** Modules in which every property is read-only. */
const READONLY_MODULES = /^(domain|summary)\//

/**
 * Files with badly formed names. Names are kebab-case; a component's file is named for the component, and a style
 * sheet for the file that it styles or for what several files share.
 */
export function badNames(files: readonly Pick<Source, 'path' | 'text'>[]): readonly string[] {
  return files.filter((file) => !isWellNamed(file)).map(({ path }) => path)
}

function isWellNamed({ path, text }: Pick<Source, 'path' | 'text'>): boolean {
  const name = basename(path).replace(/\.module\.css$|\.d\.ts$|\.[a-z]+$/, '')
  const isKebab = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)
  if (NAMES_WITHOUT_AN_IDEA.test(name)) return false
  if (NAMED_BY_ARCHITECTURE.includes(path)) return true
  if (path.endsWith('.module.css')) return isKebab || isPascal(name)
  if (!path.endsWith('.tsx')) return isKebab
  const components = [
    ...text.matchAll(/^export (?:function|const) ([A-Z]\w*)(?:\(|<| = (?:\(|memo|lazy|function))/gm),
  ]
  return components.length === 1 ? name === components[0]?.[1] : isKebab || isPascal(name)
}

const isPascal = (name: string) => /^([A-Z][a-z0-9]*)+$/.test(name)

/** The file starts with a doc comment of at least one sentence that states its purpose. */
export const opensWithoutSentence: Convention = (source) => {
  const shebang = /^#!.*\n?/.exec(source.text)?.[0].length ?? 0
  const first = source.tree.comments.find(({ start }) => start >= shebang)
  const before = first ? source.text.slice(shebang, first.start).trim() : 'nothing'
  const lines = first?.type === 'Block' && first.value.startsWith('*') ? first.value.slice(1) : ''
  const sentence = lines.replaceAll(/\n\s*\*/g, ' ').trim()
  const isSentence = /^["'`(A-Z0-9].{15,}[.?!]/s.test(sentence)
  return before === '' && isSentence ? [] : [`${source.path}: no sentence on what it is for`]
}

/** No `any`, enum, `!`, default export, cast through `unknown` or disabled compiler check. */
export const looseTypes: Convention = (source) => {
  const violations: string[] = []
  const add = (what: string) => (node: Node) => void violations.push(`${placeOf(source, node)}: ${what}`)
  walk(source, {
    TSAnyKeyword: add('any'),
    TSEnumDeclaration: add('enum'),
    TSNonNullExpression: add('!'),
    VariableDeclarator: (node) => node.definite === true && add('!')(node),
    PropertyDefinition: (node) => node.definite && add('!')(node),
    ExportDefaultDeclaration: add('default export'),
    TSAsExpression: (node) => node.expression.type === 'TSAsExpression' && add('as twice')(node),
    TSTypeAssertion: add('as before the value'),
  })
  for (const comment of source.tree.comments)
    if (/@ts-(ignore|nocheck)|@ts-expect-error\s*$/.test(comment.value)) add('silenced compiler')(comment)
  return violations
}

/** Writable properties in modules where all are read-only. */
export const writableProperties: Convention = (source) => {
  if (!READONLY_MODULES.test(source.path)) return []
  const violations: string[] = []
  walk(source, {
    TSPropertySignature: (node) => {
      if (!node.readonly) violations.push(`${placeOf(source, node)}: not readonly`)
    },
  })
  return violations
}

/** Calls that read the clock or a source of randomness outside the allowed files; elsewhere both are parameters. */
export const impureCalls: Convention = (source) => {
  if (IMPURE_FILES.test(source.path)) return []
  const violations: string[] = []
  const add = (what: string, node: Node) => void violations.push(`${placeOf(source, node)}: ${what}`)
  walk(source, {
    CallExpression: (node) => {
      const callee = calleeOf(node, source)
      if (['Math.random', 'Date.now', 'Date', 'crypto.getRandomValues', 'crypto.randomUUID'].includes(callee))
        add(callee, node)
    },
    NewExpression: (node) => {
      if (calleeOf(node, source) === 'Date' && node.arguments.length === 0) add('new Date()', node)
    },
  })
  return violations
}

/** Only the store's `dispatch` may set the View. */
const VIEW_SETTER = 'state/store.ts'

/** Calls of `setState` with a View in their argument, literal or returned by a function. */
export const viewsSetDirectly: Convention = (source) => {
  if (source.path === VIEW_SETTER) return []
  const calls: { readonly start: number; readonly end: number }[] = []
  const views: Node[] = []
  walk(source, {
    CallExpression: (node) => {
      if (/(^|\.)setState$/.test(calleeOf(node, source))) calls.push(node)
    },
    ObjectExpression: (node) => {
      for (const property of node.properties)
        if (property.type === 'Property' && isNamedView(property.key, source)) views.push(property)
    },
  })
  return views
    .filter(({ start }) => calls.some((call) => start > call.start && start < call.end))
    .map((view) => `${placeOf(source, view)}: sets the view`)
}

const isNamedView = (key: Node & { readonly end: number }, source: Source) =>
  /^(['"]?)view\1$/.test(source.text.slice(key.start, key.end))

const calleeOf = (node: ESTree.CallExpression | ESTree.NewExpression, source: Source) =>
  source.text.slice(node.callee.start, node.callee.end)
