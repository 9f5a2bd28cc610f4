/** Peer of the opening bench: the same base map in the same style, drawn by MapLibre alone. */
import { Map as MapLibre, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'
import boroughUrl from '../../../data/place/borough.json?url'
import placeUrl from '../../../data/place/place.json?url'
import roadsUrl from '../../../data/place/roads.json?url'
import {
  decodeBorough,
  decodeRoads,
  type EncodedBorough,
  type EncodedRoads,
} from '../../../src/domain/borough/decode.ts'
import { placeFrom, type PlaceFile } from '../../../src/domain/place/place.ts'
import { boxOf } from '../../../src/domain/geography.ts'
import { baseStyle } from '../../../src/map/base/base-style.ts'

const json = async (url: string): Promise<unknown> => (await fetch(url)).json()
const [encodedBorough, placeFile, encodedRoads] = await Promise.all([
  json(boroughUrl),
  json(placeUrl),
  json(roadsUrl),
])
const place = placeFrom(placeFile as PlaceFile)
const borough = decodeBorough(encodedBorough as EncodedBorough)
const roads = decodeRoads(encodedRoads as EncodedRoads)
const { west, south, east, north } = boxOf(borough.outline)

setWorkerUrl(workerUrl)
const map = new MapLibre({
  container: 'map',
  style: baseStyle({ place, borough, roads }, 'day'),
  bounds: [west, south, east, north],
  fadeDuration: 0,
  attributionControl: false,
  validateStyle: false,
})
void map.once('idle', () => performance.mark('at-rest'))
