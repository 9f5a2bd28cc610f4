/** The files of the tables on the page: what was chosen, with the origin of the data at the moment of saving. */
import { useContext, useMemo } from 'react'
import { oldDataInAll } from '../../measures/feeds/age.ts'
import { lateWords } from '../../measures/feeds/freshness.ts'
import type { Scope } from '../../measures/scope.ts'
import { tableCsv, tableText, type PlainTable, type TableOrigin } from '../../measures/tables/table-file.ts'
import { StoreContext } from '../context.tsx'
import { feedStatusInput, type State } from '../store.ts'

/** Writers of the tables whose numbers have this scope. */
export function useTableFiles(scope: Scope) {
  const store = useContext(StoreContext)
  return useMemo(
    () => ({
      csv: (table: PlainTable) => tableCsv(table, originOf(store.getState(), scope)),
      copy: (table: PlainTable) => tableText(table, originOf(store.getState(), scope)),
    }),
    [store, scope],
  )
}

/** @throws Error before the data are open, when there is no table to save */
function originOf(state: State, scope: Scope): TableOrigin {
  const { catalogue } = state
  if (!catalogue) throw new Error('a table was saved before its data were open')
  const { manifest, failures, late } = catalogue
  const old = oldDataInAll(feedStatusInput(state))
  const rising = late !== null && scope.window.to >= late.from ? [lateWords(late)] : []
  return { manifest, failures, scope, caveats: [...(old === null ? [] : [old]), ...rising] }
}
