/** The layer of places whose incidents are still to be read, and its data. */
import type {
  CircleLayerSpecification,
  GeoJSONSource,
  Map as MapLibreMap,
  MapSourceDataEvent,
} from 'maplibre-gl'
import type { Position } from '../../domain/geography.ts'
import type { TokenName } from '../../ui/tokens.ts'
import { positionData } from './base-sources.ts'

const ID = 'places-to-read'

/** Hollow dots of one size, so that they are taken for no number. */
export const placesToRead = (colours: Readonly<Record<TokenName, string>>) => [
  {
    id: ID,
    type: 'circle',
    source: ID,
    layout: { visibility: 'none' },
    paint: {
      'circle-radius': 2.5,
      'circle-opacity': 0,
      'circle-stroke-color': colours.label,
      'circle-stroke-opacity': 0.7,
      'circle-stroke-width': 1,
    },
  } as const satisfies CircleLayerSpecification,
]

/** Calls back once, with the frame that draws the places. */
export function oncePlacesDrawn(map: Pick<MapLibreMap, 'on' | 'off' | 'once'>, onDrawn: () => void) {
  const watch = ({ sourceId, isSourceLoaded }: MapSourceDataEvent) => {
    if (sourceId !== ID || !isSourceLoaded) return
    map.off('sourcedata', watch)
    map.once('render', onDrawn)
  }
  map.on('sourcedata', watch)
}

/** An empty list takes the dots away, at once. */
export function fillPlaces(map: MapLibreMap, positions: readonly Position[]) {
  map.setLayoutProperty(ID, 'visibility', positions.length > 0 ? 'visible' : 'none')
  void map.getSource<GeoJSONSource>(ID)?.setData(positionData(positions))
}
