/** The code that puts the public page on another website, made from a few choices, with the page as it will look there. */
import { useEffect, useId, useMemo, useRef, useState, type ReactNode } from 'react'
import { useHoldfast } from '../../state/context.tsx'
import { Button } from '../../ui/Button.tsx'
import { Checkbox } from '../../ui/Checkbox.tsx'
import { CodeToCopy, Preview } from './embed-results.tsx'
import { type Embedding, type EmbedTheme, embedCode, framedAddress, framersHeader, pageAddress, SANDBOX, STRICT_SANDBOX } from './embed-code.ts'
import styles from './Embedding.module.css'

const THEMES: readonly (readonly [theme: EmbedTheme, words: string])[] = [
  ['auto', "As the reader's device"],
  ['light', 'Light'],
  ['dark', 'Dark'],
]
const USUAL_HEIGHT = 1600

export function EmbedDialog({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  const labels = useHoldfast(({ catalogue }) => catalogue?.manifest.labels)
  const [hosts, setHosts] = useState(labels?.['hosts'] ?? '')
  const [asked, setAsked] = useState<Embedding>(() => ({
    address: labels?.['publicPage'] ?? '',
    title: `Reports of crime and anti-social behaviour in ${labels?.['place'] ?? 'our area'}`,
    look: { area: null, quarter: null, theme: 'auto' },
    height: USUAL_HEIGHT,
    isStrict: false,
  }))
  const page = pageAddress(asked.address)
  return (
    <dialog
      ref={dialog}
      aria-labelledby="embed-title"
      className={styles['dialog']}
      onClose={(event) => {
        // It stands inside the list of feeds, which would take the event for its own.
        event.stopPropagation()
        onClose()
      }}
    >
      <div className={styles['head']}>
        <h2 id="embed-title">Put the public page on a website</h2>
        <Button kind="icon" icon="close" onClick={() => dialog.current?.close()}>
          Close
        </Button>
      </div>
      <div className={styles['body']}>
        <div className={styles['choices']}>
          <Choices asked={asked} onAsk={setAsked} />
          <Line label="Websites that may show it (addresses, with a space between)">
            {(id) => (
              <input id={id} value={hosts} onChange={({ currentTarget }) => setHosts(currentTarget.value)} />
            )}
          </Line>
        </div>
        <div className={styles['results']}>
          <CodeToCopy label="Code for the website" text={embedCode(asked)} />
          <CodeToCopy label="Header that the public page must be sent with" text={framersHeader(hosts)} />
          <Preview
            // What was asked for another page is not asked for this one.
            key={`${page?.href ?? ''} ${JSON.stringify(asked.look)} ${String(asked.isStrict)}`}
            address={page && framedAddress(page, asked.look)}
            title={asked.title}
            sandbox={asked.isStrict ? STRICT_SANDBOX : SANDBOX}
          />
        </div>
      </div>
    </dialog>
  )
}

interface ChoicesProps {
  readonly asked: Embedding
  readonly onAsk: (asked: Embedding) => void
}

function Choices({ asked, onAsk }: ChoicesProps) {
  const { look } = asked
  const typed = (name: 'address' | 'title') => (
    <Line label={name === 'address' ? 'Address of the public page' : 'Title, for screen readers'}>
      {(id) => (
        <input
          id={id}
          value={asked[name]}
          placeholder={name === 'address' ? 'https://' : undefined}
          inputMode={name === 'address' ? 'url' : undefined}
          onChange={({ currentTarget }) => onAsk({ ...asked, [name]: currentTarget.value })}
        />
      )}
    </Line>
  )
  return (
    <>
      {typed('address')}
      {typed('title')}
      <AreaChoice area={look.area} onChoose={(area) => onAsk({ ...asked, look: { ...look, area } })} />
      <Line label="Colours">
        {(id) => (
          <select
            id={id}
            value={look.theme}
            onChange={({ currentTarget }) => {
              const [theme] = THEMES.find(([one]) => one === currentTarget.value) ?? ['auto' as const]
              onAsk({ ...asked, look: { ...look, theme } })
            }}
          >
            {THEMES.map(([theme, words]) => (
              <option key={theme} value={theme}>
                {words}
              </option>
            ))}
          </select>
        )}
      </Line>
      <Line label="Height where the script is not allowed, in pixels">
        {(id) => (
          <input
            id={id}
            type="number"
            min={200}
            max={4000}
            step={100}
            value={asked.height}
            onChange={({ currentTarget: { valueAsNumber } }) =>
              onAsk({ ...asked, height: Number.isFinite(valueAsNumber) ? valueAsNumber : USUAL_HEIGHT })
            }
          />
        )}
      </Line>
      <Checkbox checked={asked.isStrict} onChange={(isStrict) => onAsk({ ...asked, isStrict })}>
        Strictest sandbox: no downloads, no links to other websites
      </Checkbox>
    </>
  )
}

interface AreaProps {
  readonly area: string | null
  readonly onChoose: (area: string | null) => void
}

/** Wards as the feeds name them; one that the page does not have is passed over there. */
function AreaChoice({ area, onChoose }: AreaProps) {
  const areas = useHoldfast(({ catalogue }) => catalogue?.areas)
  const wards = useMemo(
    () =>
      (areas ?? [])
        .filter(({ level }) => level === 'ward')
        .toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB')),
    [areas],
  )
  return (
    <Line label="Area that is shown first">
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
    </Line>
  )
}

function Line({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className={styles['line']}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}
