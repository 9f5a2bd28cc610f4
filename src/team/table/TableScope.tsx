/** Sets what the saved tables inside say was chosen before their numbers were counted. */
import type { ReactNode } from 'react'
import type { Scope } from '../../measures/scope.ts'
import { useTableFiles } from '../../state/tables/table-files.ts'
import { TableFilesContext } from '../../ui/files/TableFile.tsx'

interface TableScopeProps {
  readonly scope: Scope
  readonly children: ReactNode
}

export const TableScope = ({ scope, children }: TableScopeProps) => (
  <TableFilesContext value={useTableFiles(scope)}>{children}</TableFilesContext>
)
