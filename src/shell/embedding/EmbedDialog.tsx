/** Dialog that makes the embed code of the public page from a few choices, with a preview. */
import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react'
import { useHoldfast } from '../../state/context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import {
  type Embedding,
  type EmbedTheme,
  embedCode,
  framedAddress,
  framersHeader,
  pageAddress,
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
const DEFAULT_HEIGHT = 1600

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
  const page = pageAddress(embedding.address)
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
          <LabelledField label="Websites that may show it (addresses, with a space between)">
            {(id) => (
              <input id={id} value={hosts} onChange={({ currentTarget }) => setHosts(currentTarget.value)} />
            )}
          </LabelledField>
        </div>
        <div className={styles['results']}>
          <CodeToCopy label="Code for the website" text={embedCode(embedding)} />
          <CodeToCopy label="Header that the public page must be sent with" text={framersHeader(hosts)} />
          <Preview
            // Remounted for another address or options: a request to show one page does not extend to another.
            key={`${page?.href ?? ''} ${JSON.stringify(embedding.display)} ${String(embedding.isStrict)}`}
            address={page && framedAddress(page, embedding.display)}
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
    </>
  )
}

interface AreaChoiceProps {
  readonly area: string | null
  readonly onChoose: (area: string | null) => void
}

/** Wards of the feeds; the page ignores one that it does not have. */
function AreaChoice({ area, onChoose }: AreaChoiceProps) {
  const areas = useHoldfast(({ catalogue }) => catalogue?.areas)
  const wards = useMemo(
    () =>
      (areas ?? [])
        .filter(({ level }) => level === 'ward')
        .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    [areas],
  )
  return (
    <LabelledField label="Area that is shown first">
      {(id) => (
        <select
          id={id}
          value={area ?? ''}
          onChange={({ currentTarget: { value } }) => onChoose(value === '' ? null : value)}
        >
          <option value="">All areas</option>
          {wards.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </LabelledField>
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
