/** What belongs to My area, as components read it from the state. */
import { inAreasWords } from '../../measures/areas/area-words.ts'
import type { KindsInAreas } from '../../measures/areas/belongs-to.ts'
import type { State } from '../store.ts'

/** Orders, hotspots and sites of the chosen areas; null until data are open and their geometry is loaded. */
export const kindsInMyArea = ({
  catalogue,
  view: { areas },
  kindsInAreas,
}: Pick<State, 'catalogue' | 'view' | 'kindsInAreas'>): KindsInAreas | null =>
  areas.length === 0 ? catalogue : ((catalogue && kindsInAreas?.(catalogue, areas)) ?? null)

/** ` in Ward One`; empty where everything counts. */
export const myAreaWords = ({ catalogue, view }: Pick<State, 'catalogue' | 'view'>): string =>
  catalogue ? inAreasWords(catalogue, view.areas) : ''
