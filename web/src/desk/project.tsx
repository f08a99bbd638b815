import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { PROJECT_STATES } from '../../../functions/core/project.ts';
import { type Campaign, useCampaign } from '../api/campaigns.ts';
import { Failure } from '../api/problem.ts';
import { type PublicProject, useProject } from '../api/projects.ts';
import { Button } from '../components/button.tsx';
import { Field } from '../components/field.tsx';
import { Section } from '../components/page.tsx';
import { StateBadge, useDay } from '../components/project-card.tsx';
import { CardSkeleton } from '../components/skeleton.tsx';
import { Notice } from '../components/states.tsx';
import { toast } from '../components/toast.tsx';
import { usePaths } from '../use-paths.ts';
import { useChangeProject, useCreateProject, useUpdateProject } from './api/projects.ts';
import styles from './desk.module.css';
import { DeskFailed } from './desk-failed.tsx';
import { DeskPage } from './desk-page.tsx';
import { useDeskPaths } from './desk-paths.ts';
import { DraftFound } from './draft-found.tsx';
import { useKept } from './kept.ts';
import { ProjectForm } from './project-form.tsx';
import { changesOf, draftOf, emptyValues, isValues, type ProjectValues, valuesOf } from './project-values.ts';
import { hasFields, isCount, isText } from './shape.ts';
import { isTexts, type Texts, writtenOf } from './texts.ts';
import { TextsField } from './texts-field.tsx';
import { useDesk } from './use-words.tsx';

/** How often, and after how long, a newer revision is asked for, ms. */
const TRIES = 5;
const PATIENCE = 2_000;

function New({ campaign }: { campaign: Campaign }) {
  const { d } = useDesk();
  const { route } = useLocation();
  const paths = useDeskPaths();
  const create = useCreateProject();
  const [idempotencyKey] = useState(() => crypto.randomUUID());
  const first = emptyValues(campaign);
  const kept = useKept('project', first, isValues);
  return (
    <>
      <ProjectForm
        campaign={campaign}
        project={null}
        first={first}
        kept={kept}
        pending={create.isPending}
        sendLabel={d('project.create')}
        onSend={(values) =>
          create.mutate(
            { draft: draftOf(values), idempotencyKey },
            {
              onSuccess: ({ id }) => {
                kept.forget();
                toast(d('project.created'));
                route(paths.project(id));
              },
            },
          )
        }
      />
      {create.error && <DeskFailed error={create.error} />}
    </>
  );
}

/** Changes of a project, with what they began from: what somebody else changes meanwhile is not undone by them. */
interface Editing {
  readonly first: ProjectValues;
  readonly revision: number;
  readonly values: ProjectValues;
}

const isEditing = hasFields<Editing>({ first: isValues, revision: isCount, values: isValues });

interface Theirs {
  readonly revision: number;
  readonly state: PublicProject['state'];
}

/** What somebody else has made of the project meanwhile, as the refusal tells. */
function theirsOf(error: unknown): Theirs | null {
  if (!(error instanceof Failure) || error.code !== 'revision-conflict') return null;
  const revision = error.problem?.revision;
  const current = error.problem?.current;
  if (typeof revision !== 'number' || typeof current !== 'object' || current === null || !('state' in current)) {
    return null;
  }
  const state = PROJECT_STATES.find((one) => one === current.state);
  return state === undefined ? null : { revision, state };
}

function Edit({
  campaign,
  project,
  onSaved,
  onReload,
}: {
  campaign: Campaign;
  project: PublicProject;
  onSaved: () => void;
  /** Gives up what was written, for what has at least this revision. */
  onReload: (revision: number) => void;
}) {
  const { d } = useDesk();
  const change = useChangeProject(project.id);
  const [now] = useState((): Editing => {
    const values = valuesOf(project);
    return { first: values, revision: project.revision, values };
  });
  const kept = useKept(`project.${project.id}`, now, isEditing);
  const { first, revision, values } = kept.value;
  // What one adds oneself while the page is open is no change by somebody else.
  const seen = revision === now.revision ? project.revision : revision;
  const theirs = theirsOf(change.error);
  return (
    <>
      <ProjectForm
        campaign={campaign}
        project={project}
        first={first}
        kept={{ ...kept, value: values, set: (written) => kept.set({ first, revision, values: written }) }}
        pending={change.isPending}
        sendLabel={d('project.save')}
        onSend={(sent) =>
          // Sent once more after a conflict was shown, it is meant on what is there now.
          change.mutate(changesOf(sent, first, Math.max(seen, theirs?.revision ?? 0)), {
            onSuccess: () => {
              kept.forget();
              toast(d('project.saved'));
              onSaved();
            },
          })
        }
      />
      {theirs !== null && (
        <Notice tone="watch" title={d('meanwhile.project')}>
          <p>
            <StateBadge state={theirs.state} />
          </p>
          <p>{d('meanwhile.project.text')}</p>
          <Button
            small
            onClick={() => {
              kept.forget();
              onReload(theirs.revision);
            }}
          >
            {d('meanwhile.reload')}
          </Button>
        </Notice>
      )}
      {change.error && theirs === null && <DeskFailed error={change.error} />}
    </>
  );
}

