/** The map, fed from the store: the Scene goes in; the frame, the camera at rest and the thing picked come out. */
import { useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { MapCanvas, type MapCanvasProps } from '../map/MapCanvas.tsx'
import { openPanels, panelInsets } from '../map/canvas/panels.ts'
import { planMark } from '../map/shift/plan-scene.ts'
import { sceneFor } from '../map/scene-for.ts'
import type { SketchMark } from '../map/scene.ts'
import type { sketchFor } from '../map/sketch-scene.ts'
import type { Catalogue } from '../state/catalogue.ts'
import { clusterId, nodeOf } from '../state/chosen-cluster.ts'
import { StoreContext, useHoldfast, useIntent } from '../state/context.tsx'
import { isSketching } from '../state/drawing/drawing.ts'
import { draw } from '../state/drawing/drawing-actions.ts'
import type { Ground, Shown, State } from '../state/store.ts'
import { useIsPhone } from '../ui/media.ts'
import { mapSources, reportError, useCustomBase } from './use-custom-base.ts'
import type { Photographer } from './export/use-printing.ts'
import { squareMarks, type SquareMarks } from '../map/squares/square-marks.ts'
import { currentOf, latestOf } from '../state/questions/reply.ts'
import { useReply } from '../state/questions/use-reply.ts'
import type { RankedPlace } from '../domain/places/ranked-place.ts'
import { daysLeft, stageOn, STAGE_LABELS } from '../domain/closure-order.ts'
import { phasesOn, PHASE_LABELS } from '../domain/site.ts'
import type { Chosen } from '../state/view.ts'
import { formatCount, plural } from '../ui/numbers.ts'

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
  const drawnHere = useHoldfast((state) => state.drawnHere)
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

interface CityMapProps {
  readonly ground: Ground
  readonly photographer: Photographer
}

/** The ground stands first; what is marked on it comes with the catalogue. */
export function CityMap({ ground, photographer }: CityMapProps) {
  const store = useContext(StoreContext)
  const intend = useIntent()
  const theme = useHoldfast((state) => state.theme)
  const camera = useHoldfast(({ view }) => view.camera)
  const isDemonstration = useHoldfast(({ catalogue }) => catalogue?.manifest.demonstration ?? false)

  const onFrame = useCallback<MapCanvasProps['onFrame']>(
    (sight) => {
      // On paper, or folded away, the map has no room and sees nothing: what was seen last still holds.
      if (sight.box.east > sight.box.west && sight.box.north > sight.box.south) store.setState({ sight })
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
        const { exportPicture: carryPicture } = await import('./export/export-picture.ts')
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


export function useSquares(): SquareMarks | null {
  const layers = useHoldfast(({ view }) => view.layers)
  const categories = useHoldfast(({ view }) => view.categories)
  const areas = useHoldfast(({ view }) => view.areas)
  const hours = useHoldfast(({ view }) => view.hours)
  const found = useHoldfast(({ view }) => view.found)
  const cell = useHoldfast(({ view }) => view.cell)
  const chosen = useHoldfast(({ view }) => (view.chosen?.kind === 'place' ? view.chosen : null))
  const catalogue = useHoldfast((state) => state.catalogue)
  const shown = useHoldfast((state) => state.shown)
  const squares = latestOf(useReply('squares'))
  const places = currentOf(useReply('places'))
  const isWanted = layers.includes('squares') || layers.includes('density') || chosen !== null
  return useMemo(() => {
    if (!isWanted || !catalogue || !shown) return null
    // What stands out is only known where the clock rests: of other days it says nothing.
    const { window } = shown
    const asked = places?.question.asked
    const isCurrent =
      asked?.window.from === window.from && asked.window.to === window.to && asked.hours === hours
    const view = { layers, categories, areas, hours, found, cell, chosen }
    return squareMarks({ view, catalogue, shown, squares, places: isCurrent ? places : null })
  }, [isWanted, layers, categories, areas, hours, found, cell, chosen, catalogue, shown, squares, places])
}


type Describe = (catalogue: Catalogue, shown: Shown, id: string) => string

const DESCRIBE: Readonly<Record<Chosen['kind'], Describe>> = {
  cluster: ({ index }, { step, baseline }, id) => {
    const node = nodeOf(index, id)
    const at = node === null ? -1 : step.node.indexOf(node)
    const count = plural(step.count[at] ?? 0, 'incident')
    if (!baseline) return count
    const verdict = baseline.verdicts?.[at]
    return `${count}, was ${formatCount(baseline.step.count[at] ?? 0)}${verdict ? `: ${verdict}` : ''}`
  },
  order: ({ orders }, { window }, id) => {
    const order = orders.find((one) => one.id === id)
    const stage = order && stageOn(order, window.to)
    if (!order || !stage) return 'Closure order'
    const left = daysLeft(order, window.to)
    return `Closure order, ${STAGE_LABELS[stage].toLowerCase()}${left === null ? '' : `, ${plural(left, 'day')} left`}`
  },
  hotspot: ({ hotspots }, _, id) => hotspots.find((one) => one.id === id)?.name ?? 'Patrol hotspot',
  site: ({ sites }, { window }, id) => {
    const site = sites.find((one) => one.id === id)
    if (!site) return 'Site'
    const phases = phasesOn(site, window.to).map(({ kind }) => PHASE_LABELS[kind])
    return `${site.name}: ${phases.join(' and ') || 'no phase yet'}`
  },
  ranking: () => 'Where it gathers',
  place: () => placeWords(undefined),
  ward: ({ areas }, _, id) => {
    const ward = areas.find(({ code }) => code === id)
    if (!ward) return 'Ward'
    return ward.population === null ? ward.name : `${ward.name}, ${formatCount(ward.population)} residents`
  },
}

const placeWords = (place: RankedPlace | undefined) =>
  place
    ? `${place.name}: ${plural(place.count, 'report')}, harm ${formatCount(place.harm)}`
    : 'A square that is in no place of the ranking'

export function describeChosen({ catalogue, shown, replies }: State, { kind, id }: Chosen): string {
  if (kind === 'place')
    return placeWords(currentOf(replies.places)?.ranking.places.find((place) => place.id === id))
  return catalogue && shown ? DESCRIBE[kind](catalogue, shown, id) : ''
}
