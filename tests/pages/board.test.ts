/** The board on the built app: the partnership's announced figures, and the same ones from the command line. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { openInside } from './inside.ts'
import { PATIENT, statusOf } from './screen-readings.ts'

interface Figure {
  readonly id: string
  readonly value: number
  readonly area?: string
  readonly site?: string
  readonly partner?: string
  readonly category?: string
}
interface BoardFile {
  readonly from: string
  readonly to: string
  readonly demonstration?: string
  readonly figures: readonly Figure[]
}

const DAYS = { from: '2023-05-01', to: '2023-09-01' }
const ANNOUNCED = [
  ['actions.arrest', 31],
  ['actions.safeguarding-referral', 7],
  ['closure-orders.made', 38],
] as const

/** Output of `holdfast board` on the demonstration. */
function boardFromTool(): BoardFile {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-board-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const out = join(folder, 'board.json')
  const manifest = join(inject('prepared').feeds, 'manifest.json')
  const words = ['board', '--manifest', manifest, '--from', DAYS.from, '--to', DAYS.to, '--out', out]
  const { status, stderr } = spawnSync(process.execPath, ['src/cli/holdfast.mjs', ...words], {
    encoding: 'utf8',
  })
  expect({ status, stderr }).toMatchObject({ status: 0 })
  return JSON.parse(readFileSync(out, 'utf8')) as BoardFile
}

const totalOf = ({ figures }: BoardFile, id: string) =>
  figures.find((f) => f.id === id && !f.area && !f.site && !f.partner && !f.category)?.value

test('31 arrests, 7 safeguarding referrals and 38 closure orders are the same on the page, from the command line and on the map', async () => {
  const byTool = boardFromTool()
  for (const [id, value] of ANNOUNCED) expect([id, totalOf(byTool, id)]).toEqual([id, value])
  expect(byTool.demonstration).toBe('Invented incidents')

  const { page } = await openInside({
    isMapless: true,
    hash: `v=1&from=${DAYS.from}&to=${DAYS.to}&tab=board`,
  })
  const board = page.getByRole('tabpanel', { name: 'Board' })
  await board.getByRole('heading', { name: 'As at 1 September 2023' }).waitFor()
  await board.getByRole('heading', { name: 'For decision on 1 September 2023' }).waitFor()

  const download = page.waitForEvent('download')
  await board.getByRole('button', { name: 'Files and tools' }).click()
  await board.getByRole('button', { name: 'Figures as JSON' }).click()
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-download-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  await (await download).saveAs(join(folder, 'board.json'))
  const byPage = JSON.parse(readFileSync(join(folder, 'board.json'), 'utf8')) as BoardFile
  expect(byPage).toEqual(byTool)
  for (const [name, value] of [
    ['closure orders made', '38'],
    ['arrests', '31'],
    ['safeguarding referrals', '7'],
  ] as const) {
    const figure = board
      .locator('dl > div')
      .filter({ has: page.getByText(name, { exact: false }) })
      .first()
    const first = async () => (await figure.locator('dd').first().innerText()).split('\n')[0]?.trim()
    await expect.poll(first, { ...PATIENT, message: name }).toBe(value)
  }

  // Every total of crimes and ASB on the board equals the map's total.
  const { inAll } = await statusOf(page)
  expect((totalOf(byTool, 'crimes') ?? NaN) + (totalOf(byTool, 'asb') ?? NaN)).toBe(inAll)
})
