/** Dialog that makes the embed code of the public page from a few choices, with a preview. */
import { censusNames } from '../../domain/place/served-place.ts'
import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react'
import { readOrigins } from '../../domain/hosting/framing-origins.ts'
import { useHoldfast } from '../../state/context.tsx'
import { GEOGRAPHIES, type Geography, isGeography } from '../../summary/geography.ts'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import {
  type Embedding,
  type EmbedTheme,
  embedCode,
  framedAddress,
  hostsLine,
  pageFolder,
  SANDBOX,
  STRICT_SANDBOX,
} from './embed-code.ts'
import { CodeToCopy, Preview } from './embed-results.tsx'
import styles from './Embedding.module.css'

const THEMES: readonly (readonly [theme: EmbedTheme, label: string])[] = [
  ['auto', "As the reader's device"],
  ['light', 'Light'],
  ['dark', 'Dark'],
]
/** The tallest that the compact face is at 320 pixels. */
const DEFAULT_HEIGHT = 1400

export function EmbedDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  const labels = useHoldfast(({ catalogue }) => catalogue?.manifest.labels)
  const [hosts, setHosts] = useState(labels?.['hosts'] ?? '')
  const [embedding, setEmbedding] = useState<Embedding>(() => ({
    address: labels?.['publicPage'] ?? '',
    title: `Reports of crime and anti-social behaviour in ${labels?.['place'] ?? 'our area'}`,
    display: { area: null, quarter: null, theme: 'auto' },
    height: DEFAULT_HEIGHT,
    isStrict: false,
  }))
  const folder = pageFolder(embedding.address)
  return (
    <dialog ref={dialog} aria-labelledby="embed-title" className={styles['dialog']} onClose={onClose}>
      <div className={styles['head']}>
        <h2 id="embed-title">Put the public page on a website</h2>
        <Button kind="icon" icon="close" onClick={() => dialog.current?.close()}>
          Close
        </Button>
      </div>
      <div className={styles['body']}>
        <div className={styles['choices']}>
          <EmbedChoices embedding={embedding} onChange={setEmbedding} />
          <FramingWebsites hosts={hosts} onChange={setHosts} />
        </div>
        <div className={styles['results']}>
          <CodeToCopy
            label="Code for the website"
            text={embedCode(embedding)}
            missing="Type the address of the public page first."
          />
          <CodeToCopy
            label="Line for the manifest, so that these websites may show it"
            text={hostsLine(hosts)}
            missing="Type the addresses of those websites first."
          />
          <p className={styles['hint']}>
            Publish with it, then send the page with the headers that <code>publish --headers</code> prints
            for your server.
          </p>
          <Preview
            // Remounted for another address or options: a request to show one page does not extend to another.
            key={`${folder?.href ?? ''} ${JSON.stringify(embedding.display)} ${String(embedding.isStrict)}`}
            address={folder && framedAddress(folder, embedding.display)}
            title={embedding.title}
            sandbox={embedding.isStrict ? STRICT_SANDBOX : SANDBOX}
          />
        </div>
      </div>
    </dialog>
  )
}

interface EmbedChoicesProps {
  readonly embedding: Embedding
  readonly onChange: (embedding: Embedding) => void
}

