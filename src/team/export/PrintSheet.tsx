/** The team view as one printed page: title, sentence of what is shown, map with legend, counts by category, sources. */
import { useCallback, useContext, useState } from 'react'
import { canvasTextMeasure } from '../../map/canvas/scene-renderer.ts'
import type { MapSnapshot } from '../../map/canvas/snapshot.ts'
import { exportImageCanvas } from '../../map/export/draw-image.ts'
import { exportImageOf } from '../../map/export/image-layout.ts'
import { legendOf } from '../../map/export/legend.ts'
import { zoomsAt, scaleWords } from '../../map/scale.ts'
import { sceneFor } from '../../map/scene-for.ts'
import { lateWords } from '../../measures/feeds/freshness.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import type { State } from '../../state/store.ts'
import { drawnLayers, walkShown } from '../tonight/walk-mark.ts'
import { CategoryTable } from '../table/incident-tables.tsx'
import { exportImageText } from './export-image-text.ts'
import {
  createPrintState,
  usePrintView,
  usePrinting,
  type MapSnapshotRef,
  type PrintRef,
} from './use-printing.ts'
import styles from './PrintSheet.module.css'

interface PrintSheetProps {
  readonly mapSnapshot: MapSnapshotRef
  readonly printRef: PrintRef
}

export function PrintSheet({ mapSnapshot, printRef }: PrintSheetProps) {
  const [printState] = useState(createPrintState)
  usePrinting(printState, mapSnapshot, printRef)
  const { isPrinting, snapshot } = usePrintView(printState)
  // Not rendered on screen, where every step of the clock would render it again.
  return isPrinting ? <PrintPage snapshot={snapshot} /> : null
}

function PrintPage({ snapshot }: { readonly snapshot: MapSnapshot | null }) {
  const state = useHoldfast((whole) => whole)
  const text = exportImageText(state)
  if (!text) return <p className={styles['paper']}>Nothing is counted yet.</p>
  const late = state.catalogue?.late ?? null
  const to = state.shown?.window.to ?? 0
  return (
    <article className={styles['paper']}>
      <p className={styles['marks']}>{text.marks.join(' · ')}</p>
      <h1>{text.title}</h1>
      <p className={styles['sentence']}>{text.sentence}</p>
      <p>
        {text.asOf} {late !== null && to >= late.from && lateWords(late)}
      </p>
      {snapshot ? (
        <MapImage snapshot={snapshot} label={`Map. ${text.sentence}`} />
      ) : (
        <p className={styles['none']}>The map could not be drawn here; the counts below are whole.</p>
      )}
      <CategoryTable />
      {text.sources.map((source) => (
        <p key={source} className={styles['source']}>
          {source}
        </p>
      ))}
    </article>
  )
}

function MapImage({ snapshot, label }: { readonly snapshot: MapSnapshot; readonly label: string }) {
  const store = useContext(StoreContext)
  const attach = useCallback(
    (host: HTMLDivElement | null) => {
      const canvas = mapCanvas(snapshot, store.getState())
      if (canvas) host?.replaceChildren(canvas)
    },
    [snapshot, store],
  )
  return <div ref={attach} role="img" aria-label={label} className={styles['map']} />
}

/** Map, legend and scale bar on a canvas; title and sentences are text of the page instead. */
function mapCanvas(snapshot: MapSnapshot, state: State): HTMLCanvasElement | null {
  const { view, catalogue, shown, viewport } = state
  if (!catalogue || !shown) return null
  const measure = canvasTextMeasure()
  const drawn = { ...view, layers: drawnLayers(view) }
  const scene = {
    ...sceneFor({ view: drawn, catalogue, shown, theme: 'day' }),
    walk: walkShown(state),
    isQuiet: view.tab === 'tonight',
  }
  const image = exportImageOf(
    {
      text: { marks: [], title: '', sentence: '', asOf: '', sources: [] },
      legend: legendOf(scene, viewport?.zoom ?? 0, zoomsAt(catalogue.place.referenceLatitude)),
      scale: { text: scaleWords(snapshot.scale), pixels: snapshot.scale.pixels },
      map: snapshot,
    },
    measure,
  )
  return exportImageCanvas(image, snapshot, { theme: 'day', measure })
}
