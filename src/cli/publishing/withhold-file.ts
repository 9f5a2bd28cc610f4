/** The officer's list of cells to hold back, as a command is given it. */
import { resolve } from 'node:path'
import type { Failed } from '../../domain/feed.ts'
import { failed } from '../../domain/feed.ts'
import type { Withholding } from '../../publish/withholding.ts'
import { readWithholdings } from '../../publish/withholding.ts'
import type { CommandContext } from '../commands/command-context.ts'

/** None where no file is named; a file that cannot be read refuses the whole, since what it names would be published. */
export async function withholdingsIn(
  path: string | null,
  { readFile, cwd }: Pick<CommandContext, 'readFile' | 'cwd'>,
): Promise<readonly Withholding[] | Failed> {
  if (path === null) return []
  const bytes = await readFile(resolve(cwd, path)).catch(() => null)
  return bytes
    ? readWithholdings(new TextDecoder().decode(bytes), path)
    : failed(`${path} could not be read.`, 'Check its name, or leave out --withhold.')
}
