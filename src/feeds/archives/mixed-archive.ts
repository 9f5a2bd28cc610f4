/** Of an archive whose files have several formats, the ones that can become the feed asked for. */
import { failed, type Failed, type FeedKind } from '../../domain/feed.ts'
import type { SourceFile } from '../formats/recognised.ts'
import type { OpenedSources } from '../formats/source-files.ts'

/** What a file of the archive holds. */
interface Member {
  readonly label: string
  /** The likeliest kind of feed; null where it cannot be read. */
  readonly kind: FeedKind | null
}
interface Asked {
  readonly archive: string
  readonly kind: FeedKind | null
}

/** The files whose likeliest kind is the one asked for, if they have one format; a failure lists all of them. */
export async function membersOfKind(
  sources: OpenedSources,
  { archive, kind }: Asked,
  look: (file: SourceFile) => Promise<Member | null>,
): Promise<OpenedSources | Failed> {
  const members: { readonly file: SourceFile; readonly member: Member | null }[] = []
  for (const file of sources.files) members.push({ file, member: await look(file) })
  const meant = members.filter(({ member }) => member !== null && member.kind === kind)
  const labels = new Set(meant.map(({ member }) => member?.label))
  if (labels.size !== 1)
    return failed(
      `${archive} holds files of several formats: ${members.map(inWords).join(', ')}.`,
      'Unpack it, and open each of them by itself.',
    )
  const files = meant.map(({ file }) => file)
  const others = members.filter(({ file }) => !files.includes(file))
  return {
    ...sources,
    files,
    sheets: files.some(({ name }) => WORKBOOK.test(name)) ? sources.sheets : null,
    notices: [
      ...sources.notices,
      {
        code: 'unread-files',
        text: `Read of ${archive}: ${files.map(({ name }) => name).join(', ')}. Not read: ${others.map(inWords).join(', ')}; open each by itself.`,
        count: others.length,
      },
    ],
  }
}

const WORKBOOK = /\.(?:xls\w?|ods)(?: \(.*\))?$/i

const inWords = ({ file, member }: { readonly file: SourceFile; readonly member: Member | null }) =>
  `${file.name} (${member === null ? 'not read' : `${member.label}${member.kind === null ? '' : `, ${member.kind}`}`})`
