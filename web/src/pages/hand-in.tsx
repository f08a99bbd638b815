import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { PROPOSAL_LIMITS } from '../../../functions/core/limits.ts';
import { type Campaign, useCampaign } from '../api/campaigns.ts';
import { Failure } from '../api/problem.ts';
import { useEditProposal, useHandIn, useOwnProposal } from '../api/proposals.ts';
import { serverNow } from '../api/server-clock.ts';
import { Button, LinkButton } from '../components/button.tsx';
import { Failed } from '../components/failed.tsx';
import { Area, Field, Select } from '../components/field.tsx';
import { ArrowIcon, ClockIcon, LockIcon, PauseIcon, PinIcon } from '../components/icons.tsx';
import { Markdown } from '../components/markdown.tsx';
import { Page, Panel } from '../components/page.tsx';
import { Plate } from '../components/plate.tsx';
import { useNames } from '../components/proposal-card.tsx';
import { CardSkeleton } from '../components/skeleton.tsx';
import { Notice } from '../components/states.tsx';
import { announce, toast } from '../components/toast.tsx';
import { writeDevice } from '../device.ts';
import { LANGUAGE_NAMES, languageNamed } from '../i18n/languages.ts';
import { useFormats, useI18n } from '../i18n/use-i18n.tsx';
import { useSession } from '../session/use-session.ts';
import { usePaths } from '../use-paths.ts';
import {
  bodyOf,
  type Draft,
  type DraftField,
  type Fault,
  faultsOf,
  isDraftField,
  NAME_KEY,
  type OwnProposal,
  useDraft,
} from './hand-in/draft.ts';
import { PlaceField } from './hand-in/place-field.tsx';
import { Twins } from './hand-in/twins.tsx';
import styles from './hand-in.module.css';
import { ShareButton } from './proposal/actions.tsx';

interface Sent {
  readonly number: number;
  readonly isPublic: boolean;
  readonly title: string;
  readonly summary: string;
}

/** Why nobody can hand anything in now; null where they can. */
function Closed({ campaign }: { campaign: Campaign }) {
  const { t } = useI18n();
  const { date } = useFormats();
  const ideation = campaign.phases.find(({ phase }) => phase === 'ideation');
  const pause = campaign.paused.submissions;
  if (!ideation) return <Notice icon={<LockIcon />}>{t('handIn.none')}</Notice>;
  if (serverNow() < Date.parse(ideation.opens)) {
    return <Notice icon={<ClockIcon />}>{t('handIn.notYet', { date: date(ideation.opens) })}</Notice>;
  }
  if (campaign.phase !== 'ideation') return <Notice icon={<LockIcon />}>{t('handIn.closed')}</Notice>;
  if (pause) {
    return (
      <Notice tone="watch" icon={<PauseIcon />}>
        {t('home.paused.submissions', { reason: pause.reason })}
      </Notice>
    );
  }
  return null;
}

function Preview({ draft }: { draft: Draft }) {
  const { t } = useI18n();
  const names = useNames();
  const within = names.district(draft.district === '' ? null : draft.district);
  return (
    <Panel label={t('handIn.preview')}>
      <p class={styles.previewTheme}>{draft.theme === '' ? '' : names.theme(draft.theme)}</p>
      <h2 lang={draft.language}>{draft.title}</h2>
      <p class={styles.previewSummary} lang={draft.language}>
        {draft.summary}
      </p>
      <p class={styles.meta}>
        <span>{t('proposal.by', { author: draft.author })}</span>
        <span class={styles.place}>
          <PinIcon size={16} />
          {draft.place?.label ? `${draft.place.label}, ${within}` : within}
        </span>
      </p>
      {draft.text !== '' && <Markdown text={draft.text} lang={draft.language} level={3} />}
    </Panel>
  );
}

function Done({ sent, onAnother }: { sent: Sent; onAnother: () => void }) {
  const { t } = useI18n();
  // The form was longer than what stands in its place now.
  useEffect(() => scrollTo(0, 0), []);
  const paths = usePaths();
  return (
    <Page title={t('handIn.title')} heading={t('handIn.done.title', { number: String(sent.number) })} narrow>
      <div class={styles.done}>
        <Plate number={sent.number} large />
        <p class={styles.doneTitle}>{sent.title}</p>
        <p>{t(sent.isPublic ? 'handIn.done.published' : 'handIn.done.pending')}</p>
        <div class={styles.actions}>
          {sent.isPublic && (
            <LinkButton look="main" href={paths.proposal(sent.number)} icon={<ArrowIcon />}>
              {t('handIn.done.see')}
            </LinkButton>
          )}
          {sent.isPublic && <ShareButton title={sent.title} text={sent.summary} path={paths.proposal(sent.number)} />}
          <Button onClick={onAnother}>{t('handIn.done.another')}</Button>
        </div>
      </div>
    </Page>
  );
}

