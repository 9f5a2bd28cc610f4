/**
 * Frame of every chart: the drawing or, at the press of a button, the same data as a table; both in print.
 * Drawings can be copied as images.
 */
import { useContext, useRef, useState, createContext, type ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import { useIsPhone } from '../ui/media.ts'
import style from './styles/ChartFrame.module.css'
import { copyPicture, saveFile } from '../ui/copy/clipboard.ts'
import { fileStem } from '../ui/files/file-name.ts'
import { chartPicture, standaloneSvg, type StandaloneSvg } from './chart-picture.ts'

/** Settings of all charts of a page. */
interface ChartSettings {
  /**
   * Whether drawing and table are both shown and folded sections are open, because nothing can be pressed on
   * paper.
   */
  readonly isExpanded: boolean
  /** Whether the numbers of the drawing stand in a table of the page, so that none is printed with it. */
  readonly hasOwnTable?: boolean
  /** Lines under a copied image: period, as-of day, handling mark, source. Null: images cannot be copied. */
  readonly pictureLines: readonly string[] | null
}

export const ChartContext = createContext<ChartSettings>({ isExpanded: false, pictureLines: null })

interface ChartFrameProps {
  /** Accessible name of the chart; the table has the same caption. */
  readonly label: string
  readonly picture: ReactNode
  readonly table: ReactNode
  /** What stands in place of the table on paper, where the drawing prints the numbers; null: nothing. Absent: the table. */
  readonly paperTable?: ReactNode
  /** Whether the chart is one SVG drawing, which can be copied. */
  readonly isDrawing?: boolean
  /** Captions of a copied image: the sentences that stand round the drawing on the page. */
  readonly captions?: readonly string[]
}

const NO_CAPTIONS: readonly string[] = []

export function ChartFrame({
  label,
  picture,
  table,
  paperTable = table,
  isDrawing = false,
  captions = NO_CAPTIONS,
}: ChartFrameProps) {
  const [isTable, setIsTable] = useState(false)
  const { isExpanded, hasOwnTable = false, pictureLines } = useContext(ChartContext)
  const chartElement = useRef<HTMLDivElement>(null)
  if (isExpanded)
    return (
      <div role="group" aria-label={label} className={style['whole']}>
        <div className={style['unbroken']}>{picture}</div>
        {paperTable !== null && !hasOwnTable && <div className={style['table']}>{paperTable}</div>}
      </div>
    )
  return (
    <div role="group" aria-label={label} className={style['chart']}>
      <div ref={chartElement}>
        {isTable ? (
          table
        ) : isDrawing ? (
          <ScrollableDrawing label={label}>{picture}</ScrollableDrawing>
        ) : (
          picture
        )}
      </div>
      <div className={style['foot']}>
        {isDrawing && pictureLines && !isTable && (
          <CopyPicture
            label={label}
            pictureLines={[...captions, ...pictureLines]}
            drawing={() => {
              const svg = chartElement.current?.querySelector('svg')
              return svg ? standaloneSvg(svg) : null
            }}
          />
        )}
        <Button kind="link" icon="table" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
          Show as table
        </Button>
      </div>
    </div>
  )
}

interface ScrollableDrawingProps {
  readonly label: string
  readonly children: ReactNode
}

/**
 * Container of a drawing. On a phone the drawing keeps its size, so that text stays legible, and scrolls by
 * touch or keys.
 */
function ScrollableDrawing({ label, children }: ScrollableDrawingProps) {
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

interface CopyPictureProps {
  readonly label: string
  readonly pictureLines: readonly string[]
  /** Null where there is none. */
  readonly drawing: () => StandaloneSvg | null
}

/** Button that copies a chart as an image, or saves it if copying is refused, and reports which. */
export function CopyPicture({ label, pictureLines, drawing }: CopyPictureProps) {
  const [status, setStatus] = useState('')
  const copyOrSave = async () => {
    const copy = drawing()
    if (!copy) return 'There is no picture to copy.'
    const picture = chartPicture(copy, { title: label, captions: pictureLines })
    if ((await copyPicture(picture)) === 'copied') return 'Picture copied.'
    const name = `${fileStem(label, 'chart')}.png`
    saveFile(name, await picture)
    return `Copying is not allowed here. The picture is saved as ${name}.`
  }
  return (
    <>
      <span role="status">{status}</span>
      <Button
        kind="link"
        icon="picture"
        onClick={() => {
          copyOrSave().then(setStatus, () => setStatus('This browser could not make the picture.'))
        }}
      >
        Copy picture
      </Button>
    </>
  )
}
