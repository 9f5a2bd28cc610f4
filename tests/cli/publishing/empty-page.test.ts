/** The page before the first release: of the place of the feeds, in the words of its manifest. */
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { emptyPage } from '../../../src/cli/publishing/empty-page.ts'
import { PLACE } from '../../domain/shipped-place.ts'

const folder = await mkdtemp(join(tmpdir(), 'holdfast-empty-page-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const pageOf = async (feeds: string | undefined) => {
  const [page] = await emptyPage(feeds)
  return String(page?.contents)
}

test('is of the place that ships where no feeds are named, or none that can be read', async () => {
  const shipped = await pageOf(undefined)
  expect(shipped).toContain(PLACE.labels.place)
  expect(await pageOf(join(folder, 'nowhere'))).toBe(shipped)
})

test('is of the place that the manifest names, in its words', async () => {
  await mkdir(join(folder, 'place'))
  const place = { ...PLACE, format: 'holdfast-place', version: 1, labels: { place: 'Westby' } }
  await writeFile(join(folder, 'place', 'place.json'), JSON.stringify(place))
  await writeFile(
    join(folder, 'manifest.json'),
    JSON.stringify({ place: 'place', labels: { 'public.partnership': 'Westby Together', other: 1 } }),
  )
  const page = await pageOf(folder)
  expect(page).toContain('Westby Together')
  expect(page).toContain('What we have done in Westby')
  expect(page).not.toContain(PLACE.labels.place)
})
