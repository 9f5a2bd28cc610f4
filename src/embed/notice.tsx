/** The pages without figures: a notice for a retracted release, and a placeholder before the first release. */
import type { PublicContact, PublicNotice } from '../summary/public-summary.ts'
import { About } from './parts/About.tsx'
import { Document } from './parts/Document.tsx'
import { Head } from './parts/Head.tsx'
import { WhereToTurn } from './parts/WhereToTurn.tsx'
import { correctionsContact, helpContacts, dayWords, labelText, type Labels } from './reading/words.ts'

interface Props {
  readonly notice: PublicNotice
}

export function NoticePage({ notice }: Props) {
  const { labels, contacts, releasedOn, retractedOn, reason } = notice
  const lead = `The figures of ${dayWords(releasedOn)} were taken back on ${dayWords(retractedOn)}.`
  return (
    <Document title={labelText(labels, 'title')} description={lead}>
      <Head
        labels={labels}
        lead={[{ text: lead, marks: null }]}
        demonstration={notice.demonstration ?? null}
      />
      <main>
        <section aria-labelledby="why-title">
          <h2 id="why-title">Why</h2>
          <p>{reason}</p>
          <p>Please do not use or quote them any more. New figures will stand here when they are right.</p>
        </section>
        <ContactsAndAbout contacts={contacts} host={labelText(labels, 'host')} />
      </main>
    </Document>
  )
}

/** Built by `npm run build`, before any release is published. */
export function EmptyPage({ labels }: { readonly labels: Labels }) {
  const lead = 'Nothing has been published here yet.'
  return (
    <Document title={labelText(labels, 'title')} description={lead} hasFeed={false}>
      <Head labels={labels} lead={[{ text: lead, marks: null }]} demonstration={null} />
    </Document>
  )
}

function ContactsAndAbout({
  contacts,
  host,
}: {
  readonly contacts: readonly PublicContact[]
  readonly host: string
}) {
  return (
    <>
      <WhereToTurn contacts={helpContacts(contacts)} />
      <About released={null} host={host} corrections={correctionsContact(contacts)} />
    </>
  )
}
