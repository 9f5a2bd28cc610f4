/** The file of figures that are known from elsewhere, as commands are given it. */
import { resolve } from 'node:path'
import type { Failed } from '../../domain/feed.ts'
import { failed } from '../../domain/feed.ts'
import type { KnownFigure } from '../../publish/attack/known-figures.ts'
import { readKnownFigures } from '../../publish/attack/known-figures.ts'
import type { PublicSummary } from '../../summary/public-summary.ts'
import type { CommandContext } from '../commands/command-context.ts'

/** None where no file is named. */
export async function knownIn(
  path: string | null,
  summary: PublicSummary,
  { readFile, cwd }: Pick<CommandContext, 'readFile' | 'cwd'>,
): Promise<readonly KnownFigure[] | Failed> {
  if (path === null) return []
  const bytes = await readFile(resolve(cwd, path)).catch(() => null)
  return bytes
    ? readKnownFigures(new TextDecoder().decode(bytes), path, summary)
    : failed(`${path} could not be read.`, 'Check its name, or leave out --known.')
}
