/** The form of one kind of drawing or record: its fields, its shape, and the button that makes the feed file. */
import { useContext, useEffect, useId, useRef, useState } from 'react'
import type { Failed } from '../../domain/feed.ts'
import type { FormValues, FormFault } from '../../measures/drawing/amendment.ts'
import { touchedAreas } from '../../measures/drawing/shape-words.ts'
import type { Catalogue } from '../../state/catalogue.ts'
import { StoreContext, useHoldfast } from '../../state/context.tsx'
import { setDrawing } from '../../state/drawing/drawing-actions.ts'
import { FEED_OF, hasShape, type Drawing } from '../../state/drawing/drawing.ts'
import { feedsOfKind } from '../../state/drawing/amend-feed.ts'
import { Button } from '../../ui/Button.tsx'
import { Message } from '../../ui/Message.tsx'
import { ComparisonPart } from './ComparisonPart.tsx'
import { Field } from './Field.tsx'
import { FORMS, KIND_SENTENCES, type FieldGroup, type FieldSpec, type Option } from './field-list.ts'
import { makeFeedFile, type MadeFeedFile } from './make-feed-file.ts'
import { ShapePart } from './shape-controls.tsx'
import styles from './drawing.module.css'

interface DrawingFormProps {
  readonly drawing: Drawing
  readonly catalogue: Catalogue
  readonly typed: FormValues
  readonly onType: (name: string, value: string) => void
  readonly onMade: (file: MadeFeedFile) => void
  /** On a phone: hides the form and shows the map; null elsewhere. */
  readonly onMap: (() => void) | null
}

export function DrawingForm({ drawing, catalogue, typed, onType, onMade, onMap }: DrawingFormProps) {
  const { kind } = drawing
  const store = useContext(StoreContext)
  const feeds = feedsOfKind(catalogue, FEED_OF[kind])
  const feed = feeds.find(({ id }) => id === typed['feed']) ?? feeds[0]
  const [outcome, setOutcome] = useState<SubmitOutcome>(NO_OUTCOME)
  const form = useFirstFaultFocus(outcome)
  const faultAt = (name: string) => outcome.faults.find(({ field }) => field === name)?.text ?? null
  const submit = async () => {
    if (!feed || outcome.isWorking) return
    setOutcome({ ...NO_OUTCOME, isWorking: true })
    const result = await makeFeedFile(store, { typed, feed })
    if (result.kind === 'made') return onMade(result)
    setOutcome({ ...NO_OUTCOME, ...refusedWith(result) })
  }
  const change = (name: string, value: string) => {
    onType(name, value)
    if (name === 'ringMetres') setDrawing(store, { ringMetres: ringMetresIn(value) })
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
        <FormGroup key={group.title ?? ''} group={group} {...{ typed, catalogue, faultAt }} onChange={change}>
          {kind === 'site' && i === 0 && <ComparisonField drawing={drawing} catalogue={catalogue} />}
        </FormGroup>
      ))}
      <div className={styles['foot']}>
        {outcome.refusal && <RefusalMessage refusal={outcome.refusal} />}
        <Button kind="main" type="submit" disabled={outcome.isWorking}>
          {outcome.isWorking ? 'Being checked' : 'Make the feed file'}
        </Button>
        <p className={styles['hint']}>Nothing is sent: you get a file to give to whoever keeps the feed.</p>
      </div>
    </form>
  )
}

/** Why no file was made, in words beside the button. */
type Refusal = Pick<Failed, 'what' | 'toDo'>

interface SubmitOutcome {
  readonly faults: readonly FormFault[]
  readonly refusal: Refusal | null
  readonly isWorking: boolean
}
const NO_OUTCOME: SubmitOutcome = { faults: [], refusal: null, isWorking: false }
const UNKNOWN = 'What is wrong is not known. Look through the form, and make the file again.'

function refusedWith(
  result: Exclude<Awaited<ReturnType<typeof makeFeedFile>>, MadeFeedFile>,
): Pick<SubmitOutcome, 'faults' | 'refusal'> {
  if (result.kind === 'failed') return { faults: [], refusal: result }
  const { faults } = result
  const toDo = faults.length > 0 ? `To mend: ${faults.map(({ text }) => text).join(' ')}` : UNKNOWN
  return { faults, refusal: { what: 'The feed file was not made.', toDo } }
}

/** An alert, which can be focused where no control is at fault. */
const RefusalMessage = ({ refusal: { what, toDo } }: { readonly refusal: Refusal }) => (
  <div tabIndex={-1} data-refusal="true">
    <Message kind="error" title={what}>
      {toDo}
    </Message>
  </div>
)

/** Ref of the form; after each refusal the first control at fault is focused, or else the reason. */
function useFirstFaultFocus({ refusal }: SubmitOutcome) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (!refusal) return
    const find = (selector: string) => form.current?.querySelector<HTMLElement>(selector)
    const target = find('[data-fault="true"]:not(:disabled)') ?? find('[data-refusal="true"]')
    target?.focus()
  }, [refusal])
  return form
}

/** Largest ring in metres that is drawn. */
const MAX_RING_METRES = 25_000
/** Ring width in metres; null where the text is no valid width. */
function ringMetresIn(text: string): number | null {
  const metres = Number(text)
  return text.trim() !== '' && metres > 0 && metres <= MAX_RING_METRES ? metres : null
}

/** Choice of the feed, shown where several feeds are of the kind. */
const feedGroup = (feeds: ReturnType<typeof feedsOfKind>): FieldGroup => ({
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

interface FormGroupProps extends Pick<DrawingFormProps, 'typed' | 'catalogue'> {
  readonly group: FieldGroup
  readonly faultAt: (name: string) => string | null
  readonly onChange: (name: string, value: string) => void
  readonly children: React.ReactNode
}
function FormGroup({ group, typed, catalogue, faultAt, onChange, children }: FormGroupProps) {
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

/** The comparison areas; areas that touch the site or its ring are reported while drawing. */
function ComparisonField({ drawing, catalogue }: Pick<DrawingFormProps, 'drawing' | 'catalogue'>) {
  const { sketch, ringMetres, comparison } = drawing
  const ring = useHoldfast(({ drawing: current }) => current?.ringMetres ?? null)
  const chosen = catalogue.areas.filter(({ code }) => comparison.includes(code))
  return <ComparisonPart touched={touchedAreas(sketch.corners, ring ?? ringMetres ?? 0, chosen)} />
}
