/**
 * Closure orders on the built app: from the warnings to an order's timeline by keyboard alone, and the calendar file.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { faultsInBothThemes, faultsOn } from './axe.ts'
import { sharedInside } from './inside.ts'
import { openMenu } from './menus.ts'
import { statusOf } from './screen-readings.ts'

const inside = sharedInside({ isFew: true, isMapless: true })

test('by keyboard alone: open the warnings, choose an order, read its timeline, and return to it by its address', async () => {
  const page = await inside.at('v=1')
  const opener = page.getByRole('button', { name: /^\d+ deadlines$/ })
  await opener.focus()
  await page.keyboard.press('Enter')
  const sheet = page.getByRole('dialog', { name: 'Deadlines' })
  const rows = sheet.getByRole('listitem')
  await rows.first().waitFor()
  expect(await opener.innerText()).toBe(`${await rows.count()} deadlines`)
  expect(await rows.count()).toBeGreaterThan(5)
  expect(await faultsOn(page, '[role=dialog]')).toEqual([])

  const ends = sheet.getByRole('button', { name: /^[A-Z][\w ]+, co-\d+: closure order ends/ }).first()
  const number = /co-\d+/.exec(await ends.innerText())?.[0] ?? ''
  await ends.focus()
  await page.keyboard.press('Enter')
  const details = page.getByRole('region', { name: 'Details' })
  await details.getByRole('heading', { name: new RegExp(`, ${number}$`) }).waitFor()
  await details.getByRole('img', { name: /^Notice, .*In force, .*legal limits/ }).waitFor()
  const words = await details.innerText()
  expect(words).toMatch(/On 31 August 2024: (in force|extended)\. \d+ days? left\./)
  expect(words).toContain('Landlord’s notice for the absolute ground')
  expect(words).toContain('A reminder, not legal advice. The order’s own words win.')
  expect(words).toMatch(/Pack B, Crime and Policing Act 2026, is enacted .* waits for a date/)
  await details.getByText('Orders are sought when things are worst').waitFor()
  const counts = await details.getByRole('table').innerText()
  expect(counts).toContain('Crimes, within 150 m')
  expect(counts).not.toContain('%')

  await page.waitForFunction((id) => location.hash.includes(id), number)
  const address = page.url()
  await page.goto('about:blank')
  await page.goto(address)
  await statusOf(page)
  await details.getByRole('heading', { name: new RegExp(`, ${number}$`) }).waitFor()
})

test('the calendar file has one event per deadline, with number and ward, and is marked as a demonstration', async () => {
  const page = await inside.at('v=1')
  await page.getByRole('button', { name: /^\d+ deadlines$/ }).click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Deadlines as a calendar file' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('closure-deadlines-2024-08-31.ics')
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-calendar-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  await file.saveAs(join(folder, 'deadlines.ics'))
  const text = readFileSync(join(folder, 'deadlines.ics'), 'utf8').replaceAll('\r\n ', '')
  const events = text.match(/BEGIN:VEVENT/g)?.length ?? 0
  await page.getByText(`The file holds ${events} deadlines ahead`).waitFor()
  expect(text.match(/Invented incidents/g)).toHaveLength(events)
  expect(text.match(/OFFICIAL/g)).toHaveLength(events)
  expect(text).toMatch(/SUMMARY:[A-Z][\w ]+\\, co-\d+: closure order ends \([A-Z]/)
  await page.keyboard.press('Escape')
})

test('on a phone axe finds no fault in the warnings and an extended order', async () => {
  const page = await inside.at('v=1&sel=order:co-088', { width: 360, height: 780 })
  const details = page.getByRole('region', { name: 'Details' })
  await details.getByText('Orders are sought when things are worst').waitFor()
  expect(await faultsInBothThemes(page, '[aria-label=Details]')).toEqual([])
  await details.getByRole('button', { name: 'Show as table' }).click()
  await details.getByRole('rowheader', { name: 'Extended to' }).waitFor()
  await openMenu(page, 'More')
  await page.getByRole('button', { name: /^\d+ deadlines$/ }).click()
  expect(await faultsInBothThemes(page, '[role=dialog]')).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
})
