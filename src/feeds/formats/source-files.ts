/** Files as they were given, opened as far as their bytes tell: unpacked, decoded, or known by a binary signature. */
import { failed, type Failed, type Notice } from '../../domain/feed.ts'
import { truncated } from '../../domain/text/well-formed-text.ts'
import type { WorkbookTexts } from '../workbooks/workbook-texts.ts'
import { type Signature, signatureOf } from '../archives/signatures.ts'
import { chosenNames, inMonths, missingForces, type PoliceWish } from '../archives/police-months.ts'
import { plainBytes, plainText } from './plain-text.ts'
import type { ConversionContext, InputFile, SheetChoice, SourceFile } from './recognised.ts'

export interface OpenedSources {
  readonly files: readonly SourceFile[]
  /** Null where no file is a workbook. */
  readonly sheets: SheetChoice | null
  readonly notices: readonly Notice[]
}

/** Archives in archives are opened this deep. */
const MOST_DEPTH = 2

/** How files are opened; null: as recognised. */
interface Opening extends Required<Pick<ConversionContext, 'sheet' | 'headLine'>> {
  /** Which months of an archive of data.police.uk are read. */
  readonly police: PoliceWish
}

/** Opens files and what is packed in them; months of data.police.uk in their order, and each of them once. */
export async function sourceFiles(
  files: readonly InputFile[],
  opening: Opening,
): Promise<OpenedSources | Failed> {
  const opened = await openedFiles(files, { ...opening, depth: 0 })
  if ('kind' in opened) return opened
  const names = opened.files.map(({ name }) => name)
  const [missing] = missingForces(names, opening.police)
  if (missing !== undefined)
    return failed(
      `${files.map(({ name }) => name).join(', ')}: no file of ${missing} is in it.`,
      'Name the force as its files do: FORCE of 2023-05-FORCE-street.csv.',
    )
  const months = inMonths(opened.files)
  return { ...opened, files: months.files, notices: [...opened.notices, ...months.notices] }
}

async function openedFiles(
  files: readonly InputFile[],
  opening: NestedOpening,
): Promise<OpenedSources | Failed> {
  const opened: OpenedSources[] = []
  for (const file of files) {
    const bytes = await plainBytes(file)
    if (!(bytes instanceof Uint8Array)) return bytes
    const sources = await openedFile({ ...file, bytes }, opening)
    if ('kind' in sources) return sources
    opened.push(sources)
  }
  const sheets = opened.map((each) => each.sheets).filter((each) => each !== null)
  return {
    files: opened.flatMap((each) => each.files),
    sheets: sheets.find(({ isSure }) => !isSure) ?? sheets[0] ?? null,
    notices: opened.flatMap((each) => each.notices),
  }
}

interface NestedOpening extends Opening {
  readonly depth: number
}
const only = (file: SourceFile): OpenedSources => ({ files: [file], sheets: null, notices: [] })

async function openedFile(file: InputFile, opening: NestedOpening): Promise<OpenedSources | Failed> {
  const signature = signatureOf(file.bytes)
  switch (signature) {
    case null: {
      const text = await plainText(file)
      return 'kind' in text
        ? text
        : only({ ...text, signature, parts: new Map(), sheet: null, headLine: opening.headLine })
    }
    case 'zip':
      return openedArchive(file, opening)
    case 'compound':
      return openedWorkbook(file, opening)
    case 'pdf':
    case 'image':
      return failed(
        `${file.name} is a ${signature === 'pdf' ? 'PDF' : 'picture'}: nothing can be read from it.`,
        'Ask for the table or the map layer that it was made from.',
      )
    case 'sqlite':
    case 'flatgeobuf':
    case 'parquet':
    case 'shape':
    case 'fit':
      return only({
        ...binaryFile(file.name, signature, new Map([['', file.bytes]])),
        sheet: opening.sheet ?? null,
      })
  }
}

const binaryFile = (
  name: string,
  signature: Signature,
  parts: ReadonlyMap<string, Uint8Array>,
): SourceFile => ({ name, text: '', isWindows1252: false, signature, parts, sheet: null })

async function openedArchive(file: InputFile, opening: NestedOpening): Promise<OpenedSources | Failed> {
  // Loaded with the first archive or workbook, since most files are plain.
  const { archiveContent } = await import('../archives/archive.ts')
  const content = await archiveContent(file, {
    choose: (archive, names) => chosenNames(archive, names, opening.police),
  })
  switch (content.kind) {
    case 'failed':
      return content
    case 'workbook':
      return openedWorkbook(file, opening)
    case 'layer':
      return only(binaryFile(file.name, 'shape', content.parts))
    case 'files': {
      if (opening.depth === MOST_DEPTH)
        return failed(`${file.name} holds archives in archives.`, 'Unpack it first.')
      const opened = await openedFiles(content.files, { ...opening, depth: opening.depth + 1 })
      if ('kind' in opened) return opened
      const notices = [
        ...(content.files.some(({ name }) => name === file.name) ? [kmzNotice(file.name)] : []),
        ...content.notices,
        ...(content.unread.length > 0 ? [unreadNotice(file.name, content.unread)] : []),
      ]
      return { ...opened, notices: [...opened.notices, ...notices] }
    }
  }
}

/** Only the map in a KMZ has the name of its archive. */
const kmzNotice = (archive: string): Notice => ({
  code: 'kmz',
  text: `${archive} is a KMZ: the KML map in it was read.`,
  count: 1,
})

const MOST_NAMED = 5
const unreadNotice = (archive: string, names: readonly string[]): Notice => ({
  code: 'unread-files',
  text: `Of ${archive} not read: ${names.slice(0, MOST_NAMED).join(', ')}${names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : ''}.`,
  count: names.length,
})

async function openedWorkbook(file: InputFile, opening: Opening): Promise<OpenedSources | Failed> {
  const { workbookTexts } = await import('../workbooks/workbook-texts.ts')
  const book = workbookTexts(file, opening)
  if ('kind' in book) return book
  const files = book.texts.map((text): SourceFile => ({
    ...text,
    signature: null,
    parts: new Map(),
    sheet: null,
  }))
  return { files, sheets: book.sheets, notices: sheetNotices(file.name, book) }
}

function sheetNotices(book: string, { sheets: { names, read }, titles }: WorkbookTexts): readonly Notice[] {
  const rest = names.filter((name) => !read.includes(name))
  const others = rest.length === 0 ? '' : ` Not read: ${quotedList(rest)}.`
  const above = `Above the names of columns in ${book}, and not read: ${quotedList(titles)}.`
  return [
    ...(names.length > 1
      ? [{ code: 'sheets', text: `Read of ${book}: ${quotedList(read)}.${others}`, count: read.length }]
      : []),
    ...(titles.length > 0 ? [{ code: 'titles', text: above, count: titles.length }] : []),
  ]
}

function quotedList(names: readonly string[]): string {
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : ''
  return `${names
    .slice(0, MOST_NAMED)
    .map((name) => `“${truncated(name, MOST_LETTERS)}”`)
    .join(', ')}${more}`
}
const MOST_LETTERS = 80
