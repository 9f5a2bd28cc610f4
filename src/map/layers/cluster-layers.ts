/** The discs of the picture and the numbers on them. */
import type { Layer } from '@deck.gl/core'
import { TextLayer } from '@deck.gl/layers'
import type { Theme } from '../../ui/tokens.ts'
import { positionAt } from '../mercator.ts'
import { bytesOf, FACE, fractionsOf } from '../palette.ts'
import { CHANGE_GAP, isTold, numberOn, numberSize, reachOf, ringEnds, type Disc } from '../layout/discs.ts'
import type { MapLayout } from '../layout/map-layout.ts'
import { ACCENT, ClusterLayer, FACES, type ClusterColours, type Ends, type Face } from './cluster-layer.ts'

/** Room for the accent ring round a disc. */
const RING_ROOM = 9
/** The largest number, so that the atlas is never stretched. */
const TEXT_SIZE = 15

/** Letters are kept at twice their size at least, and scaled down: they stay sharp between two sizes. */
const fontAt = (ratio: number) => ({ fontSize: Math.ceil(TEXT_SIZE * Math.max(2, ratio)), buffer: 4 })

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

function faceOf({ mark, size }: Disc, hoveredNode: number | null): Face {
  const hovered = mark.node === hoveredNode ? ACCENT.hovered : ACCENT.none
  return [size.radius, size.ring, faceNumber({ mark, size }), mark.chosen ? ACCENT.chosen : hovered]
}
/** Which face the shader draws: the mix, or one of the changes; an empty cluster can only have gone down. */
function faceNumber({ mark: { change }, size: { kind } }: Omit<Disc, 'middle'>): number {
  if (!change || kind === 'one') return FACES[kind]
  if (kind === 'none') return isTold(change) ? FACES.emptied : FACES.none
  return FACES[change]
}
function endsOf({ mark, size }: Disc): Ends {
  if (mark.change && size.kind === 'many') return [CHANGE_GAP, 0, 0, 0]
  const [a = 0, b = 0, c = 0, d = 0] = ringEnds(mark.mix)
  return [a, b, c, d]
}

/** Discs, then numbers: one layer each, in the order of the index. `ratio`: device pixels to a CSS pixel. */
export function clusterLayers(picture: MapLayout, ratio: number): readonly Layer[] {
  const { theme, zoom, discs } = picture
  const at = (disc: Disc): [number, number] => [...positionAt(disc.middle, zoom)]
  return [
    new ClusterLayer<Disc>({
      id: 'clusters',
      data: discs,
      radiusUnits: 'pixels',
      getPosition: at,
      getRadius: (disc) => reachOf(disc.size) + RING_ROOM,
      getFace: (disc) => faceOf(disc, picture.hoveredNode),
      getEnds: endsOf,
      colours: COLOURS[theme],
      updateTriggers: { getFace: picture.hoveredNode },
    }),
    new TextLayer<Disc>({
      id: 'cluster-numbers',
      data: discs.filter(({ size }) => size.text > 0),
      getPosition: at,
      getText: ({ mark, size }) => numberOn(mark.count, size),
      getSize: ({ mark, size }) => numberSize(mark.count, size),
      getColor: ({ size }) => bytesOf(theme, size.kind === 'none' ? 'ink-3' : 'on-inc'),
      characterSet: '0123456789,',
      fontFamily: FACE,
      fontWeight: 600,
      fontSettings: fontAt(ratio),
      updateTriggers: { getColor: theme },
    }),
  ]
}
