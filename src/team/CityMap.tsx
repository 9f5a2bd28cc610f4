/** The map, fed from the store: the Scene goes in; the frame, the camera at rest and the thing picked come out. */
import { useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { MapCanvas, type MapCanvasProps } from '../map/MapCanvas.tsx'
import { openPanels, panelInsets } from '../map/canvas/panels.ts'
import { planMark } from '../map/shift/plan-scene.ts'
import { sceneFor } from '../map/scene-for.ts'
import type { SketchMark } from '../map/scene.ts'
import type { sketchFor } from '../map/sketch-scene.ts'
import type { Catalogue } from '../state/catalogue.ts'
import { clusterId } from '../state/chosen-cluster.ts'
import { StoreContext, useHoldfast, useIntent } from '../state/context.tsx'
import { isSketching } from '../state/drawing/drawing.ts'
import { draw } from '../state/drawing/drawing-actions.ts'
import type { PlaceGeography } from '../state/store.ts'
import { useIsPhone } from '../ui/media.ts'
import { describeChosen } from './describe.ts'
import { mapSources } from './map-sources.ts'
import type { Photographer } from './print/use-printing.ts'
import { useSquares } from './use-squares.ts'
import { reportError, useCustomBase } from './use-custom-base.ts'

function useScene() {
  // Not the whole View: a dragged window changes it before its counts are there, and nothing is drawn of it alone.
  const layers = useHoldfast(({ view }) => view.layers)
  const chosen = useHoldfast(({ view }) => view.chosen)
  const areas = useHoldfast(({ view }) => view.areas)
  const catalogue = useHoldfast((state) => state.catalogue)
  const shown = useHoldfast((state) => state.shown)
  const theme = useHoldfast((state) => state.theme)
  const sketch = useSketch(catalogue)
  const plan = usePlanMark()
  const squares = useSquares()
  const scene = useMemo(
    () =>
      catalogue && shown
        ? sceneFor({ view: { layers, chosen, areas }, squares, catalogue, shown, theme })
        : null,
    [layers, chosen, areas, squares, catalogue, shown, theme],
  )
  return useMemo(() => scene && { ...scene, sketch, plan }, [scene, sketch, plan])
}

/** The shift that is planned, while its panel is open. */
function usePlanMark() {
  const plan = useHoldfast(({ planning }) => (planning?.isOpen ? planning.plan : null))
  const shown = useHoldfast(({ planning }) => planning?.crew ?? 0)
  return useMemo(() => plan && planMark(plan, shown), [plan, shown])
}

type SketchFor = typeof sketchFor

/** What is drawn by hand; how it is made a scene of is fetched when somebody first draws. */
function useSketch(catalogue: Catalogue | null): SketchMark | null {
  const drawing = useHoldfast((state) => state.drawing)
  const drawnHere = useHoldfast((state) => state.drawnItems)
  const [make, setMake] = useState<{ readonly sketchFor: SketchFor } | null>(null)
  const isWanted = make === null && ((drawing?.isOpen ?? false) || drawnHere.length > 0)
  useEffect(() => {
    if (!isWanted) return
    import('../map/sketch-scene.ts').then(setMake, () => {
      // Corners can still be typed and the file made; the next opening tries again.
    })
  }, [isWanted])
  return useMemo(
    () => (make && catalogue ? make.sketchFor(drawing, drawnHere, catalogue) : null),
    [make, catalogue, drawing, drawnHere],
  )
}

/** Details open over the map, which does not jump. */
function usePanels() {
  const isPhone = useIsPhone()
  const open = useHoldfast(({ view, drawing, planning }) => {
    if (drawing?.isOpen) return isPhone && !isSketching(drawing) ? 'nothing' : 'drawing'
    return view.chosen === null && !planning?.isOpen ? 'nothing' : 'details'
  })
  return { standing: panelInsets(isPhone), free: openPanels(isPhone, open) }
}

interface Props {
  readonly ground: PlaceGeography
  readonly photographer: Photographer
}

/** The ground stands first; what is marked on it comes with the catalogue. */
export function CityMap({ ground, photographer }: Props) {
  const store = useContext(StoreContext)
  const intend = useIntent()
  const theme = useHoldfast((state) => state.theme)
  const camera = useHoldfast(({ view }) => view.camera)
  const isDemonstration = useHoldfast(({ catalogue }) => catalogue?.manifest.demonstration ?? false)

  const onFrame = useCallback<MapCanvasProps['onFrame']>(
    (sight) => {
      // On paper, or folded away, the map has no room and sees nothing: what was seen last still holds.
      if (sight.box.east > sight.box.west && sight.box.north > sight.box.south)
        store.setState({ viewport: sight })
    },
    [store],
  )
  const nameOf = useCallback(
    (node: number) => {
      const { catalogue } = store.getState()
      return catalogue ? clusterId(catalogue.index, node) : ''
    },
    [store],
  )
  return (
    <MapCanvas
      ground={ground}
      scene={useScene()}
      theme={theme}
      camera={camera}
      {...usePanels()}
      photographer={photographer}
      richer={useCustomBase()}
      attribution={useHoldfast((state) => mapSources(state, ground.place))}
      quiet={isDemonstration ? 'Invented incidents' : ''}
      clusterId={nameOf}
      describe={(chosen) => describeChosen(store.getState(), chosen)}
      onFrame={onFrame}
      onRest={(at) => {
        intend({ kind: 'rest-camera', camera: at })
      }}
      onPick={(chosen) => {
        // The panel for drawing stands where the details would.
        if (store.getState().drawing?.isOpen) return
        intend({ kind: 'choose', chosen })
      }}
      onGesture={(gesture) => {
        draw(store, gesture)
      }}
      onPicture={async (photograph, scene) => {
        const { exportPicture: carryPicture } = await import('./picture/export-picture.ts')
        return carryPicture(store.getState(), scene, photograph)
      }}
      onRicherTrouble={(trouble) => {
        reportError(store, trouble)
      }}
      onReady={() => {
        performance.mark('holdfast:map-ready')
      }}
    />
  )
}
