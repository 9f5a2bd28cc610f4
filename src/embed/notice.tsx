/** What stands in the place of a release that was taken back, or where nothing has been published yet. */
import type { PublicContact, PublicNotice } from '../summary/public-summary.ts'
import { About } from './parts/About.tsx'
import { Document } from './parts/Document.tsx'
import { Head } from './parts/Head.tsx'
import { WhereToTurn } from './parts/WhereToTurn.tsx'
import { correctionsIn, waysToTurn, dayWords, wordOf, type Labels } from './reading/words.ts'

interface Props {
  readonly notice: PublicNotice
}

export function NoticePage({ notice }: Props) {
  const { labels, contacts, releasedOn, retractedOn, reason } = notice
  const lead = `The figures of ${dayWords(releasedOn)} were taken back on ${dayWords(retractedOn)}.`
  return (
    <Document title={wordOf(labels, 'title')} says={lead}>
      <Head labels={labels} lead={lead} demonstration={notice.demonstration ?? null} />
      <main>
        <section aria-labelledby="why-title">
          <h2 id="why-title">Why</h2>
          <p>{reason}</p>
          <p>Please do not use or quote them any more. New figures will stand here when they are right.</p>
        </section>
        <Rest contacts={contacts} host={wordOf(labels, 'host')} />
      </main>
    </Document>
  )
}

/** Where the page was built and no release has been written into it yet. */
export function EmptyPage({ labels }: { readonly labels: Labels }) {
  const says = 'Nothing has been published here yet.'
  return (
    <Document title={wordOf(labels, 'title')} says={says}>
      <Head labels={labels} lead={says} demonstration={null} />
    </Document>
  )
}

function Rest({ contacts, host }: { readonly contacts: readonly PublicContact[]; readonly host: string }) {
  return (
    <>
      <WhereToTurn contacts={waysToTurn(contacts)} />
      <About released={null} host={host} corrections={correctionsIn(contacts)} />
    </>
  )
}
