/** What every chart stands in: its picture or, at the press of a button, the same numbers as a table; in print both. */

import { useContext, useRef, useState, createContext, type ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import { useIsPhone } from '../ui/media.ts'
import style from './styles/ChartFrame.module.css'
import { copyPicture, saveFile } from '../ui/copy/clipboard.ts'
import { chartPicture, standalone } from './chart-picture.ts'

/** What holds for every chart of a page: whether all of it stands there at once, and what a copied picture carries. */

interface ChartSetting {
  /** Picture and table both, and what is folded is open: on paper nothing can be pressed. */
  readonly isWhole: boolean
  /** Lines under a copied picture: period, as-of day, mark, source. Null where no picture can be copied. */
  readonly carried: readonly string[] | null
}

export const ChartContext = createContext<ChartSetting>({ isWhole: false, carried: null })

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

/** The button that copies a chart as a picture, or saves it where copying is refused, and says which. */

interface Props {
  readonly label: string
  readonly carried: readonly string[]
  readonly drawing: () => SVGSVGElement | null
}

export function CopyPicture({ label, carried, drawing }: Props) {
  const [said, setSaid] = useState('')
  const carry = async () => {
    const found = drawing()
    const alone = found && standalone(found)
    if (!alone) return 'There is no picture to copy.'
    const picture = chartPicture(alone, { title: label, carried })
    if ((await copyPicture(picture)) === 'copied') return 'Picture copied.'
    const name = `${fileNameOf(label)}.png`
    saveFile(name, await picture)
    return `Copying is not allowed here. The picture is saved as ${name}.`
  }
  return (
    <>
      <span role="status">{said}</span>
      <Button
        kind="link"
        icon="picture"
        onClick={() => {
          carry().then(setSaid, () => setSaid('This browser could not make the picture.'))
        }}
      >
        Copy picture
      </Button>
    </>
  )
}

/** `wards-crimes-a-week`: what every file system takes. */
const fileNameOf = (label: string) =>
  label
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 80) || 'chart'
