import { useRef, useState } from 'preact/hooks';
import { PROJECT_STATES } from '../../../functions/core/project.ts';
import type { Campaign } from '../api/campaigns.ts';
import { type PublicProject, useTendencies } from '../api/projects.ts';
import { Button } from '../components/button.tsx';
import { Field, Select, Tick } from '../components/field.tsx';
import { PlusIcon } from '../components/icons.tsx';
import { useDay } from '../components/project-card.tsx';
import { Notice } from '../components/states.tsx';
import { announce } from '../components/toast.tsx';
import { useFormats } from '../i18n/use-i18n.tsx';
import styles from './desk.module.css';
import { DraftFound } from './draft-found.tsx';
import type { Kept } from './kept.ts';
import { NumbersField } from './numbers-field.tsx';
import { type Fault, faultsOf, type MilestoneValues, type ProjectValues, wantsReason } from './project-values.ts';
import { TextsField } from './texts-field.tsx';
import { useDesk } from './use-words.tsx';

type Promised = Pick<NonNullable<PublicProject['promise']>, 'moves'>;

/** Every day that was promised before. */
function Moves({ promise }: { promise: Promised | null | undefined }) {
  const { t } = useDesk();
  const { date } = useFormats();
  const day = useDay();
  if (!promise || promise.moves.length === 0) return null;
  return (
    <ul class={styles.soft}>
      {promise.moves.map(({ from, to, at }) => (
        <li key={at}>{t('project.moved', { from: day(from), to: day(to), at: date(at) })}</li>
      ))}
    </ul>
  );
}

