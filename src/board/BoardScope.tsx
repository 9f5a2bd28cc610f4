/** Sets what the saved tables inside say was counted: the board counts the whole borough, whatever filters are chosen. */
import { createContext, useContext, useMemo, type ReactNode } from 'react'
import type { DaySpan } from '../domain/day.ts'
import type { BoardPeriod } from '../measures/baseline/baseline.ts'
import { wholeScope } from '../measures/scope.ts'
import { useTableFiles } from '../state/tables/table-files.ts'
import { TableFilesContext } from '../ui/files/TableFile.tsx'

/** Window and baseline of the tables that can be saved; null: on paper, where none can. */
const PeriodContext = createContext<BoardPeriod | null>(null)

interface BoardTablesProps {
  readonly period: BoardPeriod
  readonly children: ReactNode
}

/** Lets the tables inside be saved. */
export const BoardTables = ({ period, children }: BoardTablesProps) => (
  <PeriodContext value={period}>
    <BoardScope measure="What each row says">{children}</BoardScope>
  </PeriodContext>
)

interface BoardScopeProps {
  /** What is counted: `ASB`. */
  readonly measure: string
  readonly leavesOutFound?: boolean
  /** The days that are counted, which are not compared; missing: window and baseline of the board. */
  readonly days?: DaySpan
  readonly children: ReactNode
}

export function BoardScope(props: BoardScopeProps) {
  const period = useContext(PeriodContext)
  return period ? <ScopedTables {...props} period={period} /> : props.children
}

function ScopedTables({
  period,
  measure,
  leavesOutFound = false,
  days,
  children,
}: BoardScopeProps & { readonly period: BoardPeriod }) {
  const scope = useMemo(
    () => ({ ...wholeScope(days ? { window: days, baseline: null } : period, measure), leavesOutFound }),
    [period, measure, leavesOutFound, days],
  )
  return <TableFilesContext value={useTableFiles(scope)}>{children}</TableFilesContext>
}