function EmbedChoices({ embedding, onChange }: EmbedChoicesProps) {
  const { display } = embedding
  const textInput = (name: 'address' | 'title') => (
    <LabelledField label={name === 'address' ? 'Address of the public page' : 'Title, for screen readers'}>
      {(id) => (
        <input
          id={id}
          value={embedding[name]}
          placeholder={name === 'address' ? 'https://' : undefined}
          inputMode={name === 'address' ? 'url' : undefined}
          onChange={({ currentTarget }) => onChange({ ...embedding, [name]: currentTarget.value })}
        />
      )}
    </LabelledField>
  )
  return (
    <>
      {textInput('address')}
      {textInput('title')}
      <AreaChoice
        area={display.area}
        onChoose={(area) => onChange({ ...embedding, display: { ...display, area } })}
      />
      <LabelledField label="Colours">
        {(id) => (
          <select
            id={id}
            value={display.theme}
            onChange={({ currentTarget }) => {
              const [theme] = THEMES.find(([one]) => one === currentTarget.value) ?? ['auto' as const]
              onChange({ ...embedding, display: { ...display, theme } })
            }}
          >
            {THEMES.map(([theme, label]) => (
              <option key={theme} value={theme}>
                {label}
              </option>
            ))}
          </select>
        )}
      </LabelledField>
      <LabelledField label="Height where the script is not allowed, in pixels">
        {(id) => (
          <input
            id={id}
            type="number"
            min={200}
            max={12_000}
            step={100}
            value={embedding.height}
            onChange={({ currentTarget: { valueAsNumber } }) =>
              onChange({
                ...embedding,
                height: Number.isFinite(valueAsNumber) ? valueAsNumber : DEFAULT_HEIGHT,
              })
            }
          />
        )}
      </LabelledField>
      <Checkbox checked={embedding.isStrict} onChange={(isStrict) => onChange({ ...embedding, isStrict })}>
        Strictest sandbox: no downloads, no links to other websites
      </Checkbox>
      <p className={styles['hint']}>
        {embedding.isStrict
          ? 'All can still be read, telephone numbers and addresses too, but no link leads out of the frame and no picture can be saved.'
          : 'The sandbox of the code lets the page open links in their own tab and save the picture; it can neither read nor change the website around it.'}
      </p>
    </>
  )
}

/** Websites that may show the page, and what of their addresses is mended or cannot be used. */
function FramingWebsites({
  hosts,
  onChange,
}: {
  readonly hosts: string
  readonly onChange: (hosts: string) => void
}) {
  const sentences = useMemo(
    () => readOrigins(hosts).flatMap(({ said }) => (said === null ? [] : [said])),
    [hosts],
  )
  return (
    <>
      <LabelledField label="Websites that may show it (addresses, with a space between)">
        {(id) => (
          <input id={id} value={hosts} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
        )}
      </LabelledField>
      <div role="status" className={styles['hint']}>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
    </>
  )
}

const levelWords = (level: Geography): string =>
  level === 'msoa' ? `Neighbourhoods (${censusNames().msoa.many}), the default` : 'Wards (--geography ward)'

interface AreaChoiceProps {
  readonly area: string | null
  readonly onChoose: (area: string | null) => void
}

/** Areas of the geography that the page is published by; the page ignores one that it does not have. */
function AreaChoice({ area, onChoose }: AreaChoiceProps) {
  const areas = useHoldfast(({ catalogue }) => catalogue?.areas)
  const [geography, setGeography] = useState<Geography>(GEOGRAPHIES[0])
  const choices = useMemo(
    () =>
      (areas ?? [])
        .filter(({ level }) => level === geography)
        .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    [areas, geography],
  )
  return (
    <>
      <LabelledField label="Areas that the page is published by">
        {(id) => (
          <select
            id={id}
            value={geography}
            onChange={({ currentTarget: { value } }) => {
              if (isGeography(value)) setGeography(value)
              onChoose(null)
            }}
          >
            {GEOGRAPHIES.map((level) => (
              <option key={level} value={level}>
                {levelWords(level)}
              </option>
            ))}
          </select>
        )}
      </LabelledField>
      <LabelledField label="Area that is shown first">
        {(id) => (
          <select
            id={id}
            value={area ?? ''}
            onChange={({ currentTarget: { value } }) => onChoose(value === '' ? null : value)}
          >
            <option value="">All areas</option>
            {choices.map(({ code, name }) => (
              <option key={code} value={code}>
                {name}
              </option>
            ))}
          </select>
        )}
      </LabelledField>
    </>
  )
}

/** A label with its field; `children` is given the element id that ties them. */
function LabelledField({
  label,
  children,
}: {
  readonly label: string
  readonly children: (id: string) => ReactNode
}) {
  const id = useId()
  return (
    <div className={styles['line']}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
