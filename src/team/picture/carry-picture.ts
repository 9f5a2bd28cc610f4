/** Makes a picture of the map that says what it shows, and copies it, or saves it where copying is refused. */
import { isOpen } from '../../domain/dataset.ts'
import { statusSentence } from '../../clock/StatusLine.tsx'
import { isoDay } from '../../domain/day.ts'
import { canvasMeasure } from '../../map/canvas/drawing.ts'
import type { Photograph } from '../../map/canvas/photograph.ts'
import { drawPlate } from '../../map/plate/draw-plate.ts'
import { legendOf } from '../../map/plate/legend.ts'
import { zoomsAt } from '../../map/plan/zooms.ts'
import { plateOf } from '../../map/plate/plate.ts'
import { scaleWords } from '../../map/scale.ts'
import type { Scene } from '../../map/scene.ts'
import { oldDataInAll } from '../../measures/feeds/age.ts'
import { narrowedWords } from '../../measures/hotspots/hours-words.ts'
import { standingsIn } from '../../state/device/standings.ts'
import type { State } from '../../state/store.ts'
import { copyPicture, saveFile } from '../../ui/copy/clipboard.ts'
import { plateWords } from './plate-words.ts'

/** Answers with what became of it. Rejects where no picture could be made. */
export async function carryPicture(
  state: State,
  scene: Scene,
  photograph: Promise<Photograph>,
): Promise<string> {
  const { view, richer, catalogue, shown, sight } = state
  if (!catalogue || !shown) throw new Error('nothing is shown yet')
  const { window, step, total } = shown
  const sentence = statusSentence({
    window,
    inView: step.inView,
    inAll: total,
    hours: narrowedWords(view.hours),
    isUnknown: !isOpen(catalogue, 'incidents'),
  })
  const old = oldDataInAll(standingsIn(state))
  const words = plateWords({ view, richer, catalogue }, old === null ? sentence : `${sentence} ${old}`)
  const picture = photograph.then((taken) => {
    const measure = canvasMeasure()
    const scale = { words: scaleWords(taken.scale), pixels: taken.scale.pixels }
    const plate = plateOf(
      {
        words,
        legend: legendOf(scene, sight?.zoom ?? 0, zoomsAt(catalogue.place.referenceLatitude)),
        scale,
        map: taken,
      },
      measure,
    )
    return drawPlate(plate, taken, { theme: scene.theme, measure })
  })
  if ((await copyPicture(picture)) === 'copied') return 'Picture copied.'
  const name = `map-${isoDay(window.from)}-to-${isoDay(window.to)}.png`
  saveFile(name, await picture)
  return `Copying is not allowed here. The picture is saved as ${name}.`
}
