/** What every chart stands in: its picture or, at the press of a button, the same numbers as a table; in print both. */
import { useContext, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import { useIsPhone } from '../ui/media.ts'
import { ChartContext } from './chart-context.ts'
import { CopyPicture } from './picture/CopyPicture.tsx'
import style from './styles/ChartFrame.module.css'

interface ChartFrameProps {
  /** Names the chart for who cannot see it; the table's caption says the same. */
  readonly label: string
  readonly picture: ReactNode
  readonly table: ReactNode
  /** True where the picture is one drawing, which can be copied. */
  readonly isDrawing?: boolean
  /** What a copied picture says under itself: sentences that on the page stand around the drawing. */
  readonly said?: readonly string[]
}

const NOTHING: readonly string[] = []

export function ChartFrame({ label, picture, table, isDrawing = false, said = NOTHING }: ChartFrameProps) {
  const [isTable, setIsTable] = useState(false)
  const { isWhole, carried } = useContext(ChartContext)
  const held = useRef<HTMLDivElement>(null)
  if (isWhole)
    return (
      <div role="group" aria-label={label} className={style['whole']}>
        {picture}
        <div className={style['table']}>{table}</div>
      </div>
    )
  return (
    <div role="group" aria-label={label} className={style['chart']}>
      <div ref={held}>
        {isTable ? table : isDrawing ? <Drawing label={label}>{picture}</Drawing> : picture}
      </div>
      <div className={style['foot']}>
        {isDrawing && carried && !isTable && (
          <CopyPicture
            label={label}
            carried={[...said, ...carried]}
            drawing={() => held.current?.querySelector('svg') ?? null}
          />
        )}
        <Button kind="link" icon="table" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
          Show as table
        </Button>
      </div>
    </div>
  )
}

interface DrawingProps {
  readonly label: string
  readonly children: ReactNode
}

/** On a phone a drawing keeps the size of its letters, and is moved under the thumb or by keys. */
function Drawing({ label, children }: DrawingProps) {
  const isPhone = useIsPhone()
  return (
    <div
      className={style['drawing']}
      {...(isPhone && { tabIndex: 0, role: 'region', 'aria-label': `${label}: picture` })}
    >
      {children}
    </div>
  )
}
