/** What a table that can be downloaded says of figures: every row in its words, its lows and its highs. */
import { truncated } from '../../../domain/text/well-formed-text.ts'
import { eachCsvRow } from '../../../feeds/formats/tables/csv-rows.ts'
import { CSV_HEAD } from '../../../summary/summary-csv.ts'
import type { Claim, ReadClaims } from './claims.ts'
import { rangesIn } from './claims.ts'

const BARE = /^\d+$/

export function csvClaims(name: string, text: string): ReadClaims {
  const claims: Claim[] = []
  const faults: string[] = []
  const state: { head: readonly string[] | null } = { head: null }
  const cut = eachCsvRow(
    { name, text: text.replaceAll('\r\n', '\n'), isWindows1252: false },
    ',',
    (cells, line) => {
      if (state.head === null) {
        state.head = cells
        if (CSV_HEAD.some((column) => !cells.includes(column)))
          faults.push(`${name} is no table of a release: its first row is ${truncated(cells.join(','), 80)}`)
        return
      }
      const { head } = state
      const at = (column: (typeof CSV_HEAD)[number]) => cells[head.indexOf(column)] ?? ''
      const key = { area: at('area'), quarter: at('quarter'), group: at('group') }
      const where = `${name}, line ${line}`
      for (const told of rangesIn(at('shown'))) claims.push({ kind: 'range', key, told, where })
      const [low, high] = [at('low'), at('high')]
      if (BARE.test(low) && BARE.test(high))
        claims.push({ kind: 'range', key, told: { low: Number(low), high: Number(high) }, where })
      else if (low !== '' || high !== '') faults.push(`${where}: "${low}" and "${high}" are no range`)
    },
  )
  if (cut) faults.push(cut.what)
  return faults.length > 0 && claims.length === 0 ? { claims: [], faults } : { claims, faults }
}
