/** The sheets of A4 that a command asks for by an area's code or name. */
import type { Failed } from '../../domain/feed.ts'
import { failed } from '../../domain/feed.ts'
import { sheetName } from '../../embed/page.tsx'
import type { PublicSummary } from '../../summary/public-summary.ts'

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
