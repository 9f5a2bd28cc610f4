/** What every command does before its own work: reads its words, prints its help, and refuses what it cannot read. */
import type { CommandShape, Options, Read } from './arguments.ts'
import { readArguments } from './arguments.ts'
import type { Command, CommandContext } from './commands/command-context.ts'

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