interface Update {
  readonly text: Texts;
  readonly date: string;
}

const isUpdate = hasFields<Update>({ text: isTexts, date: isText });

function Updates({ campaign, project }: { campaign: Campaign; project: PublicProject }) {
  const { d, textOf } = useDesk();
  const day = useDay();
  const update = useUpdateProject(project.id);
  const kept = useKept(`update.${project.id}`, { text: {}, date: '' }, isUpdate);
  const { text, date } = kept.value;
  const [tried, setTried] = useState(false);
  const [main] = campaign.languages;
  const missing = main !== undefined && (text[main] ?? '').trim() === '';
  const send = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (missing) return;
    const body = { revision: project.revision, text: writtenOf(text), ...(date !== '' && { date }) };
    update.mutate(body, {
      onSuccess: () => {
        kept.drop();
        setTried(false);
        toast(d('project.updated'));
      },
    });
  };
  const told = project.history.filter((entry) => entry.kind === 'update');
  return (
    <Section title={d('project.updates')} lead={d('project.updates.lead')}>
      <form class={styles.form} noValidate onSubmit={send}>
        <DraftFound kept={kept} />
        <TextsField
          label={d('project.update')}
          languages={campaign.languages}
          texts={text}
          most={2_000}
          lines
          error={tried && missing ? d('texts.missing') : null}
          onChange={(words) => kept.set({ text: words, date })}
        />
        <div class={styles.pair}>
          <Field
            type="date"
            label={d('project.update.date')}
            optional={d('project.reachedOn.today')}
            value={date}
            onInput={(day) => kept.set({ text, date: day })}
          />
        </div>
        {update.error && <DeskFailed error={update.error} />}
        <div class={styles.actions}>
          <Button type="submit" look="main" busy={update.isPending}>
            {d('project.update.send')}
          </Button>
        </div>
      </form>
      {told.length > 0 && (
        <ol class={styles.linked}>
          {told.map((entry) => (
            <li key={entry.number}>
              <strong>{day(entry.date)}</strong> · {textOf(entry.text)}
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}

function Existing({ campaign, id }: { campaign: Campaign; id: string }) {
  const { d, textOf } = useDesk();
  const paths = usePaths();
  const { data: project, error, refetch } = useProject(id);
  const [loads, setLoads] = useState(0);
  const renew = () => setLoads((count) => count + 1);
  // Public answers are kept for some seconds on their way: it is asked for again until the newer one comes.
  const reload = async (revision: number) => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const { data } = await refetch();
      if (data === undefined || data.revision >= revision) break;
      await new Promise((resolve) => setTimeout(resolve, PATIENCE));
    }
    renew();
  };
  return (
    <DeskPage title={project ? textOf(project.title) : d('projects.title')}>
      {error && <DeskFailed error={error} onRetry={refetch} />}
      {!project && !error && <CardSkeleton />}
      {project && (
        <>
          <p class={styles.badges}>
            <StateBadge state={project.state} late={project.late} />
            <a href={paths.project(id)}>{d('act.public')}</a>
          </p>
          <Section title={d('project.edit')}>
            <Edit
              key={String(loads)}
              campaign={campaign}
              project={project}
              onSaved={renew}
              onReload={(revision) => void reload(revision)}
            />
          </Section>
          <Updates campaign={campaign} project={project} />
        </>
      )}
    </DeskPage>
  );
}

/** A project: made, changed, and told of. */
export function ProjectDesk({ id }: { id: string | null }) {
  const { d } = useDesk();
  const { data: campaign } = useCampaign();
  if (campaign === undefined) {
    return (
      <DeskPage title={d('projects.title')}>
        <CardSkeleton />
      </DeskPage>
    );
  }
  if (id !== null) return <Existing campaign={campaign} id={id} />;
  return (
    <DeskPage title={d('projects.new')} lead={d('projects.new.lead')}>
      <New campaign={campaign} />
    </DeskPage>
  );
}
