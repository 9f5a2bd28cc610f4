/** Parses a command's arguments by a declared shape, and generates its help from the same shape. */
import { parseArgs } from 'node:util'

/** `--strict`: boolean. */
interface Flag {
  readonly kind: 'flag'
  readonly description: string
}
/** `--out FILE`: null if absent. */
interface OptionalText {
  readonly kind: 'text'
  readonly value: string
  readonly description: string
}
/** `--out FILE`: required. */
interface RequiredText {
  readonly kind: 'required'
  readonly value: string
  readonly description: string
}
/** `--category C --category D`: in the order given, empty if absent. */
interface Repeated {
  readonly kind: 'repeated'
  readonly value: string
  readonly description: string
}
type Option = Flag | OptionalText | RequiredText | Repeated
export type Options = Readonly<Record<string, Option>>

/** Declaration of a command's arguments. */
export interface CommandShape<O extends Options> {
  /** `convert`. */
  readonly name: string
  /** One sentence on what it does. */
  readonly description: string
  /** Positional arguments such as `IN...`, with their minimum and maximum number; null: none. */
  readonly positionals: { readonly value: string; readonly min: number; readonly max: number } | null
  readonly options: O
}

type ValueOf<O extends Option> = O extends Flag
  ? boolean
  : O extends Repeated
    ? readonly string[]
    : O extends RequiredText
      ? string
      : string | null
/** Parsed values by option name, typed by the declaration. */
export type ValuesOf<O extends Options> = { readonly [Name in keyof O]: ValueOf<O[Name]> }

export type ParsedCommand<O extends Options> =
  | { readonly kind: 'arguments'; readonly values: ValuesOf<O>; readonly positionals: readonly string[] }
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'wrong-usage'; readonly text: string }

type ParsedValues = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>

/**
 * Parses the arguments. Returns help if `--help` or `-h` is present, and wrong usage as a value that the caller
 * prints on stderr before it exits with 2.
 */
export function parseArguments<const O extends Options>(
  shape: CommandShape<O>,
  args: readonly string[],
): ParsedCommand<O> {
  if (args.includes('--help') || args.includes('-h')) return { kind: 'help', text: helpOf(shape) }
  const parsed = parse(shape, args)
  if (typeof parsed === 'string') return wrongUsage(shape, parsed)
  const error = errorIn(shape, parsed.values, parsed.positionals.length)
  if (error !== null) return wrongUsage(shape, error)
  return {
    kind: 'arguments',
    values: valuesOf(shape.options, parsed.values),
    positionals: parsed.positionals,
  }
}

function parse<O extends Options>(shape: CommandShape<O>, args: readonly string[]) {
  const options = Object.entries(shape.options).map(([name, option]) => {
    const type: 'boolean' | 'string' = option.kind === 'flag' ? 'boolean' : 'string'
    return [name, { type, multiple: option.kind === 'repeated' }] as const
  })
  try {
    return parseArgs({
      args: [...args],
      options: Object.fromEntries(options),
      allowPositionals: true,
    })
  } catch (error) {
    return usageError(error)
  }
}

function usageError(error: unknown): string {
  if (!(error instanceof Error)) throw error
  const option = /'(--?[^' ]+)/.exec(error.message)?.[1] ?? 'an option'
  const code = 'code' in error ? error.code : null
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `${option} is not an option here.`
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return /not take|not expect/.test(error.message)
      ? `${option} takes no value.`
      : `${option} needs a value after it (a value that begins with a dash is written ${option}=VALUE).`
  throw error
}

function errorIn<O extends Options>(
  shape: CommandShape<O>,
  parsed: ParsedValues,
  count: number,
): string | null {
  const missing = Object.entries(shape.options).find(
    ([name, option]) => option.kind === 'required' && parsed[name] === undefined,
  )
  if (missing) return `--${missing[0]} is missing: ${missing[1].description}.`
  const { value, min, max } = shape.positionals ?? { value: '', min: 0, max: 0 }
  if (count < min) return `${value} is missing.`
  if (count > max)
    return max === 0 ? 'It takes no word without a dash.' : `It takes at most ${max}: ${value}.`
  return null
}

function valuesOf<O extends Options>(options: O, parsed: ParsedValues): ValuesOf<O> {
  const empty = { flag: false, text: null, required: null, repeated: [] } as const
  const entries = Object.entries(options).map(([name, option]) => [name, parsed[name] ?? empty[option.kind]])
  // The only cast: the parsed values have the types that the shape declares.
  return Object.fromEntries(entries) as ValuesOf<O>
}

const wrongUsage = (shape: CommandShape<Options>, error: string) =>
  ({
    kind: 'wrong-usage',
    text: `${error}\n${usageOf(shape)}\nMore: holdfast ${shape.name} --help`,
  }) as const

function usageOf(shape: CommandShape<Options>): string {
  const options = Object.entries(shape.options).map(([name, option]) => {
    const text = optionUsage(name, option)
    return option.kind === 'required' ? text : `[${text}]${option.kind === 'repeated' ? '...' : ''}`
  })
  return ['Usage: holdfast', shape.name, shape.positionals?.value, ...options].filter(Boolean).join(' ')
}

/** Help text: description, usage line and options. */
export function helpOf(shape: CommandShape<Options>): string {
  const rows = Object.entries(shape.options).map(
    ([name, option]) => [optionUsage(name, option), option.description] as const,
  )
  const width = Math.max(0, ...rows.map(([left]) => left.length))
  const lines = rows.map(([left, description]) => `  ${left.padEnd(width)}  ${description}`)
  return [shape.description, '', usageOf(shape), ...(lines.length > 0 ? ['', ...lines] : [])].join('\n')
}

const optionUsage = (name: string, option: Option) =>
  option.kind === 'flag' ? `--${name}` : `--${name} ${option.value}`
