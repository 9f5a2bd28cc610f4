/** Makes a picture of the map that says what it shows, and copies it, or saves it where copying is refused. */
import { isOpen } from '../../domain/dataset.ts'
import { statusSentence } from '../../clock/StatusLine.tsx'
import { isoDay } from '../../domain/day.ts'
import { canvasTextMeasure } from '../../map/canvas/drawing.ts'
import type { MapSnapshot } from '../../map/canvas/snapshot.ts'
import { drawExportImage } from '../../map/export/draw-image.ts'
import { legendOf } from '../../map/export/legend.ts'
import { zoomsAt } from '../../map/layout/zooms.ts'
import { exportImageOf } from '../../map/export/image-layout.ts'
import { scaleWords } from '../../map/scale.ts'
import type { Scene } from '../../map/scene.ts'
import { oldDataInAll } from '../../measures/feeds/age.ts'
import { narrowedWords } from '../../measures/hotspots/hours-words.ts'
import { feedStatusInput, type State } from '../../state/store.ts'
import { copyPicture, saveFile } from '../../ui/copy/clipboard.ts'
import { exportImageText } from './export-image-text.ts'

/** Answers with what became of it. Rejects where no picture could be made. */
export async function exportPicture(
  state: State,
  scene: Scene,
  photograph: Promise<MapSnapshot>,
): Promise<string> {
  const { view, customBase, catalogue, shown, viewport } = state
  if (!catalogue || !shown) throw new Error('nothing is shown yet')
  const { window, step, total } = shown
  const sentence = statusSentence({
    window,
    inView: step.inView,
    inAll: total,
    hours: narrowedWords(view.hours),
    isUnknown: !isOpen(catalogue, 'incidents'),
  })
  const old = oldDataInAll(feedStatusInput(state))
  const words = exportImageText(
    { view, customBase, catalogue },
    old === null ? sentence : `${sentence} ${old}`,
  )
  const picture = photograph.then((taken) => {
    const measure = canvasTextMeasure()
    const scale = { words: scaleWords(taken.scale), pixels: taken.scale.pixels }
    const plate = exportImageOf(
      {
        words,
        legend: legendOf(scene, viewport?.zoom ?? 0, zoomsAt(catalogue.place.referenceLatitude)),
        scale,
        map: taken,
      },
      measure,
    )
    return drawExportImage(plate, taken, { theme: scene.theme, measure })
  })
  if ((await copyPicture(picture)) === 'copied') return 'Picture copied.'
  const name = `map-${isoDay(window.from)}-to-${isoDay(window.to)}.png`
  saveFile(name, await picture)
  return `Copying is not allowed here. The picture is saved as ${name}.`
}
