import { launchBrowser } from './browser.ts'
import { openInsidePage } from './inside-page.ts'
import { mapStands } from './on-the-page.ts'
import { prepareInside } from './prepare.ts'
const prepared = await prepareInside()
const browser = await launchBrowser()
const only = process.env['ONLY']
for (const [name, viewport, theme] of [['desk-day', { width: 1440, height: 900 }, 'light'], ['phone-night', { width: 360, height: 780 }, 'dark'], ['phone-day', { width: 360, height: 780 }, 'light'], ['desk-night', { width: 1440, height: 900 }, 'dark']] as const) {
  if (only && !only.split(',').includes(name)) continue
  const inside = await openInsidePage(browser, prepared, { viewport, theme, hash: 'v=1&at=-2.62,53.535,12' })
  const { page } = inside
  page.setDefaultTimeout(60000)
  const shot = (what: string) => page.screenshot({ path: `dist/look-${name}-${what}.png` })
  try {
    await mapStands(page)
    if (name.startsWith('phone')) await page.getByRole('navigation', { name: 'What the phone shows' }).getByRole('button', { name: 'Layers' }).click()
    await page.getByRole('button', { name: 'Plan a shift' }).click()
    const panel = page.getByRole('region', { name: 'Plan a shift' })
    await panel.getByLabel('Officers').fill('8')
    await panel.getByLabel('Date').fill('2024-08-30')
    await shot('form')
    await panel.getByRole('button', { name: 'Plan this shift' }).click()
    await panel.getByText(/crews, /).first().waitFor({ timeout: 60000 })
    await page.waitForTimeout(2500)
    await shot('plan')
    await panel.evaluate((e) => e.scrollTo(0, 9999))
    await page.waitForTimeout(300)
    await shot('plan2')
    if (name === 'desk-day') {
      await page.evaluate(() => { window.print = () => {} })
      await panel.getByRole('button', { name: 'Print briefing' }).click()
      await page.waitForTimeout(500)
      await page.emulateMedia({ media: 'print' })
      await page.screenshot({ path: 'dist/look-briefing.png', fullPage: true })
      await page.emulateMedia({ media: 'screen' })
      await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    }
    await panel.getByRole('button', { name: /Take crew/ }).click()
    await page.getByRole('button', { name: 'Start visit' }).waitFor()
    await page.waitForTimeout(500)
    await shot('street')
    await page.getByRole('button', { name: 'Start visit' }).click()
    await page.waitForTimeout(1500)
    await shot('visit')
    await page.getByRole('button', { name: 'End visit' }).click()
    await page.getByRole('button', { name: 'The rest of the shift' }).click()
    await shot('rest')
    await page.keyboard.press('Escape'); await page.keyboard.press('Escape')
    await page.waitForTimeout(300)
    await shot('cover')
  } catch (e) { console.log(name, String(e)); await shot('fail') }
  console.log(name, inside.takeFaults())
  await inside.close()
}
await browser.close()
