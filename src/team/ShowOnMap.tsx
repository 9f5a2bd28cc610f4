/** Moves the map to where something lies: details open without a jump, so it takes a press. */
import type { Position } from '../domain/geography.ts'
import { cameraFor, type CameraTarget } from '../map/covered-area.ts'
import { useIntent } from '../state/context.tsx'
import { Button } from '../ui/Button.tsx'
import { useIsPhone } from '../ui/media.ts'

const ONE_ZOOM = 14

export function ShowOnMap({ points }: { readonly points: readonly Position[] }) {
  const intend = useIntent()
  const isPhone = useIsPhone()
  const where = whereabouts(points)
  if (!where) return null
  const show = () => {
    const panel = document.getElementById('panel-team')
    const whole = { width: panel?.clientWidth ?? 0, height: panel?.clientHeight ?? 0 }
    intend({ kind: 'rest-camera', camera: cameraFor(where, { size: whole, isPhone, hasDetails: true }) })
  }
  return (
    <Button kind="link" icon="target" onClick={show}>
      Show on the map
    </Button>
  )
}

function whereabouts(points: readonly Position[]): CameraTarget | null {
  const [first, ...more] = points
  if (!first) return null
  if (more.length === 0) return { kind: 'point', at: first, zoom: ONE_ZOOM }
  const [longitudes, latitudes] = [points.map(([east]) => east), points.map(([, north]) => north)]
  const box = {
    west: Math.min(...longitudes),
    east: Math.max(...longitudes),
    south: Math.min(...latitudes),
    north: Math.max(...latitudes),
  }
  return { kind: 'box', box }
}
