/** What every command does before its own work: reads its words, prints its help, and refuses what it cannot read. */

import { readArguments, type CommandShape, type Options, type Read } from './arguments.ts'
import type { Borough, Postcode, Road } from '../domain/borough/borough.ts'
import type { Instant } from '../domain/day.ts'
import type { Place } from '../domain/place/place.ts'
import type { RunningHash } from '../feeds/streams/running-hash.ts'

/** What a command has to hand: the machine as plain functions, so that it can be tried without one. */

export interface FileStream {
  readonly bytes: number
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>
}

export interface CommandContext {
  /** Results go to stdout, progress and complaints to stderr; neither adds a line end. */
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly cwd: string
  readonly now: () => Instant
  /** Says how far it is, on stderr, once a command has taken longer than a second. */
  readonly progress: (text: string) => void
  readonly readFile: (path: string) => Promise<Uint8Array>
  /** For files that may be larger than memory; rejects where there is none. */
  readonly streamFile: (path: string) => Promise<FileStream>
  /** The machine's own SHA-256. */
  readonly newHash: () => RunningHash
  /** Makes the folders that are missing; what stood there stays until the new file is whole. */
  readonly writeFile: (path: string, text: string) => Promise<void>
  readonly place: () => Place
  /** The place's ground, decoded when first asked for. */
  readonly borough: () => Borough
  readonly roads: () => readonly Road[]
  readonly postcodes: () => readonly Postcode[]
}

/** 0: done; 1: the whole is refused or no row is left; 2: wrong usage. */
export type Command = (words: readonly string[], workbench: CommandContext) => Promise<number>

type Given<O extends Options> = Extract<Read<O>, { readonly kind: 'arguments' }>

/** Help exits 0 and wrong usage 2; anything else is up to `run`. */
export const command =
  <const O extends Options>(
    shape: CommandShape<O>,
    run: (given: Given<O>, workbench: CommandContext) => Promise<number> | number,
  ): Command =>
  async (words, workbench) => {
    const read = readArguments(shape, words)
    if (read.kind === 'help') return said(workbench.out, read.text, 0)
    return read.kind === 'wrong-usage' ? said(workbench.err, read.text, 2) : run(read, workbench)
  }

/** Says one thing, a line to itself, and gives the exit code. */
export function said(say: (text: string) => void, text: string, code: number): number {
  say(`${text}\n`)
  return code
}
