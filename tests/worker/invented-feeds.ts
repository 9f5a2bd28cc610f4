/** A small manifest with one feed in memory, and a fetch that serves files. */

/** Feed of incidents on a lattice around Wigan, with categories and days in turn. */
export function incidentsText(count: number): string {
  const categories = ['burglary', 'anti-social-behaviour', 'drugs', 'robbery']
  const features = Array.from({ length: count }, (_, i) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [-2.66 + (i % 10) * 0.004, 53.53 + (i % 7) * 0.003] },
    properties: {
      id: `i${i}`,
      category: categories[i % categories.length],
      occurred: `2024-0${1 + (i % 6)}-${String(1 + (i % 28)).padStart(2, '0')}T${String(i % 24).padStart(2, '0')}:30:00`,
    },
  }))
  return JSON.stringify({ type: 'FeatureCollection', features })
}

export const MANIFEST = {
  version: 1,
  title: 'Lattice',
  asOf: '2024-06-30',
  demonstration: true,
  timeZone: 'Europe/London',
  feeds: [
    {
      id: 'incidents',
      kind: 'incidents',
      url: 'incidents.geojson',
      refreshMinutes: 60,
      source: 'invented',
      licence: 'none needed',
      handling: 'official',
    },
  ],
}

/** A fetch that responds to each file name with its text, and with 404 to all others. */
export const fetchFrom = (files: Readonly<Record<string, string>>) => (url: URL) => {
  const text = files[url.pathname.split('/').at(-1) ?? '']
  return Promise.resolve(text === undefined ? new Response('', { status: 404 }) : new Response(text))
}
