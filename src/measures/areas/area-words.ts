/** The words for the chosen areas (My area); apart from their geometry, which the page loads later. */
import type { SmallKinds } from '../../domain/dataset.ts'

/** ` in Ward One`, ` in Ward One and Ward Two`, ` in Ward One and 2 more areas`; empty where everything belongs. */
export function inAreasWords(
  { areas, sites }: Pick<SmallKinds, 'areas' | 'sites'>,
  codes: readonly string[],
): string {
  const names = codes.flatMap(
    (code) =>
      areas.find((area) => area.code === code)?.name ?? sites.find(({ id }) => id === code)?.name ?? [],
  )
  const [first, second, ...more] = names
  if (first === undefined) return ''
  if (second === undefined) return ` in ${first}`
  return ` in ${first} and ${more.length === 0 ? second : `${more.length + 1} more areas`}`
}
