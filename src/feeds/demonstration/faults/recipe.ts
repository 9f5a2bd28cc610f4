/** The faults of a kind with what its definition says of its rows, so that neither is said twice. */
import type { FeedKind } from '../../../domain/feed.ts'
import type { Place } from '../../../domain/place/place.ts'
import type { Faults } from '../../definition/faults.ts'
import { KIND_FILES } from '../../feed-kinds.ts'

export interface Recipe extends Required<Faults> {
  readonly idField: 'id' | 'code'
  readonly geometry: 'needed' | 'optional' | 'none'
  /** Whether a row may be a surface. */
  readonly mayBeSurface: boolean
}

export function recipeOf(kind: FeedKind, place: Place): Recipe {
  const { DEFINITION, faults } = KIND_FILES[kind]
  const { geometry, mayLackGeometry } = DEFINITION
  return {
    ofTexts: [],
    guarded: [],
    copies: 1,
    ...faults(place),
    idField: DEFINITION.idField,
    geometry: geometry.length === 0 ? 'none' : mayLackGeometry ? 'optional' : 'needed',
    mayBeSurface: geometry.includes('Polygon'),
  }
}
