/** Names that people use for parts of the place, and the teams that work there, for the areas of a release. */
import { isoDay } from '../../domain/day.ts'
import type { Manifest } from '../../domain/feed.ts'
import type { PublicArea, PublicName, PublicTeam } from '../../summary/public-summary.ts'
import type { LeftOut } from '../counting/quarters.ts'

interface LocalTexts {
  readonly names: readonly PublicName[]
  readonly teams: readonly PublicTeam[]
  readonly leftOut: readonly LeftOut[]
}

/** Whatever names no published area is left out, with the reason, and so is a meeting before the release. */
export function localTexts(
  { publicNames = [], teams = [], asOf }: Pick<Manifest, 'publicNames' | 'teams' | 'asOf'>,
  areas: readonly PublicArea[],
): LocalTexts {
  const published = new Set(areas.map(({ code }) => code))
  const leftOut: LeftOut[] = []
  const known = (codes: readonly string[], what: string) =>
    codes.filter((code) => {
      if (!published.has(code))
        leftOut.push({ what: `${what} in ${code}`, why: 'it is no area of this release' })
      return published.has(code)
    })
  const byName = new Map<string, Set<string>>()
  for (const { name, area } of publicNames)
    for (const code of known([area], `The name "${name}"`))
      byName.set(name, (byName.get(name) ?? new Set()).add(code))
  const shownTeams = teams.flatMap(
    ({ name, areas: codes, priorities, nextMeeting }): readonly PublicTeam[] => {
      const shown = known(codes, `The team "${name}"`)
      if (shown.length === 0) return []
      const isPast = nextMeeting !== null && nextMeeting.on < asOf
      if (isPast)
        leftOut.push({ what: `The next meeting of "${name}"`, why: 'its day is before that of the release' })
      const meeting = nextMeeting === null || isPast ? null : { ...nextMeeting, on: isoDay(nextMeeting.on) }
      return [{ name, areas: shown, priorities, nextMeeting: meeting }]
    },
  )
  const names = [...byName]
    .map(([name, codes]): PublicName => ({ name, areas: [...codes] }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'))
  return { names, teams: shownTeams, leftOut }
}
