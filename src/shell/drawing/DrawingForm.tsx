/** The form of one kind: its fields, the shape where it has one, and the button that makes the feed's file. */
import { useContext, useEffect, useId, useRef, useState } from 'react'
import type { Failed } from '../../domain/feed.ts'
import type { FormValues, FormFault } from '../../measures/drawing/amendment.ts'
import { touchedAreas } from '../../measures/drawing/shape-words.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { FEED_OF, hasShape, type Drawing } from '../../state/drawing/drawing.ts'
import { setDrawing } from '../../state/drawing/drawing-actions.ts'
import { feedsOf } from '../../state/drawing/hand-in.ts'
import { Button } from '../../ui/Button.tsx'
import { Message } from '../../ui/Message.tsx'
import { ComparisonPart } from './shape/ComparisonPart.tsx'
import { Field } from './Field.tsx'
import { FORMS, KIND_SENTENCES, type FieldGroup, type FieldSpec, type Option } from './field-list.ts'
import { make, type MadeFeedFile } from './making.ts'
import styles from './drawing.module.css'
import { ShapePart } from './shape/ShapePart.tsx'

interface Props {
  readonly drawing: Drawing
  readonly catalogue: Catalogue
  readonly typed: FormValues
  readonly onType: (name: string, value: string) => void
  readonly onMade: (made: MadeFeedFile) => void
  /** On a phone: lays the form aside for the map. */
  readonly onMap: (() => void) | null
}

export function DrawingForm({ drawing, catalogue, typed, onType, onMade, onMap }: Props) {
  const { kind } = drawing
  const store = useContext(StoreContext)
  const feeds = feedsOf(catalogue, FEED_OF[kind])
  const feed = feeds.find(({ id }) => id === typed['feed']) ?? feeds[0]
  const [outcome, setOutcome] = useState<Outcome>(NOTHING_YET)
  const form = useFirstFault(outcome)
  const faultAt = (name: string) => outcome.faults.find(({ field }) => field === name)?.text ?? null
  const submit = async () => {
    if (!feed || outcome.isWorking) return
    setOutcome({ ...NOTHING_YET, isWorking: true })
    const made = await make(store, { typed, feed })
    if (made.kind === 'made') return onMade(made)
    setOutcome({ ...NOTHING_YET, ...(made.kind === 'failed' ? { failure: made } : { faults: made.faults }) })
  }
  const change = (name: string, value: string) => {
    onType(name, value)
    if (name === 'ringMetres') setDrawing(store, { ringMetres: ringOf(value) })
  }
  const groups = feeds.length > 1 ? [...FORMS[kind], feedGroup(feeds)] : FORMS[kind]
  return (
    <form
      ref={form}
      noValidate
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <p className={styles['hint']}>{KIND_SENTENCES[kind]}</p>
      {hasShape(kind) && <ShapePart fault={faultAt('shape')} onMap={onMap} />}
      {groups.map((group, i) => (
        <Group key={group.title ?? ''} group={group} {...{ typed, catalogue, faultAt }} onChange={change}>
          {kind === 'site' && i === 0 && <Comparison drawing={drawing} catalogue={catalogue} />}
        </Group>
      ))}
      {faultAt('whole') !== null && <Message kind="error" title={faultAt('whole') ?? ''} />}
      {outcome.failure && (
        <Message kind="error" title={outcome.failure.what}>
          {outcome.failure.toDo}
        </Message>
      )}
      <div className={styles['foot']}>
        <Button kind="main" type="submit" disabled={outcome.isWorking}>
          {outcome.isWorking ? 'Being checked' : 'Make the feed file'}
        </Button>
        <p className={styles['hint']}>Nothing is sent: you get a file to give to whoever keeps the feed.</p>
      </div>
    </form>
  )
}

interface Outcome {
  readonly faults: readonly FormFault[]
  readonly failure: Failed | null
  readonly isWorking: boolean
}
const NOTHING_YET: Outcome = { faults: [], failure: null, isWorking: false }

/** The form's ref: after each check the focus goes to the first thing that is wrong. */
function useFirstFault({ faults }: Outcome) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (faults.length > 0) form.current?.querySelector<HTMLElement>('[data-fault="true"]')?.focus()
  }, [faults])
  return form
}

const WIDEST_RING = 25_000
function ringOf(text: string): number | null {
  const metres = Number(text)
  return text.trim() !== '' && metres > 0 && metres <= WIDEST_RING ? metres : null
}

/** Where several feeds hold the kind, a person says which file is meant. */
const feedGroup = (feeds: ReturnType<typeof feedsOf>): FieldGroup => ({
  title: 'Which feed',
  fields: [
    {
      name: 'feed',
      label: 'Feed',
      takes: 'choice',
      options: feeds.map(({ id, source }) => ({ id, label: source ? `${id}, ${source}` : id })),
    },
  ],
})

function optionsOf({ name, options }: FieldSpec, { sites, areas }: Catalogue): readonly Option[] {
  if (options) return options
  if (name === 'site') return sites.map((site) => ({ id: site.id, label: site.name }))
  return areas
    .filter(({ level }) => level === 'ward')
    .map((area) => ({ id: area.code, label: area.name }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en-GB'))
}

interface GroupProps extends Pick<Props, 'typed' | 'catalogue'> {
  readonly group: FieldGroup
  readonly faultAt: (name: string) => string | null
  readonly onChange: (name: string, value: string) => void
  readonly children: React.ReactNode
}
function Group({ group, typed, catalogue, faultAt, onChange, children }: GroupProps) {
  const id = useId()
  const { title, hint, fields } = group
  return (
    <div
      role={title === null ? undefined : 'group'}
      aria-labelledby={title === null ? undefined : id}
      className={styles['group']}
    >
      {title !== null && <h3 id={id}>{title}</h3>}
      {hint && <p className={styles['hint']}>{hint}</p>}
      {fields.map((spec) => (
        <Field
          key={spec.name}
          spec={spec}
          value={typed[spec.name] ?? ''}
          options={optionsOf(spec, catalogue)}
          fault={faultAt(spec.name)}
          onChange={(value) => onChange(spec.name, value)}
        />
      ))}
      {children}
    </div>
  )
}

/** What touches is said at once, before anybody asks for the file. */
function Comparison({ drawing, catalogue }: Pick<Props, 'drawing' | 'catalogue'>) {
  const { sketch, ringMetres, comparison } = drawing
  const ring = useHoldfast(({ drawing: now }) => now?.ringMetres ?? null)
  const chosen = catalogue.areas.filter(({ code }) => comparison.includes(code))
  return <ComparisonPart touched={touchedAreas(sketch.corners, ring ?? ringMetres ?? 0, chosen)} />
}
