/** The team view on one sheet of paper: what is shown in a sentence, the map with its legend, the counts, whose figures. */
import { isOpen } from '../../domain/dataset.ts'
import { useCallback, useContext, useState } from 'react'
import { statusSentence } from '../../clock/StatusLine.tsx'
import { canvasTextMeasure } from '../../map/canvas/drawing.ts'
import type { MapSnapshot } from '../../map/canvas/snapshot.ts'
import { exportImageCanvas } from '../../map/export/draw-image.ts'
import { legendOf } from '../../map/export/legend.ts'
import { zoomsAt } from '../../map/layout/zooms.ts'
import { exportImageOf } from '../../map/export/image-layout.ts'
import { scaleWords } from '../../map/scale.ts'
import { sceneFor } from '../../map/scene-for.ts'
import { lateWords } from '../../measures/feeds/freshness.ts'
import { narrowedWords } from '../../measures/hotspots/hours-words.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import type { State } from '../../state/store.ts'
import { formatSpan } from '../../ui/numbers.ts'
import { exportImageText } from '../picture/export-image-text.ts'
import { CategoryTable } from '../table/tables.tsx'
import { makePress, useProof } from './press.ts'
import styles from './PrintSheet.module.css'
import { usePrinting, type Photographer, type Printer } from './use-printing.ts'

interface Props {
  readonly photographer: Photographer
  readonly printer: Printer
}

export function PrintSheet({ photographer, printer }: Props) {
  const [press] = useState(makePress)
  usePrinting(press, photographer, printer)
  const { isOn, taken } = useProof(press)
  // On screen nothing of it is drawn: the clock would draw it again with every step.
  return isOn ? <Paper taken={taken} /> : null
}

function Paper({ taken }: { readonly taken: MapSnapshot | null }) {
  const view = useHoldfast((state) => state.view)
  const catalogue = useHoldfast((state) => state.catalogue)
  const shown = useHoldfast((state) => state.shown)
  const richer = useHoldfast((state) => state.richer)
  if (!catalogue || !shown) return <p className={styles['paper']}>Nothing is counted yet.</p>
  const { window, step, total } = shown
  const words = exportImageText(
    { view, richer, catalogue },
    statusSentence({
      window,
      inView: step.inView,
      inAll: total,
      hours: narrowedWords(view.hours),
      isUnknown: !isOpen(catalogue, 'incidents'),
    }),
  )
  const { late } = catalogue
  return (
    <article className={styles['paper']}>
      <p className={styles['marks']}>{words.marks.join(' · ')}</p>
      <h1>{words.title}</h1>
      <p className={styles['sentence']}>{words.sentence}</p>
      <p>
        {words.asOf} {late !== null && window.to >= late.from && lateWords(late)}
      </p>
      {taken ? (
        <MapPicture taken={taken} label={`Map. ${words.sentence}`} />
      ) : (
        <p className={styles['none']}>The map could not be drawn here; the counts below are whole.</p>
      )}
      <CategoryTable period={formatSpan(window.from, window.to)} />
      {words.sources.map((source) => (
        <p key={source} className={styles['source']}>
          {source}
        </p>
      ))}
    </article>
  )
}

function MapPicture({ taken, label }: { readonly taken: MapSnapshot; readonly label: string }) {
  const store = useContext(StoreContext)
  const hold = useCallback(
    (host: HTMLDivElement | null) => {
      const canvas = pictureOn(taken, store.getState())
      if (canvas) host?.replaceChildren(canvas)
    },
    [taken, store],
  )
  return <div ref={hold} role="img" aria-label={label} className={styles['map']} />
}

/** Map, legend and scale; the words stand round it as text, not in the picture. */
function pictureOn(taken: MapSnapshot, { view, catalogue, shown, sight }: State): HTMLCanvasElement | null {
  if (!catalogue || !shown) return null
  const measure = canvasTextMeasure()
  const scene = sceneFor({ view, catalogue, shown, theme: 'day' })
  const plate = exportImageOf(
    {
      words: { marks: [], title: '', sentence: '', asOf: '', sources: [] },
      legend: legendOf(scene, sight?.zoom ?? 0, zoomsAt(catalogue.place.referenceLatitude)),
      scale: { words: scaleWords(taken.scale), pixels: taken.scale.pixels },
      map: taken,
    },
    measure,
  )
  return exportImageCanvas(plate, taken, { theme: 'day', measure })
}
