/** The file of figures that are known from elsewhere, as commands are given it. */

import { resolve } from 'node:path'
import { failed, type Failed } from '../../domain/feed.ts'
import { readKnownFigures, type KnownFigure } from '../../publish/attack/reading/known-figures.ts'
import type { PublicSummary } from '../../summary/public-summary.ts'
import type { CommandContext } from '../command.ts'
import { readWithholdings, type Withholding } from '../../publish/withholding.ts'
import { sheetName } from '../../embed/page.tsx'

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

/** The officer's list of cells to hold back, as a command is given it. */

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

/** The sheets of A4 that a command asks for by an area's code or name. */

/** Names of files in the folder that is served, or which area there is not. */
export function askedSheets(
  asked: readonly string[],
  { areas, geography }: Pick<PublicSummary, 'areas' | 'geography'>,
): readonly string[] | Failed {
  const names: string[] = []
  for (const word of asked) {
    const area = areas.find(({ code, name }) => code === word || name.toLowerCase() === word.toLowerCase())
    if (!area)
      return failed(
        `There is no area ${word} in this release, which is by ${geography}.`,
        `Name one by its code or its name, such as ${areas[0]?.code ?? 'its code'}.`,
      )
    names.push(sheetName(area))
  }
  return names
}
