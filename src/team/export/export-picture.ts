/** Exports the map as an image with title, legend and sources: copied to the clipboard, or saved if that is refused. */
import { statusFacts } from '../../clock/status-facts.ts'
import { statusSentence } from '../../clock/StatusLine.tsx'
import { canvasTextMeasure } from '../../map/canvas/scene-renderer.ts'
import type { MapSnapshot } from '../../map/canvas/snapshot.ts'
import { drawExportImage } from '../../map/export/draw-image.ts'
import { legendOf } from '../../map/export/legend.ts'
import { zoomsAt, scaleWords } from '../../map/scale.ts'
import { exportImageOf } from '../../map/export/image-layout.ts'
import type { Scene } from '../../map/scene.ts'
import { oldDataInAll } from '../../measures/feeds/age.ts'
import { scopeFileName } from '../../measures/scope.ts'
import { feedStatusInput, type State } from '../../state/store.ts'
import { copyPicture, saveFile } from '../../ui/copy/clipboard.ts'
import { exportImageText } from './export-image-text.ts'

/** Returns the message for the user. Rejects if no image could be made. */
export async function exportPicture(
  state: State,
  scene: Scene,
  snapshot: Promise<MapSnapshot>,
): Promise<string> {
  const { view, customBase, catalogue, shown, viewport } = state
  if (!catalogue || !shown) throw new Error('nothing is shown yet')
  const sentence = statusSentence(statusFacts(shown, catalogue))
  const old = oldDataInAll(feedStatusInput(state))
  const text = exportImageText(
    { view, customBase, catalogue },
    old === null ? sentence : `${sentence} ${old}`,
  )
  const picture = snapshot.then((map) => {
    const measure = canvasTextMeasure()
    const scale = { text: scaleWords(map.scale), pixels: map.scale.pixels }
    const image = exportImageOf(
      {
        text,
        legend: legendOf(scene, viewport?.zoom ?? 0, zoomsAt(catalogue.place.referenceLatitude)),
        scale,
        map,
      },
      measure,
    )
    return drawExportImage(image, map, { theme: scene.theme, measure })
  })
  if ((await copyPicture(picture)) === 'copied') return 'Picture copied.'
  const name = scopeFileName('map', shown.scope, 'png')
  saveFile(name, await picture)
  return `Copying is not allowed here. The picture is saved as ${name}.`
}
