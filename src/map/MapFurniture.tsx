/** What stands on the map without being of it: zoom buttons, the scale, whose figures it is drawn from. */
import type { Box, Surface } from '../domain/geography.ts'
import { Button } from '../ui/Button.tsx'
import { useIsPhone } from '../ui/media.ts'
import { Locator } from './furniture/Locator.tsx'
import style from './MapFurniture.module.css'
import type { Insets } from './mercator.ts'
import { PictureButton } from './PictureButton.tsx'
import { scaleWords, type Scale } from './scale.ts'

interface MapFurnitureProps {
  readonly free: Insets
  /** Null while no map stands. */
  readonly scale: Scale | null
  /** The borough, and the part of it that the map shows; null while no map stands. */
  readonly outline: Surface
  readonly seen: Box | null
  readonly attribution: string
  readonly onZoom: (steps: number) => void
  readonly onWhole: () => void
  /** Carries the picture away; null where there is none. */
  readonly onPicture: (() => Promise<string>) | null
}

const inFree = ({ left, top, right, bottom }: Insets) => ({ left, top, right, bottom })

export function MapFurniture(props: MapFurnitureProps) {
  const { free, scale, outline, seen, attribution, onZoom, onWhole, onPicture } = props
  const isPhone = useIsPhone()
  return (
    <div className={style['furniture']} style={inFree(free)}>
      {scale && (
        <div className={style['buttons']}>
          <Button kind="icon" icon="plus" onClick={() => onZoom(1)}>
            Zoom in
          </Button>
          <Button kind="icon" icon="minus" onClick={() => onZoom(-1)}>
            Zoom out
          </Button>
          <Button kind="icon" icon="target" onClick={onWhole}>
            Whole borough
          </Button>
        </div>
      )}
      {seen && !isPhone && <Locator outline={outline} seen={seen} />}
      {onPicture && <PictureButton onPicture={onPicture} />}
      <div className={style['foot']}>
        {scale && <ScaleBar {...scale} />}
        <Sources text={attribution} />
      </div>
    </div>
  )
}

/** Whose figures the map is drawn from: in full where there is room, else at a touch. */
function Sources({ text }: { readonly text: string }) {
  const isPhone = useIsPhone()
  if (!isPhone) return <p className={style['sources']}>{text}</p>
  return (
    <details className={style['folded']}>
      <summary>© Sources</summary>
      <p>{text}</p>
    </details>
  )
}

function ScaleBar(scale: Scale) {
  return (
    <p className={style['scale']}>
      <span className={style['bar']} style={{ width: scale.pixels }} aria-hidden="true" />
      <span>{scaleWords(scale)}</span>
      <span className={style['north']} role="img" aria-label="North is up: the map is never turned">
        N
      </span>
    </p>
  )
}
