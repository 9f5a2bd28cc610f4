/** Opens the drawing panel for component tests, over the real feed reader and one feed to amend. */
import { act, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { expect, vi } from 'vitest'
import { LazyDrawingPanel } from '../../../src/shell/drawing/LazyDrawingPanel.tsx'
import type { Position } from '../../../src/domain/geography.ts'
import { StoreContext } from '../../../src/state/context.tsx'
import { draw, openDrawing } from '../../../src/state/drawing/drawing-actions.ts'
import type { DrawnKind } from '../../../src/state/drawing/drawing.ts'
import { setAmendClient } from '../../../src/state/drawing/amend-feed.ts'
import { amendedFrom } from '../../../src/worker/amending.ts'
import { SMALL_BOROUGH } from '../../feeds/small-borough.ts'
import { datasetOf, feedOf, manifestWith, siteWith, span } from '../../measures/invented-dataset.ts'
import { openStore } from '../../state/open-store.ts'
import { PLACE } from '../../domain/shipped-place.ts'

/** Stubs browser features that jsdom lacks; the texts of saved files are collected in `saved`. */
export function stubBrowser() {
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => {},
    removeEventListener: () => {},
  }))
  saved.length = 0
  URL.createObjectURL = (blob: Blob) => {
    void blob.text().then((text) => saved.push(text))
    return 'blob:here'
  }
  URL.revokeObjectURL = () => {}
  // jsdom does not implement scrolling.
  Element.prototype.scrollIntoView = () => {}
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
}

export const SCRIPT = '<script>window.ran=true</script><img src=x onerror="window.ran=true">'
export const SITE = siteWith()
const FEEDS = {
  'sites.geojson': JSON.stringify({
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        geometry: SITE.shape,
        properties: {
          id: SITE.id,
          name: SITE.name,
          phases: [],
          ringMetres: 200,
          comparison: [],
          unknown: 1.5,
        },
      },
    ],
  }),
}
export const saved: string[] = []

export async function openPanel(kind: DrawnKind, { hasIncidents = true } = {}) {
  const feeds = [feedOf('sites', 'sites'), ...(hasIncidents ? [feedOf('the-incidents', 'incidents')] : [])]
  const store = openStore(datasetOf([{ on: '2024-01-01' }], { manifest: manifestWith({ feeds }) }), {
    window: span('2024-01-01', '2024-08-31'),
  })
  store.setState({ geography: { place: PLACE, borough: SMALL_BOROUGH, roads: [] } })
  setAmendClient(store, (request) =>
    amendedFrom(request, {
      fetchResponse: (url) => {
        const text = Object.entries(FEEDS).find(([name]) => url.pathname.endsWith(name))?.[1]
        return Promise.resolve(text ? new Response(text) : new Response('', { status: 404 }))
      },
      fetchPlace: () => Promise.resolve(PLACE),
      fetchBorough: () => Promise.resolve(SMALL_BOROUGH),
    }),
  )
  openDrawing(store, kind)
  render(
    <StoreContext value={store}>
      <LazyDrawingPanel onShowMap={() => {}} />
    </StoreContext>,
  )
  await screen.findByRole('heading', { name: 'Draw or record' })
  return store
}
export const field = (label: string) => screen.getByLabelText(new RegExp(`^${label}(?: \\(optional\\))?$`))
export const typeInto = (label: string, value: string) =>
  fireEvent.change(field(label), { target: { value } })
export const submit = () => fireEvent.click(screen.getByRole('button', { name: 'Make the feed file' }))
/** The last file saved, once the panel confirms that it was made. */
export const lastFile = async () => {
  await screen.findByText('Nothing was sent. Give this file to whoever keeps the feed.')
  await waitFor(() => expect(saved.length).toBeGreaterThan(0))
  return JSON.parse(saved.at(-1) ?? '') as {
    readonly handling: string
    readonly demonstration: string
    readonly features: readonly {
      readonly geometry: unknown
      readonly properties: Readonly<Record<string, unknown>>
    }[]
  }
}
export const drawSquare = (
  store: Awaited<ReturnType<typeof openPanel>>,
  [west, south]: Position,
  side = 0.004,
) =>
  act(() => {
    for (const at of [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
    ] as const)
      draw(store, { kind: 'place', at })
    draw(store, { kind: 'close' })
  })
