/** What partners did in a site in the window, by type: counted, whether or not it may stand on the map. */
import { BarList } from '../../../charts/BarList.tsx'
import type { Action, ActionType } from '../../../domain/action.ts'
import { dayOfMoment, isWithin, type DaySpan } from '../../../domain/day.ts'
import { formatSpan } from '../../../ui/numbers.ts'
import { StorySection } from '../Story.tsx'

interface Props {
  readonly actions: readonly Action[]
  readonly window: DaySpan
  readonly types: readonly ActionType[]
}

export function SiteActions({ actions, window, types }: Props) {
  const counts = new Map<string, number>()
  for (const { type, on, count } of actions)
    if (isWithin(dayOfMoment(on), window)) counts.set(type, (counts.get(type) ?? 0) + count)
  const bars = [...counts]
    .map(([id, value]) => ({ id, value, label: types.find((type) => type.id === id)?.label ?? id }))
    .toSorted((a, b) => b.value - a.value || (a.label < b.label ? -1 : 1))
  const period = formatSpan(window.from, window.to)
  return (
    <StorySection title="What was done here">
      {bars.length === 0 ? (
        <p>{`No action is recorded here, ${period}.`}</p>
      ) : (
        <BarList label={`Actions in the site by type, ${period}`} bars={bars} unit="Actions" />
      )}
    </StorySection>
  )
}
