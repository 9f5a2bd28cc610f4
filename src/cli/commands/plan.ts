/** `holdfast plan`: a shift's plan as JSON, GPX, calendar or CSV, identical to the page's downloads. */
import { extname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Dataset } from '../../domain/dataset.ts'
import { dayBefore, dayNumber, monthsUpTo, parseDay, type Day, type Instant } from '../../domain/day.ts'
import { loadDataset } from '../../feeds/load.ts'
import { handlingOf } from '../../measures/board-file.ts'
import {
  LONGEST_HOURS,
  TRAVEL_SPEEDS,
  SHIFT_MODES,
  USUAL_VISIT_MINUTES,
  skippedStart,
  usualBreaks,
  usualPerCrew,
  type ShiftRequest,
} from '../../measures/planning/shift-request.ts'
import { knownWords } from '../../measures/feeds/known-words.ts'
import { choiceOf, planAShift } from '../../measures/planning/plan-a-shift.ts'
import { planCsv, planFile, type PlanMarks } from '../../measures/planning/plan-file.ts'
import { holidaySentence, planSentence } from '../../measures/planning/plan-words.ts'
import { shiftPlan, type ShiftPlan } from '../../measures/planning/shift-plan.ts'
import { planGpx, planIcs } from '../../measures/planning/synced-files.ts'
import { printLine, type CommandContext } from '../command.ts'
import { unwritten } from '../inputs-kept.ts'
import { commandInPlace } from '../place-folder.ts'
import { fileLoadContext } from '../file-feeds.ts'

const SHAPE = {
  name: 'plan',
  description:
    'Plans a shift: who goes where and when, by what is usually reported there in those hours. Writes JSON, GPX, a calendar or CSV by the ending of FILE.',
  positionals: null,
  options: {
    manifest: { kind: 'required', value: 'M', description: 'the manifest of the feeds' },
    date: { kind: 'required', value: 'D', description: 'the day on which the shift starts, as 2024-08-30' },
    start: { kind: 'required', value: 'HH:MM', description: 'when it starts, by the London clock' },
    hours: { kind: 'required', value: 'H', description: `how long it is, up to ${LONGEST_HOURS} hours` },
    officers: { kind: 'required', value: 'N', description: 'how many people are on' },
    crew: {
      kind: 'text',
      value: '1|2',
      description: 'singly or in pairs; the usual is pairs where the shift touches 20:00 to 06:00',
    },
    mode: { kind: 'text', value: 'foot|car', description: 'how they go; the usual is on foot' },
    seed: { kind: 'text', value: 'S', description: 'what the plan is drawn by; the usual is 1' },
    out: { kind: 'required', value: 'FILE', description: 'the file to write: .json, .gpx, .ics or .csv' },
  },
} as const

const WRITERS: Readonly<Record<string, (plan: ShiftPlan, marks: PlanMarks, now: Instant) => string>> = {
  '.json': (plan, marks) => `${JSON.stringify(planFile(plan, marks), null, 2)}\n`,
  '.gpx': planGpx,
  '.ics': planIcs,
  '.csv': planCsv,
}

type PlanRequest = Omit<ShiftRequest, 'window'>

export const plan = commandInPlace(
  SHAPE,
  ({ values }) => ({ manifests: [values.manifest] }),
  async (parsed, context) => {
    const { err, cwd } = context
    const { values } = parsed
    const request = requestFrom(values)
    if (typeof request === 'string') return printLine(err, request, 2)
    const write = WRITERS[extname(values.out).toLowerCase()]
    if (!write) return printLine(err, `--out ${values.out} ends in none of .json, .gpx, .ics and .csv.`, 2)
    const manifestUrl = pathToFileURL(resolve(cwd, values.manifest))
    const dataset = await loadDataset(manifestUrl, fileLoadContext(context))
    if ('kind' in dataset) return printLine(err, `${dataset.what} ${dataset.toDo}`, 1)
    for (const { feed, what, toDo } of dataset.failures) err(`${feed} did not open. ${what} ${toDo}\n`)
    return writePlan(dataset, request, { context, write, file: values.out })
  },
)

interface PlanOptions {
  readonly date: string
  readonly start: string
  readonly hours: string
  readonly officers: string
  readonly crew: string | null
  readonly mode: string | null
  readonly seed: string | null
}
/** The request, or a usage error as text. */
function requestFrom(options: PlanOptions): PlanRequest | string {
  const day = parseDay(options.date)
  if (day === null) return `--date ${options.date} is no day such as 2024-08-30.`
  const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})$/.exec(options.start) ?? []
  const startMinute = Number(hour) * 60 + Number(minute)
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59)
    return `--start ${options.start} is no time such as 17:00.`
  const skipped = skippedStart({ day, startMinute })
  if (skipped !== null) return `--start ${options.start}: ${skipped}`
  const hours = numberIn(options.hours)
  if (!(hours > 0 && hours <= LONGEST_HOURS))
    return `--hours ${options.hours}: a number above 0, up to ${LONGEST_HOURS}.`
  const [people, seed] = [numberIn(options.officers), numberIn(options.seed ?? '1')]
  if (!isCount(people) || people > 60) return `--officers ${options.officers}: a whole number, 60 at most.`
  if (!isCount(seed)) return `--seed ${options.seed}: a whole number.`
  if (options.crew !== null && options.crew !== '1' && options.crew !== '2')
    return `--crew ${options.crew}: 1 or 2.`
  const mode = SHIFT_MODES.find((name) => name === (options.mode ?? 'foot'))
  if (!mode) return `--mode ${options.mode}: foot or car.`
  const minutes = Math.round(hours * 60)
  const perCrew = options.crew === null ? null : options.crew === '1' ? 1 : 2
  return {
    day,
    startMinute,
    minutes,
    people,
    perCrew: perCrew ?? usualPerCrew(startMinute, minutes),
    mode,
    kilometresAnHour: TRAVEL_SPEEDS[mode].kilometresAnHour,
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

/** Twelve months up to the day before the shift, or up to the as-of day if that is earlier. */
const usualDays = (day: Day, asOf: Day) => monthsUpTo(dayNumber(Math.min(dayBefore(day), asOf)), 12)

interface PlanOutput {
  readonly context: CommandContext
  readonly write: (plan: ShiftPlan, marks: PlanMarks, now: Instant) => string
  readonly file: string
}
async function writePlan(
  dataset: Dataset,
  request: PlanRequest,
  { context, write, file }: PlanOutput,
): Promise<number> {
  const { out, err, cwd, now, borough, writeFile } = context
  const { asOf, demonstration } = dataset.manifest
  const window = usualDays(request.day, asOf)
  const result = planAShift(dataset, borough(), { ...request, window })
  const notKnown = knownWords(dataset, ['incidents'], window)
  if (result.kind === 'fault')
    return printLine(
      err,
      // Where reports are wanting, the fault says why itself.
      [result.text, result.reason !== 'no-reports' && notKnown, 'Nothing was written.']
        .filter(Boolean)
        .join(' '),
      1,
    )
  const timedPlan = shiftPlan({ ...result, ...choiceOf(dataset, borough(), result.request) })
  if (!timedPlan) throw new Error('a plan just made does not fit into its shift')
  try {
    const marks = { handling: handlingOf(dataset), demonstration, notKnown }
    await writeFile(resolve(cwd, file), write(timedPlan, marks, now()))
  } catch (error) {
    return printLine(err, unwritten(file, error), 1)
  }
  for (const said of [notKnown, holidaySentence(timedPlan)]) if (said !== null) err(`${said}\n`)
  out(`${planSentence(timedPlan)} ${file}\n`)
  return 0
}
