/**
 * Files opened in the built app that need a person: the sheet and the names of columns of a workbook, questions on columns,
 * and mappings kept and read again; by keyboard, with axe in both themes.
 */
import { text as textOf } from 'node:stream/consumers'
import { type BookType, utils, write } from '@e965/xlsx'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { faultsInBothThemes } from './axe.ts'
import { sharedInside } from './inside.ts'
import { more } from './menus.ts'
import { statusOf, PATIENT } from './screen-readings.ts'

const inside = sharedInside({ isFew: true, isMapless: true })

const asUpload = (name: string, content: string | Buffer) => ({
  name,
  mimeType: 'application/octet-stream',
  buffer: Buffer.from(content),
})
async function choose(page: Page, name: string, content: string | Buffer) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), more(page, 'Open a feed file')])
  await chooser.setFiles(asUpload(name, content))
  await page.getByRole('dialog').getByText('rows').first().waitFor()
}
async function readMapping(page: Page, name: string, content: string | Buffer) {
  const button = page.getByRole('button', { name: 'Read a mapping' })
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()])
  await chooser.setFiles(asUpload(name, content))
}
const sum = (page: Page, words: string) =>
  page.getByRole('region', { name: 'What would become of the rows' }).getByText(words).waitFor()
const openHere = (page: Page) => page.getByRole('button', { name: 'Open here' })
const isShut = async (page: Page, isExpected: boolean) => {
  await expect.poll(() => openHere(page).isDisabled(), PATIENT).toBe(isExpected)
}
async function opens(page: Page) {
  await isShut(page, false)
  await openHere(page).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
async function cancel(page: Page) {
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}

const TOWN = [-2.632, 53.5458] as const
function workbook(type: BookType): Buffer {
  const book = utils.book_new()
  const crimes = [
    ['Community safety', 'April to June'],
    [],
    ['Ref', 'Date', 'Category', 'Longitude', 'Latitude'],
    [`${type}-1`, '2024-05-04', 'Burglary', ...TOWN],
    [`${type}-2`, '2024-05-05', 'Drugs', ...TOWN],
  ]
  utils.book_append_sheet(book, utils.aoa_to_sheet(crimes), 'Crimes')
  const visits = [
    ['Visit', 'When', 'Who came'],
    ['v', '2024-05-04', 'x'],
  ]
  utils.book_append_sheet(book, utils.aoa_to_sheet(visits), '<img src=x onerror=alert(1)>'.slice(0, 31))
  return Buffer.from(write(book, { bookType: type, type: 'array' }) as ArrayBuffer)
}

test.each(['xlsx', 'biff8', 'ods'] as const)(
  'of a workbook as %s a person chooses the sheet and the row of names',
  async (type) => {
    const page = await inside.at('v=1')
    const before = (await statusOf(page)).inAll
    await choose(page, `safety.${type === 'biff8' ? 'xls' : type}`, workbook(type))
    const sheets = page.getByRole('group', { name: 'Which sheet is to be read?' })
    await expect.poll(() => sheets.getByRole('radio').count(), PATIENT).toBe(2)
    await isShut(page, true)
    await sheets.getByRole('radio', { name: 'Crimes' }).focus()
    await page.keyboard.press('Space')
    await sum(page, '2 rows in = 2 shown + 0 set aside.')
    await isShut(page, false)

    const head = page.getByLabel('Names of columns')
    expect(await head.inputValue()).toBe('3')
    await head.selectOption('1')
    await sum(page, '3 rows in = 0 shown + 3 set aside.')
    await isShut(page, true)
    await page.getByLabel('Names of columns').selectOption('3')
    await sum(page, '2 rows in = 2 shown + 0 set aside.')
    await opens(page)
    await expect.poll(async () => (await statusOf(page)).inAll, PATIENT).toBe(before + 2)
  },
)

const PAIRS =
  'Ref,Date,Date entered,Category,A easting,A northing,B easting,B northing\n' +
  'p1,14/05/2024,15/05/2024,Burglary,358200,405600,358300,405700\n' +
  'p2,14/05/2024,16/05/2024,Burglary,358210,405610,358310,405710\n'

for (const viewport of [
  { width: 360, height: 780 },
  { width: 1440, height: 900 },
])
  test(`which columns are the place and the day is asked, not guessed, at ${viewport.width}`, async () => {
    const page = await inside.at('v=1', viewport)
    await choose(page, 'pairs.csv', PAIRS)
    const place = page.getByRole('group', {
      name: 'A easting and B easting could each be the place of the event.',
    })
    const day = page.getByRole('group', { name: 'Which column is the day of the event?' })
    await page.getByText('Answer the question above first: nothing is guessed.').waitFor()
    expect(await faultsInBothThemes(page)).toEqual([])
    await place.getByRole('radio', { name: 'B easting and B northing' }).focus()
    await page.keyboard.press('Space')
    await isShut(page, true)
    await day.getByRole('radio', { name: /^Date \(such as 14/ }).check()
    await sum(page, '2 rows in = 2 shown + 0 set aside.')
    await isShut(page, false)
    const takenAs = (column: string) => page.getByLabel(`${column} is taken as`).inputValue()
    expect([await takenAs('A easting'), await takenAs('B easting'), await takenAs('Date')]).toEqual([
      '',
      'easting',
      'occurred',
    ])
    await cancel(page)
  })

const SCRIPT = '<img src=x onerror=alert(1)>'
const DONE = 'Nr,On,What,Who\n1,2024-05-04,Park walk,Street Angels\n2,2024-05-05,Arrest,Police\n'

test('a mapping is kept as a file and read again, and a bad one is refused without loss', async () => {
  const page = await inside.at('v=1')
  await choose(page, 'done.csv', DONE)
  await page.getByLabel('Kind of feed').selectOption('actions')
  await page.getByLabel('What is taken as').selectOption('type')
  await page.getByLabel('Partner (needed)').fill(SCRIPT)
  await page.keyboard.press('Enter')
  await sum(page, '2 rows in = 2 shown + 0 set aside.')
  await page.getByLabel('Park walk is counted as').selectOption('engagement-event')
  await expect
    .poll(() => page.getByLabel('Park walk is counted as').inputValue(), PATIENT)
    .toBe('engagement-event')
  expect(await faultsInBothThemes(page)).toEqual([])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save this mapping' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('done-mapping.json')
  const text = await textOf(await download.createReadStream())
  expect(JSON.parse(text)).toMatchObject({
    mapping: 1,
    kind: 'actions',
    columns: { What: 'type', Who: null },
    constants: { partner: SCRIPT },
    categories: { 'Park walk': 'engagement-event' },
  })
  await cancel(page)

  await choose(page, 'done.csv', DONE)
  await readMapping(page, 'kept.json', text)
  await sum(page, '2 rows in = 2 shown + 0 set aside.')
  expect(await page.getByLabel('Partner (needed)').inputValue()).toBe(SCRIPT)
  expect(await page.getByLabel('Park walk is counted as').inputValue()).toBe('engagement-event')
  await readMapping(page, 'bad.json', JSON.stringify({ mapping: 1, columns: { [SCRIPT]: 'on' } }))
  await page.getByRole('alert').getByText(`The mapping names a column ${SCRIPT}`).waitFor()
  expect(await page.getByLabel('Partner (needed)').inputValue()).toBe(SCRIPT)
  await sum(page, '2 rows in = 2 shown + 0 set aside.')
  await opens(page)
  // A partner that no list names is counted under its own name, as text.
  await page.getByRole('tab', { name: 'Board' }).click()
  await page.getByRole('list', { name: 'By partner' }).getByText(SCRIPT).waitFor()
  await page.getByRole('tab', { name: 'Team' }).click()
})

test('stops and searches, and the patrol log of every day, are read as they come', async () => {
  const page = await inside.at('v=1')
  const stops =
    'Type,Date,Latitude,Longitude,Legislation,Object of search,Outcome\n' +
    `Person search,2024-05-04T20:15:00+00:00,${TOWN[1]},${TOWN[0]},Some Act,Drugs,Arrest\n` +
    'Vehicle search,2024-05-05T20:15:00+00:00,,,Some Act,Drugs,\n'
  await choose(page, '2024-05-greater-manchester-stop-and-search.csv', stops)
  await sum(page, '2 rows in = 2 shown + 0 set aside.')
  expect(await page.getByLabel('Kind of feed').inputValue()).toBe('actions')
  await page
    .getByLabel('Mapping', { exact: true })
    .getByText('Read as stops and searches')
    .waitFor({ state: 'attached' })
  await cancel(page)
  const log =
    'Hotspot,Date,Start Time,End Time\nmarket,04/05/2024,21:00,21:15\nmarket,04/05/2024,23:50,00:10\n'
  await choose(page, 'log.csv', log)
  await sum(page, '2 rows in = 2 shown + 0 set aside.')
  expect(await page.getByLabel('Kind of feed').inputValue()).toBe('patrol-visits')
  await cancel(page)
})
