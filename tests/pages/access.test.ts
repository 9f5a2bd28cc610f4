/** Access on the built app: axe finds nothing, in both themes, at three widths, on each screen. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'vitest'
import { openInside } from './inside.ts'
import { mapStands, openTable } from './on-the-page.ts'

const WIDTHS = [
  { width: 1440, height: 900 },
  { width: 820, height: 1180 },
  { width: 360, height: 780 },
] as const
const THEMES = ['light', 'dark'] as const

type Opened = Awaited<ReturnType<typeof openInside>>['page']

/** What axe finds, a line each: the rule, and the first element that breaks it. */
async function faultsOn(page: Opened): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}

for (const viewport of WIDTHS)
  for (const theme of THEMES)
    test(`team, details, table and board at ${viewport.width}, ${theme}`, async () => {
      const { page } = await openInside({ viewport, theme, hash: 'v=1&from=2023-05-01&to=2023-08-31' })
      await mapStands(page)
      expect(await faultsOn(page), 'team').toEqual([])
      if (viewport.width >= 1000) {
        await openTable(page, 'Sites')
        await page.getByRole('button', { name: 'Worsley Hall' }).last().click()
        await page.getByRole('region', { name: 'Details' }).getByText('Phases').waitFor()
        expect(await faultsOn(page), 'site and table').toEqual([])
      } else {
        await page.getByRole('button', { name: 'Layers' }).click()
        expect(await faultsOn(page), 'layers').toEqual([])
        await page.getByRole('button', { name: 'Time' }).click()
        await page.getByRole('region', { name: 'Time' }).waitFor()
        expect(await faultsOn(page), 'time').toEqual([])
      }
      await page.getByRole('tab', { name: 'Board' }).click()
      await page.getByRole('heading', { name: /^As of/ }).waitFor()
      expect(await faultsOn(page), 'board').toEqual([])
    })
