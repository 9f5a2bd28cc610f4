/** Button that moves the map to given points. Opening details never moves the map by itself. */
import type { Position } from '../domain/geography.ts'
import type { CameraTarget } from '../map/covered-area.ts'
import { Button } from '../ui/Button.tsx'
import { useMoveMap } from './use-move-map.ts'

/** Zoom level for a single point. */
const POINT_ZOOM = 14

export function ShowOnMap({ points }: { readonly points: readonly Position[] }) {
  const moveMap = useMoveMap()
  const target = targetOf(points)
  if (!target) return null
  return (
    <Button kind="link" icon="target" onClick={() => moveMap(target, true)}>
      Show on the map
    </Button>
  )
}

/** The camera target that contains all points; null if there are none. */
function targetOf(points: readonly Position[]): CameraTarget | null {
  const [first, ...more] = points
  if (!first) return null
  if (more.length === 0) return { kind: 'point', at: first, zoom: POINT_ZOOM }
  const [longitudes, latitudes] = [points.map(([east]) => east), points.map(([, north]) => north)]
  const box = {
    west: Math.min(...longitudes),
    east: Math.max(...longitudes),
    south: Math.min(...latitudes),
    north: Math.max(...latitudes),
  }
  return { kind: 'box', box }
}
