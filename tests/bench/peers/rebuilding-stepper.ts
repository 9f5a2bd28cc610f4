/**
 * The usual way of a page that clusters: at every step the incidents are filtered, loaded into supercluster, and asked for
 * the clusters in the frame. In a build of the bench alone it takes the place of the product's stepper, whose counts the
 * page then draws, so that both pages draw the same.
 */
import Supercluster, { type PointFeature } from 'supercluster'
import type { ClusterIndex } from '../../../src/analytics/cluster-index.ts'
import { COARSEST_ZOOM, FINEST_ZOOM, PLACE_LEVEL } from '../../../src/analytics/levels.ts'
import {
  Stepper as ProductStepper,
  type Step,
  type StepInput,
} from '../../../src/analytics/stepping/stepper.ts'

export type { Step, StepInput }

interface Incident {
  readonly day: number
  readonly category: number
}

function featuresOf(index: ClusterIndex): PointFeature<Incident>[] {
  const features: PointFeature<Incident>[] = []
  for (let node = 0; node < index.nodeCount; node++) {
    if (index.expandsAt[node] !== PLACE_LEVEL) continue
    const coordinates = [index.longitude[node] ?? 0, index.latitude[node] ?? 0]
    for (let i = index.start[node] ?? 0; i < (index.end[node] ?? 0); i++) {
      const properties = { day: index.firstDay + (index.day[i] ?? 0), category: index.category[i] ?? 0 }
      features.push({ type: 'Feature', properties, geometry: { type: 'Point', coordinates } })
    }
  }
  return features
}

const OPTIONS = { minZoom: COARSEST_ZOOM, maxZoom: FINEST_ZOOM - 1, radius: 64 }
const features = new WeakMap<ClusterIndex, PointFeature<Incident>[]>()

export class Stepper extends ProductStepper {
  override stepTo(input: StepInput): Step {
    const { index, selection, frame } = input
    const all = features.get(index) ?? featuresOf(index)
    features.set(index, all)
    const { from, to, chosen } = selection
    const matching = all.filter(
      ({ properties: { day, category } }) => day >= from && day <= to && chosen[category] === 1,
    )
    const { west, south, east, north } = frame.box
    const clusters = new Supercluster<Incident, Incident>(OPTIONS)
      .load(matching)
      .getClusters([west, south, east, north], Math.floor(frame.zoom))
    performance.mark('rebuilt', { detail: clusters.length })
    return super.stepTo(input)
  }
}
