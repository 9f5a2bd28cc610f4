/** Puts a look on the page: the same words, marks and colours as the page is first written with. */
import { CHANGE_WORDS, type Change, type Counted } from '../../summary/figures.ts'
import { figureMarks } from '../../summary/figure-marks.ts'
import { quarterWords, yearBefore } from '../../summary/quarter.ts'
import {
  patternOf,
  shortWords,
  type PageSelection,
  type Row,
  type Shown,
  areaRows,
  crimesRow,
  groupRows,
  wholeRow,
} from '../reading/rows.ts'
import { CHANGE_SIGNS } from '../reading/words.ts'
import { kindsSentence, leadSentence, mapSentence, rowSentence, tableSentence } from '../reading/sentences.ts'

/** @param place what all areas together are called */
export function show(release: Counted, look: PageSelection, place: string) {
  const rows = areaRows(release, look)
  write(document.getElementById('lead'), leadSentence(release, look, place))
  fillTable('kinds', kindsSentence(release, look, place), [
    ...groupRows(release, look),
    ...crimesRow(release, look),
  ])
  fillTable('areas', tableSentence(release, look), [...rows, wholeRow(release, look, place)])
  for (const head of document.querySelectorAll('[data-head=now]')) write(head, quarterWords(look.quarter))
  for (const head of document.querySelectorAll('[data-head=before]'))
    write(head, quarterWords(yearBefore(look.quarter)))
  write(document.getElementById('map-says'), mapSentence(release, look))
  for (const row of rows) drawArea(row)
}

function fillTable(id: string, caption: string, rows: readonly Row[]) {
  const table = document.getElementById(id)
  write(table?.querySelector('caption') ?? null, caption)
  for (const row of rows) {
    const line = table?.querySelector(`[data-row="${CSS.escape(row.id)}"]`)
    const [now, before, change] = line?.querySelectorAll('td') ?? []
    if (!now || !before || !change) continue
    writeFigure(now, row.now, row.change)
    writeFigure(before, row.before)
    change.dataset['is'] = row.change
    const [sign, word] = change.children
    write(sign ?? null, CHANGE_SIGNS[row.change])
    write(word ?? null, CHANGE_WORDS[row.change])
  }
}

function writeFigure(cell: HTMLElement, shown: Shown, change?: Change) {
  mark(cell, shown, change)
  write(cell, shown.words)
}

function mark(element: Element, { key, face }: Shown, change?: Change) {
  element.setAttribute('data-face', face)
  for (const [name, value] of Object.entries(figureMarks(key, change)))
    element.setAttribute(name, String(value))
}

function drawArea(row: Row) {
  const area = document.querySelector(`#map [data-area="${CSS.escape(row.id)}"]`)
  if (!area) return
  mark(area, row.now, row.change)
  write(area.querySelector('title'), rowSentence(row))
  write(area.querySelector('.sign'), CHANGE_SIGNS[row.change])
  write(area.querySelector('.band'), shortWords(row))
  const pattern = patternOf(row)
  const path = area.querySelector('path')
  if (pattern === null) path?.removeAttribute('fill')
  else path?.setAttribute('fill', `url(#${pattern})`)
}

/** Which row and which part of the map is chosen; the page is written with none, since nobody has chosen yet. */
export function markChosen({ area, group }: PageSelection) {
  for (const one of document.querySelectorAll('[data-chosen]')) one.removeAttribute('data-chosen')
  const chosen = [
    ...(area === null
      ? []
      : [`#areas [data-row="${CSS.escape(area)}"]`, `#map [data-area="${CSS.escape(area)}"]`]),
    `#kinds [data-row="${CSS.escape(group)}"]`,
  ]
  for (const selector of chosen) document.querySelector(selector)?.setAttribute('data-chosen', '')
}

function write(element: Element | null, text: string) {
  if (element && element.textContent !== text) element.textContent = text
}
