/** TopoJSON as GeoJSON features: every object of the topology, in order. */
import { feature } from 'topojson-client'
import type { JsonObject } from '../rows/json-object.ts'
import { isObject } from '../rows/json-object.ts'

type Topology = Parameters<typeof feature>[0]
/** The library checks nothing: what is no topology makes it throw. */
const structuredTopology = (value: object) => value as Topology

/** Null where its arcs do not fit together. */
export function featuresOfTopology(value: JsonObject): readonly unknown[] | null {
  if (!isObject(value['objects'])) return null
  try {
    const topology = structuredTopology(value)
    return Object.values(topology.objects).flatMap((object): readonly unknown[] => {
      const read: unknown = feature(topology, object)
      return isObject(read) && Array.isArray(read['features']) ? (read['features'] as unknown[]) : [read]
    })
  } catch {
    return null
  }
}
