/** The deck.gl layers of the cluster discs and of the numbers on them. */
import type { Layer } from '@deck.gl/core'
import { TextLayer } from '@deck.gl/layers'
import type { Theme } from '../../ui/tokens.ts'
import { positionAt } from '../mercator.ts'
import { bytesOf, FONT_FAMILY, fractionsOf } from '../palette.ts'
import {
  CHANGE_GAP,
  hasDirection,
  discLabel,
  discFontSize,
  outerRadius,
  ringEnds,
} from '../discs/disc-size.ts'
import type { Disc } from '../discs/discs.ts'
import type { MapLayout } from '../layout/map-layout.ts'
import {
  ACCENT,
  ClusterLayer,
  FACES,
  FADED,
  type ClusterColours,
  type Ends,
  type Face,
} from './cluster-layer.ts'

/** Space for the selection ring round a disc, in pixels. */
const ACCENT_MARGIN = 9
/** Largest font size of a number in pixels, so that glyphs are never enlarged. */
const MAX_FONT_SIZE = 15

/**
 * Glyphs are rasterised at twice their size at least and scaled down, so that they stay sharp between two
 * sizes.
 */
const fontAt = (ratio: number) => ({ fontSize: Math.ceil(MAX_FONT_SIZE * Math.max(2, ratio)), buffer: 4 })

const colours = (theme: Theme): ClusterColours => ({
  disc: fractionsOf(theme, 'inc'),
  halo: fractionsOf(theme, 'halo'),
  accent: fractionsOf(theme, 'accent'),
  empty: fractionsOf(theme, 'ink-3'),
  up: fractionsOf(theme, 'alarm'),
  onUp: fractionsOf(theme, 'on-alarm'),
  down: fractionsOf(theme, 'patrol'),
  onDown: fractionsOf(theme, 'on-patrol'),
  chance: fractionsOf(theme, 'chance'),
  few: fractionsOf(theme, 'few'),
  groups: [
    fractionsOf(theme, 'g1'),
    fractionsOf(theme, 'g2'),
    fractionsOf(theme, 'g3'),
    fractionsOf(theme, 'g4'),
  ],
})
const COLOURS = { day: colours('day'), night: colours('night') }

function faceOf({ mark, size, isFaded = false }: Disc, hoveredNode: number | null): Face {
  const hovered = mark.node === hoveredNode ? ACCENT.hovered : ACCENT.none
  const accent = mark.isChosen ? ACCENT.chosen : hovered
  return [size.radius, size.ring, faceCode({ mark, size }), accent + (isFaded ? FADED : 0)]
}
/** Appearance of a disc: the mix, or one of the changes; an empty cluster can only have gone down. */
function faceCode({ mark: { change }, size: { kind } }: Omit<Disc, 'middle'>): number {
  if (!change || kind === 'one') return FACES[kind]
  if (kind === 'none') return hasDirection(change) ? FACES.emptied : FACES.none
  // Of none of these can anything be said: all are dotted.
  const isOpen = change === 'still to rise' || change === 'too short to say'
  return FACES[isOpen ? 'too few to say' : change]
}
function endsOf({ mark, size }: Disc): Ends {
  if (mark.change && size.kind === 'many') return [CHANGE_GAP, 0, 0, 0]
  const [a = 0, b = 0, c = 0, d = 0] = ringEnds(mark.mix)
  return [a, b, c, d]
}

/** Opacity of discs and numbers under the discs of ranked places, which lie on top of them. */
const OPACITY_UNDER_RANKS = 0.35

/** A number on a translucent disc is read against the ground. */
const numberToken = (kind: Disc['size']['kind'], isFaded: boolean) =>
  kind === 'none' ? 'ink-3' : isFaded ? 'ink' : 'on-inc'

/** Discs, then numbers: one layer each, in the order of the marks. `ratio`: device pixels to a CSS pixel. */
export function clusterLayers(layout: MapLayout, ratio: number): readonly [Layer, Layer] {
  const { theme, zoom, discs } = layout
  const at = (disc: Disc): [number, number] => [...positionAt(disc.middle, zoom)]
  const opacity = layout.ranks.length > 0 ? OPACITY_UNDER_RANKS : 1
  return [
    new ClusterLayer<Disc>({
      id: 'clusters',
      data: discs,
      opacity,
      radiusUnits: 'pixels',
      getPosition: at,
      getRadius: (disc) => outerRadius(disc.size) + ACCENT_MARGIN,
      getFace: (disc) => faceOf(disc, layout.hoveredNode),
      getEnds: endsOf,
      colours: COLOURS[theme],
      updateTriggers: { getFace: layout.hoveredNode },
    }),
    new TextLayer<Disc>({
      id: 'cluster-numbers',
      opacity,
      data: discs.filter(({ size, isCrowded }) => size.text > 0 && !isCrowded),
      getPosition: at,
      getText: ({ mark, size }) => discLabel(mark.count, size),
      getSize: ({ mark, size }) => discFontSize(mark.count, size),
      getColor: ({ size, isFaded = false }) => bytesOf(theme, numberToken(size.kind, isFaded)),
      characterSet: '0123456789,',
      fontFamily: FONT_FAMILY,
      fontWeight: 600,
      fontSettings: fontAt(ratio),
      updateTriggers: { getColor: theme },
    }),
  ]
}
