/** Exports the map as an image with title, legend and sources: copied to the clipboard, or saved if that is refused. */
import { canvasTextMeasure } from '../../map/canvas/scene-renderer.ts'
import type { MapSnapshot } from '../../map/canvas/snapshot.ts'
import { drawExportImage } from '../../map/export/draw-image.ts'
import { legendOf } from '../../map/export/legend.ts'
import { zoomsAt, scaleWords } from '../../map/scale.ts'
import { exportImageOf } from '../../map/export/image-layout.ts'
import type { Scene } from '../../map/scene.ts'
import { scopeFileName } from '../../measures/scope.ts'
import type { State } from '../../state/store.ts'
import { copyPicture, saveFile } from '../../ui/copy/clipboard.ts'
import { exportImageText } from './export-image-text.ts'

/** Returns the message for the user. Rejects if no image could be made. */
export async function exportPicture(
  state: State,
  scene: Scene,
  snapshot: Promise<MapSnapshot>,
): Promise<string> {
  const { catalogue, shown, viewport } = state
  const text = exportImageText(state)
  if (!catalogue || !shown || !text) throw new Error('nothing is shown yet')
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
