/** Checks of the project's prose: American spellings, machine-specific paths, skipped tests. */
import { type Source, lineAt, walk } from './source.ts'

/** American patterns with the British spelling; identifiers of programming interfaces are not checked. */
const BRITISH: readonly (readonly [american: RegExp, british: string])[] = [
  [/\bcolor(s|ed|ing|ful)?\b/i, 'colour'],
  [/\bgr[a]y(s|ed|scale)?\b/i, 'grey'],
  [/\bcenter(s|ed|ing)?\b/i, 'centre'],
  [/\b(kilo)?meter(s)?\b/i, 'metre'],
  [/\bneighbor\w*/i, 'neighbour'],
  [/\bbehavior\w*/i, 'behaviour'],
  [/\b(favor|honor|labor|harbor)\w*/i, '-our'],
  [
    /\b(organ|recogn|summar|initial|optim|visual|normal|minim|maxim|serial|prior|special|general|categor|emphas|util|synchron)iz(e|es|ed|ing|er|ation)\b/i,
    '-ise',
  ],
  [/\banalyz\w+/i, 'analyse'],
  [/\b(label|cancel|travel|model|level|signal)(ed|ing)\b/i, 'double l'],
  [/\b(catalog|dialog)s?\b(?!ue)/i, '-ogue'],
  [/\b(defense|offense|judgment|fulfill|skillful|artifact)s?\b/i, 'the British spelling'],
]
// `dialog` is the name of the element and its role.
const TECHNICAL_TERMS = /\bdialogs?\b|`[^`]*`|https?:\S+/gi

export function americanSpellingsIn(prose: string): readonly string[] {
  const read = prose.replace(TECHNICAL_TERMS, '')
  return BRITISH.flatMap(([american, british]) => {
    const word = american.exec(read)?.[0]
    return word ? [`${word} (${british})`] : []
  })
}

/** Comments, JSX text, strings that are sentences, and function names, each with its place. */
export function proseIn(source: Source): readonly { readonly place: string; readonly text: string }[] {
  const passages: { readonly place: string; readonly text: string }[] = []
  const add = (start: number, text: string) =>
    passages.push({ place: `${source.path}:${lineAt(source, start)}`, text })
  for (const { start, value } of source.tree.comments) add(start, value)
  walk(source, {
    JSXText: ({ start, value }) => void add(start, value),
    Literal: ({ start, value }) => void (typeof value === 'string' && isSentence(value) && add(start, value)),
    TemplateElement: ({ start, value }) => void (isSentence(value.raw) && add(start, value.raw)),
    FunctionDeclaration: ({ start, id }) => void (id && add(start, wordsOf(id.name))),
  })
  return passages
}

/** Two words separated by a space, and nothing that looks like code, a class list or a transform. */
const isSentence = (text: string) => /[A-Za-z]{2,} [A-Za-z]{2,}/.test(text) && !/[{}=;]|\w\(/.test(text)
const wordsOf = (name: string) => name.replaceAll(/([a-z])([A-Z])/g, '$1 $2')

/** Absolute paths of a developer's machine. Assembled at run time, so that this file contains none. */
const MACHINE_PATHS = ['home', 'Users', 'root', 'work', 'mnt'].map(
  (folder) => new RegExp(`(?<![\\w.:/@-])/${folder}/[\\w.-]`),
)
export const machinePathsIn = (text: string): readonly string[] =>
  MACHINE_PATHS.flatMap((path) => path.exec(text)?.[0] ?? [])

/** Tests that are exclusive or skipped in the source; tests skipped at run time state their reason. */
export const skippedTestsIn = (text: string): readonly string[] =>
  [...text.matchAll(/\b(?:it|test|describe)\.(?:skip|only|todo)\b/g)].map(([found]) => found)
