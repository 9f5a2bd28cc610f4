/** The page's reader takes every known file by its ready mapping, which can be taken back. */
import { expect, test } from 'vitest'
import { KNOWN_FILE_EXAMPLES } from '../../feeds/tables/known-files.ts'
import { inspected } from './opened-session.ts'

test('asks what the ready mapping leaves open alone, and all again without it', async () => {
  const text =
    'Crime Ref,Offence,Offence Date From,Offence Date To,Recorded Date,Easting,Northing\nk,Robbery,13/05/2023,13/05/2023,14/05/2023,360200,402100\n'
  const { session, inspection } = await inspected(new File([text], 'a.csv'))
  expect(inspection).toMatchObject({ mapping: { kind: 'ready' }, questions: [] })
  const guessed = await session.mapFiles({ kind: 'guessed' }, 'incidents')
  expect(guessed).toMatchObject({ questions: [{ id: 'day' }] })
  expect(await session.mapFiles({ kind: 'ready' }, 'incidents')).toMatchObject({ questions: [] })
})

test.each(KNOWN_FILE_EXAMPLES.map((each) => [each.label, each] as const))(
  'reads %s',
  async (label, { name, kind, text, rows }) => {
    const { session, inspection, preview } = await inspected(new File([text], name))
    expect(inspection).toMatchObject({
      ready: label,
      mapping: { kind: 'ready' },
      choices: { kind, ready: label },
    })
    const { report } = await preview(inspection.choices)
    expect(report).toMatchObject({ rowsIn: rows.length, shown: rows.length })
    expect(report.notices.map(({ code }) => code)).toContain('ready-mapping')
    const guessed = await session.mapFiles({ kind: 'guessed' }, kind)
    if (guessed.kind === 'failed') throw new Error(guessed.what)
    expect(guessed.mapping).toEqual({ kind: 'guessed' })
    expect(guessed.choices.ready).toBeUndefined()
  },
)
