/** `holdfast plan`: a shift's plan as JSON, GPX, calendar or CSV, the same that the page would give out. */
import { extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Dataset } from '../../domain/dataset.ts'
import { dayBefore, dayNumber, monthsUpTo, parseDay, type Day, type Instant } from '../../domain/day.ts'
import { loadDataset } from '../../feeds/load.ts'
import { handlingOf } from '../../measures/board-file.ts'
import {
  LONGEST_HOURS,
  PACES,
  SHIFT_MODES,
  USUAL_VISIT_MINUTES,
  usualBreaks,
  usualPerCrew,
  type ShiftRequest,
} from '../../measures/planning/shift-request.ts'
import { choiceOf, planAShift } from '../../measures/planning/plan-a-shift.ts'
import { planCsv, planFile, type PlanMarks } from '../../measures/planning/plan-file.ts'
import { planSentence } from '../../measures/planning/plan-words.ts'
import { shiftPlan, type ShiftPlan } from '../../measures/planning/shift-plan.ts'
import { planGpx, planIcs } from '../../measures/planning/synced-files.ts'
import { command, said } from '../command.ts'
import { filesAsFeeds } from './file-feeds.ts'
import type { CommandContext } from './command-context.ts'

const SHAPE = {
  name: 'plan',
  says: 'Plans a shift: who goes where and when, by what is usually reported there in those hours. Writes JSON, GPX, a calendar or CSV by the ending of FILE.',
  words: null,
  options: {
    manifest: { kind: 'needed', value: 'M', says: 'the manifest of the feeds' },
    date: { kind: 'needed', value: 'D', says: 'the day on which the shift starts, as 2024-08-30' },
    start: { kind: 'needed', value: 'HH:MM', says: 'when it starts, by the London clock' },
    hours: { kind: 'needed', value: 'H', says: `how long it is, up to ${LONGEST_HOURS} hours` },
    officers: { kind: 'needed', value: 'N', says: 'how many people are on' },
    crew: {
      kind: 'text',
      value: '1|2',
      says: 'singly or in pairs; the usual is pairs where the shift touches 20:00 to 06:00',
    },
    mode: { kind: 'text', value: 'foot|car', says: 'how they go; the usual is on foot' },
    seed: { kind: 'text', value: 'S', says: 'what the plan is drawn by; the usual is 1' },
    out: { kind: 'needed', value: 'FILE', says: 'the file to write: .json, .gpx, .ics or .csv' },
  },
} as const

const WRITERS: Readonly<Record<string, (plan: ShiftPlan, marks: PlanMarks, now: Instant) => string>> = {
  '.json': (plan, marks) => `${JSON.stringify(planFile(plan, marks), null, 2)}\n`,
  '.gpx': planGpx,
  '.ics': planIcs,
  '.csv': planCsv,
}

type Asked = Omit<ShiftRequest, 'window'>

export const plan = command(SHAPE, async (read, workbench) => {
  const { err, cwd } = workbench
  const { values } = read
  const asked = askedIn(values)
  if (typeof asked === 'string') return said(err, asked, 2)
  const write = WRITERS[extname(values.out).toLowerCase()]
  if (!write) return said(err, `--out ${values.out} ends in none of .json, .gpx, .ics and .csv.`, 2)
  const manifestUrl = pathToFileURL(resolve(cwd, values.manifest))
  const dataset = await loadDataset(manifestUrl, filesAsFeeds(workbench))
  if ('kind' in dataset) return said(err, `${dataset.what} ${dataset.toDo}`, 1)
  for (const { feed, what, toDo } of dataset.failures) err(`${feed} did not open. ${what} ${toDo}\n`)
  return writePlan(dataset, asked, { workbench, write, file: values.out })
})

interface Words {
  readonly date: string
  readonly start: string
  readonly hours: string
  readonly officers: string
  readonly crew: string | null
  readonly mode: string | null
  readonly seed: string | null
}
/** A text says what is wrong with the words. */
function askedIn(words: Words): Asked | string {
  const day = parseDay(words.date)
  if (day === null) return `--date ${words.date} is no day such as 2024-08-30.`
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})$/.exec(words.start) ?? []
  const startMinute = Number(hour) * 60 + Number(minute)
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59)
    return `--start ${words.start} is no time such as 17:00.`
  const hours = numberIn(words.hours)
  if (!(hours > 0 && hours <= LONGEST_HOURS))
    return `--hours ${words.hours}: a number above 0, up to ${LONGEST_HOURS}.`
  const [people, seed] = [numberIn(words.officers), numberIn(words.seed ?? '1')]
  if (!isCount(people) || people > 60) return `--officers ${words.officers}: a whole number, 60 at most.`
  if (!isCount(seed)) return `--seed ${words.seed}: a whole number.`
  if (words.crew !== null && words.crew !== '1' && words.crew !== '2') return `--crew ${words.crew}: 1 or 2.`
  const mode = SHIFT_MODES.find((one) => one === (words.mode ?? 'foot'))
  if (!mode) return `--mode ${words.mode}: foot or car.`
  const minutes = Math.round(hours * 60)
  const given = words.crew === null ? null : words.crew === '1' ? 1 : 2
  return {
    day,
    startMinute,
    minutes,
    people,
    perCrew: given ?? usualPerCrew(startMinute, minutes),
    mode,
    kilometresAnHour: PACES[mode].kilometresAnHour,
    visitMinutes: USUAL_VISIT_MINUTES,
    breaks: usualBreaks(minutes),
    startAt: null,
    endAt: null,
    seed,
    measure: 'count',
    categories: null,
    areas: [],
    chosen: null,
    added: [],
  }
}
const numberIn = (text: string) => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN)
const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0

/** The twelve months up to the day before the shift, or up to the as-of day where that is earlier. */
const usualDays = (day: Day, asOf: Day) => monthsUpTo(dayNumber(Math.min(dayBefore(day), asOf)), 12)

interface Writing {
  readonly workbench: CommandContext
  readonly write: (plan: ShiftPlan, marks: PlanMarks, now: Instant) => string
  readonly file: string
}
async function writePlan(
  dataset: Dataset,
  asked: Asked,
  { workbench, write, file }: Writing,
): Promise<number> {
  const { out, err, cwd, now, borough, writeFile } = workbench
  const { asOf, demonstration } = dataset.manifest
  const made = planAShift(dataset, borough(), { ...asked, window: usualDays(asked.day, asOf) })
  if (made.kind === 'fault') return said(err, `${made.text} Nothing was written.`, 1)
  const planned = shiftPlan({ ...made, choice: choiceOf(dataset, borough(), made.request) })
  if (!planned) throw new Error('a plan just made does not fit into its shift')
  try {
    const marks = { handling: handlingOf(dataset), demonstration }
    await writeFile(resolve(cwd, file), write(planned, marks, now()))
  } catch {
    return said(err, `${file} could not be written. Check that its folder may be written to.`, 1)
  }
  out(`${planSentence(planned)} ${file}\n`)
  return 0
}