function Milestone({
  milestone,
  index,
  languages,
  wrong,
  promise,
  onChange,
  onRemove,
}: {
  milestone: MilestoneValues;
  index: number;
  languages: Campaign['languages'];
  wrong: boolean;
  promise: Promised | undefined;
  onChange: (milestone: MilestoneValues) => void;
  /** Only of those that are not promised yet. */
  onRemove: () => void;
}) {
  const { d } = useDesk();
  const { title, due, reachedOn, id } = milestone;
  const [main] = languages;
  const untitled = main !== undefined && (title[main] ?? '').trim().length < 3;
  return (
    <fieldset class={styles.milestone}>
      <legend>{d('project.milestone', { number: String(index + 1) })}</legend>
      <TextsField
        label={d('project.milestone.title')}
        languages={languages}
        texts={title}
        most={200}
        error={wrong && untitled ? d('texts.missing') : null}
        onChange={(value) => onChange({ ...milestone, title: value })}
      />
      <div class={styles.pair}>
        <Field
          type="date"
          label={d('project.due')}
          value={due}
          error={wrong && due === '' ? d('project.due.missing') : null}
          onInput={(value) => onChange({ ...milestone, due: value })}
        />
        {id !== null && (
          <Field
            type="date"
            label={d('project.reachedOn')}
            optional={d('project.reachedOn.open')}
            value={reachedOn}
            onInput={(value) => onChange({ ...milestone, reachedOn: value })}
          />
        )}
      </div>
      <Moves promise={promise} />
      {id === null && (
        <div>
          <Button small look="quiet" onClick={onRemove}>
            {d('project.milestone.remove')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

function Groups({ chosen, onChange }: { chosen: readonly string[]; onChange: (chosen: readonly string[]) => void }) {
  const { d, t, textOf } = useDesk();
  const groups = useTendencies();
  const items = groups.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <fieldset class={styles.milestone}>
      <legend>{d('project.groups')}</legend>
      <div class={styles.ticks}>
        {items.map(({ id, name, proposals }) => (
          <Tick
            key={id}
            label={`${textOf(name)} (${t('common.proposals', { count: proposals.length })})`}
            checked={chosen.includes(id)}
            onChange={(checked) => onChange(checked ? [...chosen, id] : chosen.filter((one) => one !== id))}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** All that a project says and promises. */
export function ProjectForm({
  campaign,
  project,
  first,
  kept,
  pending,
  sendLabel,
  onSend,
}: {
  campaign: Campaign;
  /** As it is now; null for a new one. */
  project: PublicProject | null;
  first: ProjectValues;
  kept: Kept<ProjectValues>;
  pending: boolean;
  sendLabel: string;
  onSend: (values: ProjectValues) => void;
}) {
  const { d, t, textOf } = useDesk();
  const { currencySign } = useFormats();
  const values = kept.value;
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { languages, districts, themes } = campaign;
  // A project that exists stands in a part of the page, with a heading of its own.
  const Heading = project === null ? 'h2' : 'h3';
  const faults = faultsOf(values, campaign);
  const change = (part: Partial<ProjectValues>) => kept.set({ ...values, ...part });
  const wrong = (fault: Fault) => tried && faults.has(fault);
  const setMilestone = (at: number, milestone: MilestoneValues) =>
    change({ milestones: values.milestones.map((one, index) => (index === at ? milestone : one)) });
  const reasoned = project !== null && wantsReason(values, first);
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (faults.size === 0) return onSend(values);
    announce(t('handIn.error.fields', { count: faults.size }));
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <form ref={form} class={styles.form} noValidate onSubmit={submit}>
      <DraftFound kept={kept} />
      <TextsField
        label={d('project.title')}
        languages={languages}
        texts={values.title}
        most={200}
        error={wrong('title') ? d('texts.missing') : null}
        onChange={(title) => change({ title })}
      />
      <TextsField
        label={d('project.text')}
        hint={t('handIn.hint.text')}
        languages={languages}
        texts={values.text}
        most={5_000}
        lines
        optional
        onChange={(text) => change({ text })}
      />
      <div class={styles.pair}>
        <Select
          label={t('project.theme')}
          value={values.theme}
          options={themes.map(({ id, name }) => ({ value: id, label: textOf(name) }))}
          onChange={(theme) => change({ theme })}
        />
        <Select
          label={t('project.district')}
          value={values.district}
          options={[
            { value: '', label: t('common.wholeCity') },
            ...districts.map(({ id, name, within }) => {
              const parent = districts.find((one) => one.id === within);
              return { value: id, label: textOf(name), group: parent && textOf(parent.name) };
            }),
          ]}
          onChange={(district) => change({ district })}
        />
        <Field
          label={t('project.unit')}
          value={values.unit}
          maxLength={120}
          error={wrong('unit') ? d('project.unit.missing') : null}
          onInput={(unit) => change({ unit })}
        />
        <Field
          label={d('project.cost', { currency: currencySign() })}
          optional={t('common.optional')}
          inputMode="numeric"
          value={values.cost}
          error={wrong('cost') ? d('project.cost.wrong') : null}
          onInput={(cost) => change({ cost })}
        />
        <Select
          label={d('project.state')}
          value={values.state}
          options={PROJECT_STATES.map((value) => ({ value, label: t(`project.state.${value}`) }))}
          onChange={(value) => change({ state: PROJECT_STATES.find((one) => one === value) ?? values.state })}
        />
        <Field
          type="date"
          label={d('project.due.whole')}
          optional={first.due === '' ? t('common.optional') : undefined}
          value={values.due}
          onInput={(due) => change({ due })}
        />
        {values.state === 'done' && (
          <Field
            type="date"
            label={d('project.reachedOn')}
            optional={d('project.reachedOn.today')}
            value={values.reachedOn}
            onInput={(reachedOn) => change({ reachedOn })}
          />
        )}
      </div>
      <Moves promise={project?.promise} />
      {(reasoned || values.state === 'dropped') && (
        <TextsField
          label={d('project.reason')}
          hint={d('project.reason.hint')}
          languages={languages}
          texts={values.reason}
          most={500}
          lines
          optional={values.state !== 'dropped'}
          error={wrong('reason') ? d('texts.missing') : null}
          onChange={(reason) => change({ reason })}
        />
      )}
      <section class={styles.stack}>
        <Heading class={styles.formTitle}>{d('project.milestones')}</Heading>
        <p class={styles.soft}>{d('project.milestones.lead')}</p>
        {values.milestones.map((milestone, index) => (
          <Milestone
            key={milestone.key}
            milestone={milestone}
            index={index}
            languages={languages}
            wrong={wrong('milestones')}
            promise={project?.milestones.find(({ id }) => id === milestone.id)}
            onChange={(one) => setMilestone(index, one)}
            onRemove={() => change({ milestones: values.milestones.filter(({ key }) => key !== milestone.key) })}
          />
        ))}
        <div>
          <Button
            icon={<PlusIcon />}
            onClick={() => {
              const fresh = { id: null, key: crypto.randomUUID(), title: {}, due: '', reachedOn: '' };
              change({ milestones: [...values.milestones, fresh] });
            }}
          >
            {d('project.milestone.add')}
          </Button>
        </div>
      </section>
      <section class={styles.stack}>
        <Heading class={styles.formTitle}>{t('project.standsOn')}</Heading>
        <Groups chosen={values.tendencies} onChange={(tendencies) => change({ tendencies })} />
        <NumbersField
          key={String(kept.found)}
          label={d('project.proposals')}
          numbers={values.proposals ?? first.proposals ?? []}
          onChange={(proposals) => change({ proposals })}
        />
      </section>
      {tried && faults.size > 0 && <Notice tone="bad">{t('handIn.error.fields', { count: faults.size })}</Notice>}
      <div class={styles.actions}>
        <Button type="submit" look="main" busy={pending}>
          {sendLabel}
        </Button>
      </div>
    </form>
  );
}
