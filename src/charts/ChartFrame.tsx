/** What every chart stands in: its picture or, at the press of a button, the same numbers as a table. */
import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import style from './styles/ChartFrame.module.css'

export interface ChartFrameProps {
  /** Names the chart for who cannot see it; the table's caption says the same. */
  readonly label: string
  readonly picture: ReactNode
  readonly table: ReactNode
}

export function ChartFrame({ label, picture, table }: ChartFrameProps) {
  const [isTable, setIsTable] = useState(false)
  return (
    <div role="group" aria-label={label} className={style['chart']}>
      {isTable ? table : picture}
      <div className={style['foot']}>
        <Button kind="link" icon="table" aria-pressed={isTable} onClick={() => setIsTable(!isTable)}>
          Show as table
        </Button>
      </div>
    </div>
  )
}
