/** The built app on the demonstration: time to first counts, and time of one step of a dragged clock. */
import { measuresIn, median, report, withInsidePage } from './harness.ts'

const LOADS = 3
const DRAGGED_STEPS = 90

/** Milliseconds from navigation to the first counts on the map. */
const firstCounts = () =>
  withInsidePage(async ({ page }) => {
    await page.getByText(/incidents in view, [\d,]+ in all/).waitFor({ timeout: 30_000 })
    return page.evaluate(() => {
      const [first] = performance.getEntriesByName('holdfast:scrub', 'measure')
      return first ? first.startTime + first.duration : NaN
    })
  })

/** Durations of the steps while the end of the window is dragged over two years, one move a frame. */
const draggedSteps = (hash: string) =>
  withInsidePage(
    async ({ page }) => {
      await page.waitForFunction(() => performance.getEntriesByName('holdfast:map-ready').length > 0)
      await page.waitForTimeout(2000)
      const handle = await page.getByRole('slider', { name: 'Window end' }).boundingBox()
      if (!handle) throw new Error('the end of the window has no handle')
      const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2]
      await page.mouse.move(x, y)
      await page.mouse.down()
      await page.evaluate(() => performance.clearMeasures())
      for (let step = 1; step <= DRAGGED_STEPS; step++) {
        await page.mouse.move(x - step * 3, y)
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)))
      }
      await page.mouse.up()
      return { scrub: await measuresIn(page, 'holdfast:scrub'), lag: await measuresIn(page, 'holdfast:lag') }
    },
    { hash },
  )

const loads: number[] = []
for (let load = 0; load < LOADS; load++) loads.push(await firstCounts())
report({ name: 'page.first-counts', value: Math.round(median(loads)), unit: 'ms', bar: '<= 4000' })

/** With a comparison: a second count, a verdict on every cluster, and its ring. */
const COMPARED = 'v=1&base=year&layers=clusters,orders,hotspots,sites,wards,change'

for (const [suffix, hash] of [
  ['', 'v=1'],
  ['-with-baseline', COMPARED],
] as const) {
  const { scrub, lag } = await draggedSteps(hash)
  if (scrub.length < DRAGGED_STEPS / 2) throw new Error(`only ${scrub.length} steps were measured`)
  report({ name: `page.scrub${suffix}`, value: median(scrub), unit: 'ms', bar: '<= 8' })
  report({ name: `page.lag${suffix}`, value: median(lag), unit: 'ms' })
}