function useFaultText() {
  const { t } = useI18n();
  return (fault: Fault | undefined): string | null => {
    switch (fault?.kind) {
      case undefined:
        return null;
      case 'empty':
        return t('handIn.error.empty');
      case 'short':
        return t('handIn.error.short', { count: fault.least });
      case 'long':
        return t('handIn.error.long', { count: fault.by });
      case 'missing':
        return t('handIn.error.theme');
    }
  };
}

function Form({
  campaign,
  edited,
  onSent,
}: {
  campaign: Campaign;
  /** The proposal that is edited; null for a new one. */
  edited: OwnProposal | null;
  onSent: (sent: Sent) => void;
}) {
  const { t, textOf, language } = useI18n();
  const { number: format } = useFormats();
  const { person, signIn } = useSession();
  const { draft, written, change, clear } = useDraft(campaign.id, language, edited);
  const [preview, setPreview] = useState(false);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const create = useHandIn();
  const edit = useEditProposal(edited?.number ?? 0);
  const { error, isPending } = edited ? edit : create;
  const faultText = useFaultText();
  const faults = faultsOf(draft, campaign);
  const pointers = (error instanceof Failure && error.problem?.errors?.map(({ pointer }) => pointer)) || [];
  const refused = new Set(pointers.filter(isDraftField));
  const placeRefused = pointers.some((pointer) => pointer.startsWith('/place'));
  const errorOf = (field: DraftField) =>
    (tried ? faultText(faults.get(field)) : null) ?? (refused.has(`/${field}`) ? t('handIn.error.refused') : null);
  const countOf = (field: 'title' | 'summary' | 'text') =>
    `${format(draft[field].length)} / ${format(PROPOSAL_LIMITS[field].max)}`;
  const submit = (event: Event) => {
    event.preventDefault();
    setTried(true);
    if (faults.size > 0) {
      setPreview(false);
      announce(t('handIn.error.fields', { count: faults.size }));
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    if (person === null) {
      signIn().catch(() => toast(t('error.unreachable'), 'bad'));
      return;
    }
    const tell = ({ number, status, title, summary }: OwnProposal) => {
      clear();
      onSent({ number, isPublic: status === 'published', title, summary });
    };
    if (edited) {
      const { format: kept, revision } = edited;
      edit.mutate({ ...bodyOf(draft), format: kept, revision }, { onSuccess: tell });
      return;
    }
    writeDevice(NAME_KEY, draft.author);
    create.mutate({ draft: bodyOf(draft), idempotencyKey: draft.idempotencyKey }, { onSuccess: tell });
  };
  const districts = campaign.districts;
  const nameOf = (id: string | null) => {
    const district = districts.find((one) => one.id === id);
    return district && textOf(district.name);
  };
  const most = campaign.proposals.maxPerCitizen;
  return (
    <form ref={form} class={styles.form} noValidate onSubmit={submit}>
      {preview ? (
        <Preview draft={draft} />
      ) : (
        <>
          <Field
            label={t('handIn.field.title')}
            hint={t('handIn.hint.title')}
            name="title"
            required
            lang={draft.language}
            value={draft.title}
            count={countOf('title')}
            error={errorOf('title')}
            onInput={(title) => change({ title })}
          />
          {!edited && <Twins title={draft.title} />}
          <Area
            label={t('handIn.field.summary')}
            hint={t('handIn.hint.summary')}
            name="summary"
            required
            lang={draft.language}
            value={draft.summary}
            count={countOf('summary')}
            error={errorOf('summary')}
            onInput={(summary) => change({ summary })}
          />
          <Area
            label={t('handIn.field.text')}
            hint={t('handIn.hint.text')}
            optional={t('common.optional')}
            name="text"
            rows={8}
            lang={draft.language}
            value={draft.text}
            count={countOf('text')}
            error={errorOf('text')}
            onInput={(text) => change({ text })}
          />
          <div class={styles.pair}>
            <Select
              label={t('handIn.field.theme')}
              name="theme"
              value={draft.theme}
              error={errorOf('theme')}
              options={[
                { value: '', label: t('handIn.choose') },
                ...campaign.themes.map(({ id, name }) => ({ value: id, label: textOf(name) })),
              ]}
              onChange={(theme) => change({ theme })}
            />
            {districts.length > 0 && (
              <Select
                label={t('handIn.field.district')}
                name="district"
                value={draft.district}
                options={[
                  { value: '', label: t('common.wholeCity') },
                  ...districts.map(({ id, name, within }) => ({
                    value: id,
                    label: textOf(name),
                    group: nameOf(within),
                  })),
                ]}
                onChange={(district) => change({ district })}
              />
            )}
            <Field
              label={t('handIn.field.author')}
              hint={t('handIn.hint.author')}
              name="author"
              required
              autoComplete="name"
              value={draft.author}
              error={errorOf('author')}
              onInput={(author) => change({ author })}
            />
            {campaign.languages.length > 1 && (
              <Select
                label={t('handIn.field.language')}
                name="language"
                value={draft.language}
                options={campaign.languages.map((code) => ({ value: code, label: LANGUAGE_NAMES[code] }))}
                onChange={(value) => change({ language: languageNamed(value) ?? draft.language })}
              />
            )}
          </div>
          {campaign.places && (
            <PlaceField
              campaign={campaign}
              district={draft.district}
              place={draft.place ?? null}
              refused={placeRefused}
              onChange={(place) => change({ place })}
            />
          )}
        </>
      )}
      {error && <Failed error={error} />}
      {tried && faults.size > 0 && <Notice tone="bad">{t('handIn.error.fields', { count: faults.size })}</Notice>}
      <div class={styles.actions}>
        <Button type="submit" look="main" busy={isPending}>
          {t(edited ? 'handIn.save' : person === null ? 'handIn.signInSend' : 'handIn.send')}
        </Button>
        <Button aria-pressed={preview} onClick={() => setPreview(!preview)}>
          {t(preview ? 'handIn.edit' : 'handIn.preview')}
        </Button>
        {written && !edited && (
          <Button
            look="quiet"
            onClick={() => {
              clear();
              setTried(false);
            }}
          >
            {t('handIn.clear')}
          </Button>
        )}
      </div>
      <p class={styles.notes}>
        {written && !edited && `${t('handIn.saved')}. `}
        {most !== null && !edited && t('handIn.limit', { count: most })}
      </p>
    </form>
  );
}

/** Changing one's own proposal while ideas are taken. */
function EditPage({ campaign, number }: { campaign: Campaign; number: number }) {
  const { t } = useI18n();
  const paths = usePaths();
  const { route } = useLocation();
  const own = useOwnProposal(number);
  const saved = ({ isPublic }: Sent) => {
    toast(t('handIn.savedChange'));
    route(isPublic ? paths.proposal(number) : paths.account);
  };
  return (
    <Page title={t('handIn.editTitle')} lead={t('handIn.editLead')} narrow>
      {own.error && <Failed error={own.error} onRetry={own.refetch} />}
      {own.isPending && <CardSkeleton />}
      <Closed campaign={campaign} />
      {own.data && campaign.phase === 'ideation' && <Form campaign={campaign} edited={own.data} onSent={saved} />}
    </Page>
  );
}

/** Handing an idea in: one form, a draft that stays, and likely twins while typing. With `?edit=N`, one's own is changed. */
export default function HandInPage() {
  const { t } = useI18n();
  const { query } = useLocation();
  const { data: campaign, error, refetch } = useCampaign();
  const [sent, setSent] = useState<Sent | null>(null);
  const edited = /^[1-9]\d{0,5}$/.test(query.edit ?? '') ? Number(query.edit) : null;
  if (sent) return <Done sent={sent} onAnother={() => setSent(null)} />;
  if (campaign && edited !== null) return <EditPage key={edited} campaign={campaign} number={edited} />;
  const open = campaign?.phase === 'ideation' && campaign.paused.submissions === null;
  return (
    <Page title={t('handIn.title')} lead={open ? t('handIn.lead') : undefined} narrow>
      {error && <Failed error={error} onRetry={refetch} />}
      {!campaign && !error && <CardSkeleton />}
      {campaign && <Closed campaign={campaign} />}
      {campaign && open && <Form campaign={campaign} edited={null} onSent={setSent} />}
    </Page>
  );
}
