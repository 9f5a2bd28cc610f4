/** Whose figures the map is drawn from, in one line: on the map, and in every picture of it. */
import type { Place } from '../domain/place/place.ts'
import type { State } from '../state/store.ts'

/** A richer base map names its own beside ours: lines, names and places are ours still. */
export function mapSources(
  { view, customBase }: Pick<State, 'view' | 'customBase'>,
  { attribution }: Place,
): string {
  const isRicher = customBase.kind === 'open' && !view.layers.includes('plain')
  return [
    attribution.line,
    ...(isRicher && customBase.attribution !== '' ? [customBase.attribution] : []),
  ].join('; ')
}
