/** Common part of all commands: the environment that they run in, argument parsing, help and usage errors. */
import { parseArguments, type CommandShape, type Options, type ParsedCommand } from './arguments.ts'
import type { Borough, Postcode, Road, Street } from '../domain/borough/borough.ts'
import type { Instant } from '../domain/day.ts'
import type { Place } from '../domain/place/place.ts'
import type { LargeFiles } from './converting/large-files.ts'
import type { RunningHash } from '../feeds/streams/checksum.ts'

/** A file's size and its content as a stream. */
export interface FileStream {
  readonly bytes: number
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>
}

/** Environment of a command as plain functions, replaceable in tests. */
export interface CommandContext {
  /** Results go to stdout, progress and errors to stderr; neither appends a newline. */
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly cwd: string
  readonly now: () => Instant
  /** Reports progress on stderr once a command has run for more than a second. */
  readonly progress: (text: string) => void
  readonly readFile: (path: string) => Promise<Uint8Array>
  /** For files that may exceed memory; rejects if the file does not exist. */
  readonly streamFile: (path: string) => Promise<FileStream>
  /** An incremental SHA-256 hash. */
  readonly newHash: () => RunningHash
  /** Creates missing folders; an existing file is replaced only when the new one is complete. */
  readonly writeFile: (path: string, text: string) => Promise<void>
  /** The same for bytes. */
  readonly writeBytes: (path: string, bytes: Uint8Array) => Promise<void>
  /** Whether two paths name one file, by any name or link; absent: by their text alone. */
  readonly isSameFile?: (one: string, other: string) => Promise<boolean>
  /** How files that are too large to be held are converted; absent: all are held. */
  readonly largeFiles?: LargeFiles
  readonly place: () => Place
  /** The place's geography, decoded on first use. */
  readonly borough: () => Borough
  readonly roads: () => readonly Road[]
  readonly postcodes: () => readonly Postcode[]
  readonly streets: () => readonly Street[]
}

/** Returns the exit code. 0: done; 1: the input is rejected as a whole or no row is left; 2: wrong usage. */
export type Command = (args: readonly string[], context: CommandContext) => Promise<number>

export type ParsedArguments<O extends Options> = Extract<ParsedCommand<O>, { readonly kind: 'arguments' }>

/** Wraps `run` with argument parsing: help exits with 0, wrong usage with 2. */
export const command =
  <const O extends Options>(
    shape: CommandShape<O>,
    run: (parsed: ParsedArguments<O>, context: CommandContext) => Promise<number> | number,
  ): Command =>
  async (args, context) => {
    const parsed = parseArguments(shape, args)
    if (parsed.kind === 'help') return printLine(context.out, parsed.text, 0)
    return parsed.kind === 'wrong-usage' ? printLine(context.err, parsed.text, 2) : run(parsed, context)
  }

/** Prints one line and returns the exit code. */
export function printLine(print: (text: string) => void, text: string, code: number): number {
  print(`${text}\n`)
  return code
}
