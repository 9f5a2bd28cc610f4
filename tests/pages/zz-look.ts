import { launchBrowser } from './browser.ts'
import { openInsidePage } from './inside-page.ts'
import { mapStands } from './on-the-page.ts'
import { prepareInside } from './prepare.ts'
const prepared = await prepareInside()
const browser = await launchBrowser()
for (const [name, viewport, theme] of [['desk-day', { width: 1440, height: 900 }, 'light'], ['phone-night', { width: 360, height: 780 }, 'dark']] as const) {
  const inside = await openInsidePage(browser, prepared, { viewport, theme, hash: 'v=1&at=-2.62,53.535,12' })
  const { page } = inside
  try {
    await mapStands(page)
    if (name.startsWith('phone')) await page.getByRole('button', { name: /Layers|Filters|Map/ }).first().click()
    await page.getByRole('button', { name: 'Plan a shift' }).click()
    const panel = page.getByRole('region', { name: 'Plan a shift' })
    await panel.getByLabel('Officers').fill('8')
    await panel.getByLabel('Date').fill('2024-08-30')
    await page.screenshot({ path: `dist/look-${name}-form.png` })
    await panel.getByRole('button', { name: 'Plan this shift' }).click()
    await panel.getByText(/crews, /).first().waitFor({ timeout: 60000 })
    await page.waitForTimeout(3000)
    await page.screenshot({ path: `dist/look-${name}-plan.png` })
    await panel.getByText('Download', { exact: false }).first().count()
    await panel.evaluate((e) => e.scrollTo(0, 9999))
    await page.waitForTimeout(500)
    await page.screenshot({ path: `dist/look-${name}-plan2.png` })
    if (name === 'desk-day') {
      await page.evaluate(() => { window.print = () => {} })
      await panel.getByRole('button', { name: 'Print briefing' }).click()
      await page.waitForTimeout(500)
      await page.pdf({ path: 'dist/briefing.pdf', format: 'A4' }).catch((e: unknown) => console.log(String(e)))
      await page.emulateMedia({ media: 'print' })
      await page.screenshot({ path: 'dist/look-briefing.png', fullPage: true })
    }
  } catch (e) { console.log(name, String(e)); await page.screenshot({ path: `dist/look-${name}-fail.png` }) }
  console.log(inside.takeFaults())
  await inside.close()
}
await browser.close()
