/**
 * A month of real street-level crime data through `convert` and onto the page: equal counts in and out, by category.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { expect, onTestFinished, test } from 'vitest'
import { openInside } from './inside.ts'
import { waitForMap, openTable, statusOf, tableRows } from './screen-readings.ts'

const street = process.env['HOLDFAST_STREET_CSV']

/** Number of rows by the crime type in the file. */
function countsInFile(path: string): ReadonlyMap<string, number> {
  const { data } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
    delimiter: ',',
    header: true,
    skipEmptyLines: true,
  })
  const counts = new Map<string, number>()
  for (const row of data) {
    const type = row['Crime type'] ?? ''
    counts.set(type, (counts.get(type) ?? 0) + 1)
  }
  return counts
}

test('3,048 rows become 3,048 incidents for June 2018', async ({ skip }) => {
  if (!street) return skip('HOLDFAST_STREET_CSV names no file, so the real month is not read on the page')
  const feeds = mkdtempSync(join(tmpdir(), 'holdfast-street-'))
  onTestFinished(() => rmSync(feeds, { recursive: true }))
  mkdirSync(feeds, { recursive: true })
  const words = ['convert', street, '--kind', 'incidents', '--out', join(feeds, 'incidents.geojson')]
  const converted = spawnSync(process.execPath, ['src/cli/holdfast.mjs', ...words], {
    encoding: 'utf8',
  })
  expect(converted.status).toBe(0)
  const manifest = {
    version: 1,
    title: 'June 2018',
    asOf: '2018-06-30',
    demonstration: false,
    timeZone: 'Europe/London',
    feeds: [
      {
        id: 'incidents',
        kind: 'incidents',
        url: 'incidents.geojson',
        refreshMinutes: 60,
        source: 'data.police.uk',
        licence: 'OGL v3',
        handling: 'public',
      },
    ],
  }
  writeFileSync(join(feeds, 'manifest.json'), JSON.stringify(manifest))

  const { page } = await openInside({ feeds, isMapless: true })
  await waitForMap(page)
  const status = await statusOf(page)
  expect(status.text).toBe('1 June 2018 to 30 June 2018: 3,048 incidents in view, 3,048 in all.')
  await page.getByRole('region', { name: 'Time' }).getByText('Known by month').waitFor()
  await openTable(page, 'Categories')
  const shown = new Map(
    (await tableRows(page)).map(({ name, cells }) => [
      name.toLowerCase(),
      Number(cells[0]?.replaceAll(',', '')),
    ]),
  )
  const inFile = countsInFile(street)
  expect([...inFile.values()].reduce((a, b) => a + b)).toBe(3048)
  for (const [type, count] of inFile) expect([type, shown.get(type.toLowerCase())]).toEqual([type, count])
})
