/**
 * Inputs of `publish` and `attack` named on the command line: known figures, withheld cells, and areas whose sheets
 * are printed.
 */
import { resolve } from 'node:path'
import { failed, type Failed } from '../../domain/feed.ts'
import { readKnownFigures, type KnownFigure } from '../../publish/attack/known-figures.ts'
import type { PublicSummary } from '../../summary/public-summary.ts'
import type { CommandContext } from '../command.ts'
import { readWithholdings, type Withholding } from '../../publish/withholding.ts'
import { sheetName } from '../../embed/page.tsx'

/** Figures known from elsewhere; empty if no file is named. */
export async function readKnownFile(
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

/**
 * Cells withheld by an officer; empty if no file is named. An unreadable file fails the command, since its cells
 * would be published.
 */
export async function readWithholdFile(
  path: string | null,
  { readFile, cwd }: Pick<CommandContext, 'readFile' | 'cwd'>,
): Promise<readonly Withholding[] | Failed> {
  if (path === null) return []
  const bytes = await readFile(resolve(cwd, path)).catch(() => null)
  return bytes
    ? readWithholdings(new TextDecoder().decode(bytes), path)
    : failed(`${path} could not be read.`, 'Check its name, or leave out --withhold.')
}

/** File names of the A4 pages of areas given by code or name, or which area does not exist. */
export function sheetNamesFor(
  requested: readonly string[],
  { areas, geography }: Pick<PublicSummary, 'areas' | 'geography'>,
): readonly string[] | Failed {
  const names: string[] = []
  for (const text of requested) {
    const area = areas.find(({ code, name }) => code === text || name.toLowerCase() === text.toLowerCase())
    if (!area)
      return failed(
        `There is no area ${text} in this release, which is by ${geography}.`,
        `Name one by its code or its name, such as ${areas[0]?.code ?? 'its code'}.`,
      )
    names.push(sheetName(area))
  }
  return names
}
