/** Whose figures the map is drawn from, in one line: on the map, and in every picture of it. */
import type { Place } from '../domain/place/place.ts'
import type { State } from '../state/store.ts'

/** A richer base map names its own beside ours: lines, names and places are ours still. */
export function mapSources({ view, richer }: Pick<State, 'view' | 'richer'>, { attribution }: Place): string {
  const isRicher = richer.kind === 'open' && !view.layers.includes('plain')
  return [attribution.line, ...(isRicher && richer.attribution !== '' ? [richer.attribution] : [])].join('; ')
}
