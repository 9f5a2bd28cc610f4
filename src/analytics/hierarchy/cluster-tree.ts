/** Squares gathered into clusters, zoom by zoom, by supercluster; read out as a tree, then supercluster is let go. */
import Supercluster from 'supercluster'
import type { ClusterFeature, PointFeature } from 'supercluster'
import type { Position } from '../../domain/geography.ts'
import { COARSEST_ZOOM, FINEST_ZOOM } from '../levels.ts'

export type Branch =
  | { readonly kind: 'square'; readonly square: number }
  | {
      readonly kind: 'cluster'
      /** The mean of its squares on the Mercator plane. */
      readonly at: Position
      /** The zoom from which its children stand in its place. */
      readonly expandsAt: number
      readonly children: readonly Branch[]
    }

/**
 * Pixels (512 to a tile) within which squares join: as wide as the largest disc with its ring, so that few touch.
 * At zoom 14 neighbouring squares are 53 pixels apart in this latitude and join, at 15 they are 105 and do not.
 */
const RADIUS_PIXELS = 64

type Leaf = { readonly square: number }
type Feature = ClusterFeature<Leaf> | PointFeature<Leaf>

/**
 * What stands at COARSEST_ZOOM, with all below it, in an order that depends on nothing but the order of the
 * centres. Greedy radius clustering (V. Agafonkin, supercluster), each square weighing the same; the squares given
 * first gather the others round them. Cost: about 0.6 microseconds a square.
 */
export function hierarchyOf(centres: readonly Position[]): readonly Branch[] {
  const clusters = new Supercluster<Leaf, Leaf>({
    minZoom: COARSEST_ZOOM,
    maxZoom: FINEST_ZOOM - 1,
    radius: RADIUS_PIXELS,
  })
  clusters.load(centres.map(featureOf))
  const branchOf = (feature: Feature): Branch => {
    if (!isCluster(feature)) return { kind: 'square', square: feature.properties.square }
    const [longitude = 0, latitude = 0] = feature.geometry.coordinates
    const id = feature.properties.cluster_id
    return {
      kind: 'cluster',
      at: [longitude, latitude],
      expandsAt: clusters.getClusterExpansionZoom(id),
      children: clusters.getChildren(id).map(branchOf),
    }
  }
  return clusters.getClusters([-180, -90, 180, 90], COARSEST_ZOOM).map(branchOf)
}

const featureOf = ([longitude, latitude]: Position, square: number): PointFeature<Leaf> => ({
  type: 'Feature',
  properties: { square },
  geometry: { type: 'Point', coordinates: [longitude, latitude] },
})
const isCluster = (feature: Feature): feature is ClusterFeature<Leaf> => 'cluster' in feature.properties
