/** The files that a conversion is given, and those that it must not write over. */
import { basename, dirname, resolve } from 'node:path'
import type { Failed } from '../../domain/feed.ts'
import type { InputFile } from '../../feeds/formats/recognised.ts'
import type { CommandContext } from '../command.ts'
import { unread } from '../files.ts'

/** The files in the order of their paths; large tables by their beginning. @param out beside which there is room for what is unpacked */
export async function readInputs(
  paths: readonly string[],
  out: string | null,
  context: CommandContext,
): Promise<readonly InputFile[] | Failed> {
  const files: InputFile[] = []
  for (const path of paths) {
    const file = await readInput(path, dirname(resolve(context.cwd, out ?? path)), context)
    context.progress(`${path} read`)
    if ('kind' in file) return file
    files.push(file)
  }
  return files
}

async function readInput(
  path: string,
  scratch: string,
  context: CommandContext,
): Promise<InputFile | Failed> {
  const { cwd, progress, readFile, largeFiles } = context
  const [full, name] = [resolve(cwd, path), basename(path)]
  let said = ''
  const onPart = (part: string) => {
    if (part !== said) progress(`${path}: ${part}`)
    said = part
  }
  try {
    const large = await largeFiles?.open(full, { name, onPart, scratch })
    return large ?? { name, bytes: new Uint8Array(await readFile(full)) }
  } catch (error) {
    return unread(path, error)
  }
}

/** A sentence where one of the files to be written is also read, by any name or link; null where none is. */
export async function inputEqualTo(
  outputs: readonly (string | null)[],
  inputs: readonly string[],
  { cwd, isSameFile }: CommandContext,
): Promise<string | null> {
  const named = outputs.filter((path) => path !== null)
  for (const [at, out] of named.entries()) {
    for (const other of [...inputs, ...named.slice(0, at)]) {
      const [one, two] = [resolve(cwd, out), resolve(cwd, other)]
      if (one === two || (await isSameFile?.(one, two)))
        return `${out} would be written over ${other}, which is given as well. Name another file.`
    }
  }
  return null
}
