/** Peer of the public page bench: the same areas and figures, drawn by MapLibre as is usual. */
import { Map as MapLibre, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import 'maplibre-gl/dist/maplibre-gl.css'

setWorkerUrl(workerUrl)
const areas = new URL('areas.geojson', document.baseURI).href
const map = new MapLibre({
  container: 'map',
  bounds: [-2.75, 53.44, -2.4, 53.61],
  fadeDuration: 0,
  attributionControl: false,
  style: {
    version: 8,
    sources: { areas: { type: 'geojson', data: areas } },
    layers: [
      {
        id: 'fill',
        type: 'fill',
        source: 'areas',
        paint: {
          'fill-color': ['match', ['get', 'change'], 'lower', '#00685f', 'higher', '#a8650a', '#eceae4'],
        },
      },
      { id: 'line', type: 'line', source: 'areas', paint: { 'line-color': '#6e675a' } },
    ],
  },
})
void map.once('idle', () => performance.mark('areas-drawn'))
