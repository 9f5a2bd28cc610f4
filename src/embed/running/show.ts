/** Updates the rendered page to another selection, with the same words, marks and colours as the server rendering. */
import { CHANGE_WORDS, type Change } from '../../summary/change.ts'
import type { Comparable } from '../../summary/figures.ts'
import { comparisonMarks, figureMarks } from '../../summary/figure-marks.ts'
import { quarterWords, yearBefore } from '../../summary/quarter.ts'
import {
  patternOf,
  shortWords,
  type PageSelection,
  type TableRow,
  type ShownFigure,
  areaRows,
  crimesRow,
  groupRows,
  wholeRow,
} from '../reading/rows.ts'
import { CHANGE_SIGNS } from '../reading/words.ts'
import { type LeadPart, leadParts } from '../reading/lead.ts'
import { kindsSentence, mapSentence, rowSentence, tableSentence } from '../reading/sentences.ts'

/** @param place name of all areas together */
export function showSelection(release: Comparable, selection: PageSelection, place: string) {
  const rows = areaRows(release, selection)
  writeLead(leadParts(release, selection, place))
  updateTable('kinds', kindsSentence(release, selection, place), [
    ...groupRows(release, selection),
    ...crimesRow(release, selection),
  ])
  updateTable('areas', tableSentence(release, selection), [...rows, wholeRow(release, selection, place)])
  for (const head of document.querySelectorAll('[data-head=now]'))
    setText(head, quarterWords(selection.quarter))
  for (const head of document.querySelectorAll('[data-head=before]'))
    setText(head, quarterWords(yearBefore(selection.quarter)))
  setText(document.getElementById('map-says'), mapSentence(release, selection))
  for (const row of rows) updateArea(row)
  for (const done of document.querySelectorAll<HTMLElement>('[data-done-in]'))
    done.hidden = done.dataset['doneIn'] !== selection.quarter
}

function updateTable(id: string, caption: string, rows: readonly TableRow[]) {
  const table = document.getElementById(id)
  setText(table?.querySelector('caption') ?? null, caption)
  for (const row of rows) {
    const tableRow = table?.querySelector(`[data-row="${CSS.escape(row.id)}"]`)
    const [now, before, change] = tableRow?.querySelectorAll('td') ?? []
    if (!now || !before || !change) continue
    writeFigure(now, row.now, row.change)
    writeFigure(before, row.before)
    change.dataset['is'] = row.change
    const [sign, word, percentages, why] = change.children
    setText(sign ?? null, CHANGE_SIGNS[row.change])
    setText(word ?? null, CHANGE_WORDS[row.change])
    setText(percentages ?? null, row.percentages ?? '')
    setText(why ?? null, row.why ?? '')
    for (const [name, value] of Object.entries(comparisonMarks(row.now.key)))
      percentages?.setAttribute(name, String(value))
  }
}

function writeFigure(cell: HTMLElement, shown: ShownFigure, change?: Change) {
  setMarks(cell, shown, change)
  // The words after it, for screen readers, stay.
  const text = cell.firstChild
  if (text && text.nodeValue !== shown.text) text.nodeValue = shown.text
}

function writeLead(parts: readonly LeadPart[]) {
  const nodes = parts.map(({ text, marks }) => {
    if (marks === null) return text
    const figure = document.createElement('span')
    for (const [name, value] of Object.entries(marks)) figure.setAttribute(name, value)
    figure.textContent = text
    return figure
  })
  document.getElementById('lead')?.replaceChildren(...nodes)
}

function setMarks(element: Element, { key, face }: ShownFigure, change?: Change) {
  element.setAttribute('data-face', face)
  for (const [name, value] of Object.entries(figureMarks(key, change)))
    element.setAttribute(name, String(value))
}

function updateArea(row: TableRow) {
  const area = document.querySelector(`#map [data-area="${CSS.escape(row.id)}"]`)
  if (!area) return
  setMarks(area, row.now, row.change)
  setText(area.querySelector('title'), rowSentence(row))
  setText(area.querySelector('.sign'), CHANGE_SIGNS[row.change])
  setText(area.querySelector('.band'), shortWords(row))
  const pattern = patternOf(row)
  const path = area.querySelector('path')
  if (pattern === null) path?.removeAttribute('fill')
  else path?.setAttribute('fill', `url(#${pattern})`)
}

/** Marks the selected row and map area; the server rendering marks none. */
export function markChosen({ area, group }: PageSelection) {
  for (const element of document.querySelectorAll('[data-chosen]')) element.removeAttribute('data-chosen')
  const chosen = [
    ...(area === null
      ? []
      : [`#areas [data-row="${CSS.escape(area)}"]`, `#map [data-area="${CSS.escape(area)}"]`]),
    `#kinds [data-row="${CSS.escape(group)}"]`,
  ]
  for (const selector of chosen) document.querySelector(selector)?.setAttribute('data-chosen', '')
  showTeams(area)
}

/** The teams of an area alone; all of them where it has none, or for all areas together. */
function showTeams(area: string | null) {
  const teams = [...document.querySelectorAll<HTMLElement>('#teams [data-areas]')]
  const isOfArea = (team: HTMLElement) => team.dataset['areas']?.split(' ').includes(area ?? '') === true
  const hasOwn = teams.some(isOfArea)
  for (const team of teams) team.hidden = hasOwn && !isOfArea(team)
}

function setText(element: Element | null, text: string) {
  if (element && element.textContent !== text) element.textContent = text
}
