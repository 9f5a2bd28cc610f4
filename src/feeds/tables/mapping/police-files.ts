/** Of the files of a month of data.police.uk given at once, the ones that can become the feed asked for. */
import type { FeedKind, Notice } from '../../../domain/feed.ts'
import { plainName } from '../columns/part-names.ts'
import { separatorOf } from '../csv-rows.ts'
import { headerOf } from '../table-rows.ts'
import type { SourceFile } from '../../formats/recognised.ts'
import type { OpenedSources } from '../../formats/source-files.ts'

type PoliceFile = 'street' | 'outcomes' | 'stops'

const COLUMNS: Readonly<Record<PoliceFile, readonly string[]>> = {
  street: ['month', 'crimetype', 'longitude', 'latitude'],
  outcomes: ['crimeid', 'outcometype'],
  stops: ['objectofsearch', 'legislation'],
}
const PARTS: readonly PoliceFile[] = ['street', 'outcomes', 'stops']

function partIn(file: SourceFile): PoliceFile | null {
  if (file.signature !== null || /^\s*[[{<]/.test(file.text)) return null
  const names = new Set(headerOf(file, separatorOf(file.text)).map(plainName))
  return PARTS.find((part) => COLUMNS[part].every((name) => names.has(name))) ?? null
}

const SAYS: Readonly<Record<PoliceFile, string>> = {
  street: 'holds street crimes: convert it to incidents (--kind incidents)',
  outcomes:
    'holds outcomes, which say nothing of the category; the street crimes have the latest outcome of each',
  stops: 'holds stops and searches: convert it to actions (--kind actions)',
}

/** All files, unless they are several sorts of data.police.uk: then those of the kind, and a notice on each other. */
export function filesOfKind(opened: OpenedSources, kind: FeedKind | null): OpenedSources {
  if (opened.files.length < 2) return opened
  const wanted: PoliceFile | null =
    kind === 'actions' ? 'stops' : kind === null || kind === 'incidents' ? 'street' : null
  const parts = opened.files.map(partIn)
  if (wanted === null || parts.includes(null) || !parts.includes(wanted)) return opened
  const notices = opened.files.flatMap(({ name }, at): readonly Notice[] => {
    const part = parts[at] ?? wanted
    return part === wanted
      ? []
      : [{ code: 'unread-files', text: `Not read: ${name} ${SAYS[part]}.`, count: 1 }]
  })
  return {
    ...opened,
    files: opened.files.filter((_, at) => parts[at] === wanted),
    notices: [...opened.notices, ...notices],
  }
}
