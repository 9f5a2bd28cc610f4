/** Reads a command's words from the command line by one declared shape, and writes its help from the same shape. */
import { parseArgs } from 'node:util'

/** `--strict`: there or not. */
interface Flag {
  readonly kind: 'flag'
  readonly says: string
}
/** `--out FILE`: null where it is not given. */
interface Text {
  readonly kind: 'text'
  readonly value: string
  readonly says: string
}
/** `--out FILE`, without which the command cannot run. */
interface Needed {
  readonly kind: 'needed'
  readonly value: string
  readonly says: string
}
/** `--category C --category D`: in the order given, empty where there is none. */
interface Repeated {
  readonly kind: 'repeated'
  readonly value: string
  readonly says: string
}
type Option = Flag | Text | Needed | Repeated
export type Options = Readonly<Record<string, Option>>

export interface CommandShape<O extends Options> {
  /** `convert`. */
  readonly name: string
  /** One sentence on what it does. */
  readonly says: string
  /** Words without a dash: `IN...`, and how few and how many of them it takes. */
  readonly words: { readonly value: string; readonly least: number; readonly most: number } | null
  readonly options: O
}

type ValueOf<O extends Option> = O extends Flag
  ? boolean
  : O extends Repeated
    ? readonly string[]
    : O extends Needed
      ? string
      : string | null
export type ValuesOf<O extends Options> = { readonly [Name in keyof O]: ValueOf<O[Name]> }

export type Read<O extends Options> =
  | { readonly kind: 'arguments'; readonly values: ValuesOf<O>; readonly words: readonly string[] }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'wrong-usage'; readonly text: string }

type Given = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>

/**
 * What the words say by the shape. Help where `--help` or `-h` is among them; wrong usage as a value, in plain
 * words, for the caller to print on stderr before it exits with 2.
 */
export function readArguments<const O extends Options>(
  shape: CommandShape<O>,
  words: readonly string[],
): Read<O> {
  if (words.includes('--help') || words.includes('-h')) return { kind: 'help', text: helpOf(shape) }
  const given = parse(shape, words)
  if (typeof given === 'string') return wrongUsage(shape, given)
  const fault = faultOf(shape, given.values, given.positionals.length)
  if (fault !== null) return wrongUsage(shape, fault)
  return { kind: 'arguments', values: valuesOf(shape.options, given.values), words: given.positionals }
}

function parse<O extends Options>(shape: CommandShape<O>, words: readonly string[]) {
  const options = Object.entries(shape.options).map(([name, option]) => {
    const type: 'boolean' | 'string' = option.kind === 'flag' ? 'boolean' : 'string'
    return [name, { type, multiple: option.kind === 'repeated' }] as const
  })
  try {
    return parseArgs({
      args: [...words],
      options: Object.fromEntries(options),
      allowPositionals: true,
    })
  } catch (error) {
    return inPlainWords(error)
  }
}

function inPlainWords(error: unknown): string {
  if (!(error instanceof Error)) throw error
  const named = /'(--?[^' ]+)/.exec(error.message)?.[1] ?? 'an option'
  const code = 'code' in error ? error.code : null
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `${named} is not an option here.`
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return /not take|not expect/.test(error.message)
      ? `${named} takes no value.`
      : `${named} needs a value after it (a value that begins with a dash is written ${named}=VALUE).`
  throw error
}

function faultOf<O extends Options>(shape: CommandShape<O>, given: Given, words: number): string | null {
  const missing = Object.entries(shape.options).find(
    ([name, option]) => option.kind === 'needed' && given[name] === undefined,
  )
  if (missing) return `--${missing[0]} is missing: ${missing[1].says}.`
  const { value, least, most } = shape.words ?? { value: '', least: 0, most: 0 }
  if (words < least) return `${value} is missing.`
  if (words > most)
    return most === 0 ? 'It takes no word without a dash.' : `It takes at most ${most}: ${value}.`
  return null
}

function valuesOf<O extends Options>(options: O, given: Given): ValuesOf<O> {
  const empty = { flag: false, text: null, needed: null, repeated: [] } as const
  const entries = Object.entries(options).map(([name, option]) => [name, given[name] ?? empty[option.kind]])
  // The one place where the shape and what was parsed by it are declared to agree.
  return Object.fromEntries(entries) as ValuesOf<O>
}

const wrongUsage = (shape: CommandShape<Options>, fault: string) =>
  ({
    kind: 'wrong-usage',
    text: `${fault}\n${usageOf(shape)}\nMore: holdfast ${shape.name} --help`,
  }) as const

function usageOf(shape: CommandShape<Options>): string {
  const options = Object.entries(shape.options).map(([name, option]) => {
    const text = spelling(name, option)
    return option.kind === 'needed' ? text : `[${text}]${option.kind === 'repeated' ? '...' : ''}`
  })
  return ['Usage: holdfast', shape.name, shape.words?.value, ...options].filter(Boolean).join(' ')
}

export function helpOf(shape: CommandShape<Options>): string {
  const rows = Object.entries(shape.options).map(
    ([name, option]) => [spelling(name, option), option.says] as const,
  )
  const width = Math.max(0, ...rows.map(([left]) => left.length))
  const lines = rows.map(([left, says]) => `  ${left.padEnd(width)}  ${says}`)
  return [shape.says, '', usageOf(shape), ...(lines.length > 0 ? ['', ...lines] : [])].join('\n')
}

const spelling = (name: string, option: Option) =>
  option.kind === 'flag' ? `--${name}` : `--${name} ${option.value}`
