/** The words for the chosen areas (My area); apart from their geometry, which the page loads later. */
import type { SmallKinds } from '../../domain/dataset.ts'

type NamedKinds = Pick<SmallKinds, 'areas' | 'sites'>

/** Name of each area or site; a code that the data do not hold is left out, as it is from every count (`surfacesOf`). */
export const areaNames = ({ areas, sites }: NamedKinds, codes: readonly string[]): readonly string[] =>
  codes.flatMap(
    (code) =>
      areas.find((area) => area.code === code)?.name ?? sites.find(({ id }) => id === code)?.name ?? [],
  )

/** ` in Ward One`, ` in Ward One and Ward Two`, ` in Ward One and 2 more areas`; empty where everything belongs. */
export function inAreasWords(known: NamedKinds, codes: readonly string[]): string {
  const [first, second, ...more] = areaNames(known, codes)
  if (first === undefined) return ''
  if (second === undefined) return ` in ${first}`
  return ` in ${first} and ${more.length === 0 ? second : `${more.length + 1} more areas`}`
}
