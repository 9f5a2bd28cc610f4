/** `holdfast attack`: what can be learnt of single counts from published summaries, their pages and what is known besides. */
import { resolve } from 'node:path'
import { attack } from '../../publish/attack/attack.ts'
import { attackResultLines } from '../../publish/attack/findings.ts'
import { openSolver } from '../../publish/attack/linear-program.ts'
import type { Publication } from '../../publish/attack/publication.ts'
import { command, said } from '../command.ts'
import { knownIn } from '../publishing/known-file.ts'
import { publicationsAt } from '../publishing/publications.ts'
import type { Publishing } from './publish.ts'
import type { Command } from './command-context.ts'

const MOST_PATHS = 1000
const SHAPE = {
  name: 'attack',
  says: 'Tries to bound every count in published releases more tightly than its own band; exit 1 if one gives way.',
  words: { value: 'PATH...', least: 1, most: MOST_PATHS },
  options: {
    known: {
      kind: 'text',
      value: 'FILE',
      says: 'figures known from elsewhere, as CSV: area,quarter,group,count,source',
    },
  },
} as const

export const attackWith = ({ writePage, folders }: Publishing): Command =>
  command(SHAPE, async (read, workbench) => {
    const { out, err, cwd } = workbench
    const publications: Publication[] = []
    for (const path of read.words) {
      const found = await publicationsAt(resolve(cwd, path), { writePage, folders, workbench })
      if ('kind' in found) return said(err, `${found.what} ${found.toDo}`, 1)
      publications.push(...found)
    }
    const last = publications
      .toSorted((a, b) => (a.summary.releasedOn < b.summary.releasedOn ? -1 : 1))
      .at(-1)
    if (!last) return said(out, 'There is no figure to attack: only notices.', 0)
    const known = await knownIn(read.values.known, last.summary, workbench)
    if ('kind' in known) return said(err, `${known.what} ${known.toDo}`, 1)
    const assault = attack(publications, known, await openSolver())
    return said(out, attackResultLines(assault).join('\n'), assault.kind === 'held' ? 0 : 1)
  })
