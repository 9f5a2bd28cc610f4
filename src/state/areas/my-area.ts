/** What belongs to My area, as components read it from the state. */
import { inAreasWords, kindsInAreas, type KindsInAreas } from '../../measures/areas/belongs-to.ts'
import type { State } from '../store.ts'

type AreaState = Pick<State, 'catalogue' | 'view'>

/** Orders, hotspots and sites of the chosen areas; null until data are open. */
export const kindsInMyArea = ({ catalogue, view }: AreaState): KindsInAreas | null =>
  catalogue && kindsInAreas(catalogue, view.areas)

/** ` in Ward One`; empty where everything counts. */
export const myAreaWords = ({ catalogue, view }: AreaState): string =>
  catalogue ? inAreasWords(catalogue, view.areas) : ''
