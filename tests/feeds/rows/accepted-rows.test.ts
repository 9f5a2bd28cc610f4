/** Rows accepted in a conversion: kept in columns, they come out as they were put in. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AcceptedRow, acceptedRows } from '../../../src/feeds/rows/accepted-rows.ts'

test('any rows come out as they were added or replaced, by their ids', () => {
  const id = fc.constantFrom('a', 'b', 'c', '__proto__')
  const rowOf = (name: string | undefined) =>
    fc.record(
      { row: fc.nat(), line: fc.nat(), id: fc.constant(name ?? '') },
      { requiredKeys: name === undefined ? ['row'] : ['row', 'id'] },
    )
  const named = id.chain((own) =>
    fc.record({
      own: fc.constant(own),
      row: fc.record({
        line: fc.string(),
        written: fc.string(),
        rows: fc.array(rowOf(own), { minLength: 1, maxLength: 3 }),
      }),
    }),
  )
  fc.assert(
    fc.property(fc.array(named), (added) => {
      const accepted = acceptedRows()
      const model = new Map<string, AcceptedRow>()
      for (const { own, row } of added) {
        const at = accepted.indexOf(own)
        expect(at >= 0).toBe(model.has(own))
        if (at < 0) accepted.add(own, row)
        else accepted.replace(at, row)
        model.set(own, row)
      }
      for (const [own, row] of model) expect(accepted.at(accepted.indexOf(own), own)).toEqual(row)
      expect(accepted.written).toEqual([...model.values()].map(({ written }) => written))
    }),
  )
})
