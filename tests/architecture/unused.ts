/** Finds unused code: exports that no file imports, and classes of style sheets that no file names. */
import { dirname, join } from 'node:path/posix'
import { type Source, lineAt, walk } from './source.ts'

/** Exports used by name from outside the sources, by file. */
export type UsedByName = Readonly<Record<string, readonly string[]>>

/**
 * Exports of `declared` that no file of `importers` imports; all paths are relative to the same folder. All exports
 * of a file imported as a whole (`import * as`, `import()`) count as used.
 */
export function unusedExports(
  declared: readonly Source[],
  importers: readonly Source[],
  byName: UsedByName = {},
): readonly string[] {
  const used = new Map<string, Set<string>>()
  const whole = new Set<string>()
  for (const source of importers) gatherImports(source, { used, whole })
  return declared.flatMap((source) => {
    if (whole.has(source.path)) return []
    return exportsOf(source)
      .filter(({ name }) => !used.get(source.path)?.has(name) && !byName[source.path]?.includes(name))
      .map(({ name, start }) => `${source.path}:${lineAt(source, start)}: ${name}`)
  })
}

const DEFAULT = 'default'

const exportsOf = ({ tree }: Source) =>
  tree.module.staticExports
    .flatMap(({ entries }) => entries)
    .map(({ exportName: { name }, start }) => ({ name: name ?? DEFAULT, start }))

interface Uses {
  readonly used: Map<string, Set<string>>
  readonly whole: Set<string>
}

function gatherImports(source: Source, { used, whole }: Uses): void {
  const targetOf = (specifier: string) => join(dirname(source.path), specifier.replace(/\?.*$/, ''))
  const take = (
    specifier: string,
    { kind, name }: { readonly kind: string; readonly name?: string | null },
  ) => {
    const target = targetOf(specifier)
    if (kind === 'NamespaceObject' || kind === 'All' || kind === 'AllButDefault') whole.add(target)
    else used.set(target, (used.get(target) ?? new Set()).add(name ?? DEFAULT))
  }
  const { staticImports, staticExports } = source.tree.module
  for (const { moduleRequest, entries } of staticImports)
    for (const { importName } of entries) take(moduleRequest.value, importName)
  for (const { moduleRequest, importName } of staticExports.flatMap(({ entries }) => entries))
    if (moduleRequest) take(moduleRequest.value, importName)
  walk(source, {
    ImportExpression: ({ source: specifier }) => {
      if (specifier.type === 'Literal' && typeof specifier.value === 'string')
        whole.add(targetOf(specifier.value))
    },
  })
}

export interface Sheet {
  readonly path: string
  readonly text: string
}

const PLAIN = /\/\*[\s\S]*?\*\/|"[^"]*"|'[^']*'|url\([^)]*\)/g

/** The classes for which a style sheet has rules. */
export const classesIn = ({ text }: Sheet): readonly string[] => [
  ...new Set([...text.replaceAll(PLAIN, '').matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name = '']) => name)),
]

/** Words in every string of a file, and the keys of its objects. */
export function wordsIn(source: Source): ReadonlySet<string> {
  const words = new Set<string>()
  const add = (text: string) => {
    for (const word of text.split(/[\s.#'"<>=]+/)) words.add(word)
  }
  walk(source, {
    Literal: ({ value }) => void (typeof value === 'string' && add(value)),
    TemplateElement: ({ value }) => add(value.raw),
    JSXText: ({ value }) => add(value),
    Property: ({ key }) => void (key.type === 'Identifier' && words.add(key.name)),
  })
  return words
}

/**
 * Classes that no file names. `wordsFor` returns the words of the files that import the sheet. A class with a
 * computed name (`${kind}Line`) is used if its ending is among them; so is a class that another sheet composes.
 */
export function unusedClasses(
  sheets: readonly Sheet[],
  wordsFor: (sheet: Sheet) => ReadonlySet<string>,
): readonly string[] {
  const composed = new Set(
    sheets.flatMap(({ text }) =>
      [...text.matchAll(/composes:\s*([\w\s-]+?)(?:\s+from\s|;)/g)].flatMap(([, names = '']) =>
        names.split(/\s+/),
      ),
    ),
  )
  return sheets.flatMap((sheet) => {
    const words = wordsFor(sheet)
    const isUsed = (name: string) =>
      words.has(name) || composed.has(name) || words.has(name.replace(/^[a-z]+(?=[A-Z])/, ''))
    return classesIn(sheet)
      .filter((name) => !isUsed(name))
      .map((name) => `${sheet.path}: .${name}`)
  })
}
