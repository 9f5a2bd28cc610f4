/**
 * Random damage to a table: no row is lost or made without a word, a row that was not touched comes out the same or not
 * at all, and no text of a home is written.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rowsSetAside } from '../../../src/domain/feed.ts'
import { convert } from '../../../src/feeds/formats/convert.ts'
import { choicesFor, recognise } from '../../../src/feeds/formats/recognise.ts'
import { suggestedMapping } from '../../../src/feeds/tables/mapping/suggest.ts'
import { GROUND, fileOf } from '../formats/converting.ts'

const STREETS = ['Elm Street', 'Oak Road', '"Mill Lane, Northtown"', '"The ""Old"" Mill"', '"Elm\nStreet"']
const TYPES = ['Burglary', 'Robbery', 'Drugs', 'Criminal damage']
const HEAD = 'Ref,Type,Date,Time,Where,Lon,Lat'

interface Row {
  readonly id: string
  readonly text: string
}
const rows = fc
  .array(
    fc.record({ street: fc.constantFrom(...STREETS), type: fc.constantFrom(...TYPES), minute: fc.nat(59) }),
    {
      minLength: 3,
      maxLength: 8,
    },
  )
  .map((cells) =>
    cells.map(({ street, type, minute }, at): Row => {
      const time = `21:${String(minute).padStart(2, '0')}`
      return {
        id: `r${at}`,
        text: `r${at},${type},2024-05-${at + 14},${time},${street},-2.6${at}1,53.5${at}1`,
      }
    }),
  )
/** Where the damage is done, in a share of the text, and what is done. */
const damage = fc.record({
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  sort: fc.constantFrom('cut', 'quote', 'separator', 'line-end', 'doubled', 'removed'),
})

const bodyOf = (whole: readonly Row[]) => whole.map(({ text }) => `${text}\n`).join('')

function damaged(whole: readonly Row[], { at, sort }: { readonly at: number; readonly sort: string }) {
  const body = bodyOf(whole)
  const place = Math.floor(at * body.length)
  const rest = body.slice(place)
  const added: Readonly<Record<string, string>> = {
    cut: body.slice(0, place),
    quote: `${body.slice(0, place)}"${rest}`,
    separator: `${body.slice(0, place)},${rest}`,
    'line-end': `${body.slice(0, place)}\n${rest}`,
    removed: body.slice(0, place) + rest.slice(1),
  }
  const line = whole[Math.floor(at * whole.length)]?.text ?? ''
  return `${HEAD}\n${added[sort] ?? `${body}${line}\n`}`
}

async function outcomeOf(text: string) {
  const recognised = await recognise([fileOf(text)], GROUND, 'incidents')
  if (recognised.kind === 'failed') return null
  const converted = await convert(recognised, choicesFor(recognised, GROUND), GROUND)
  return converted.kind === 'failed' ? null : { ...converted, recognised }
}
const linesById = (lines: readonly string[]) =>
  new Map(
    lines.map((line): [string, string] => [
      (JSON.parse(line) as { properties: { id: string } }).properties.id,
      line,
    ]),
  )

/** Records of a text by a count of its own: lines outside of quotation marks, without the header. */
function recordsIn(text: string): number {
  let isQuoted = false
  let records = 0
  let hasText = false
  for (const sign of text) {
    if (sign === '"') isQuoted = !isQuoted
    else if (sign === '\n' && !isQuoted) {
      records += hasText ? 1 : 0
      hasText = false
    } else if (sign !== ',' && sign.trim() !== '') hasText = true
  }
  return records + (hasText ? 1 : 0) - 1
}

describe('a damaged table', () => {
  test('is refused, or loses and makes no row without a word, and keeps what was not touched', () =>
    fc.assert(
      fc.asyncProperty(rows, damage, async (whole, how) => {
        const before = await outcomeOf(`${HEAD}\n${bodyOf(whole)}`)
        expect(before?.report.shown).toBe(whole.length)
        const text = damaged(whole, how)
        const after = await outcomeOf(text)
        if (after === null) return
        const { report, lines } = after
        expect(report.rowsIn).toBe(report.shown + rowsSetAside(report))
        if (how.sort !== 'quote') expect(report.rowsIn).toBe(recordsIn(text))
        const [was, is] = [linesById(before?.lines ?? []), linesById(lines)]
        const untouched = whole.filter((row) => text.includes(`\n${row.text}\n`))
        const changed = untouched.filter(({ id }) => is.has(id) && is.get(id) !== was.get(id))
        expect(changed).toEqual([])
        const lost = untouched.filter(({ id }) => !is.has(id))
        expect(lost.length).toBeLessThanOrEqual(rowsSetAside(report))
      }),
      { numRuns: 400 },
    ))

  test('never joins the rows after a quotation mark to one', () =>
    fc.assert(
      fc.asyncProperty(rows, fc.nat(7), fc.nat(6), async (whole, at, column) => {
        const row = whole[at % whole.length]
        if (!row || row.text.includes('"')) return
        const cells = row.text.split(',')
        cells[column] = `"${cells[column] ?? ''}`
        const broken = whole.map((each) => (each === row ? { ...each, text: cells.join(',') } : each))
        const after = await outcomeOf(`${HEAD}\n${bodyOf(broken)}`)
        if (after === null) return
        const kept = broken.filter(({ id }) => id !== row.id)
        const ids = linesById(after.lines)
        const lost = kept.filter(({ id }) => !ids.has(id))
        expect(lost.length).toBeLessThanOrEqual(rowsSetAside(after.report))
      }),
      { numRuns: 200 },
    ))
})

test('no text of a column about a person or a house reaches the feed, the report or a suggestion', () => {
  const name = fc.constantFrom(
    'Home Postcode',
    'Victim Easting',
    'Victim Address',
    'offender_lat',
    'House Number',
    'Complainant Location',
    'Home Grid Ref',
    'VictimTime',
    'Suspect ID',
  )
  const cell = fc.constantFrom(
    'QZ7 7QZ',
    '377777',
    '53.77777',
    '7777',
    '(53.77777, -2.77777)',
    'SD 77777 77777',
  )
  return fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
      cell,
      fc.boolean(),
      async (names, secret, isPlaced) => {
        const place = isPlaced ? '-2.6,53.5' : ','
        const text = `ref,type,date,lon,lat,${names.join(',')}\nr,Burglary,2024-05-14,${place},${names.map(() => `"${secret}"`).join(',')}\n`
        const outcome = await outcomeOf(text)
        if (outcome === null) return
        const suggested = suggestedMapping(outcome.recognised, choicesFor(outcome.recognised, GROUND))
        const written = JSON.stringify([outcome.lines, outcome.report, outcome.listed, suggested])
        expect(written).not.toMatch(/7777|QZ/)
        expect(outcome.lines).toHaveLength(isPlaced ? 1 : 0)
      },
    ),
    { numRuns: 150 },
  )
})
