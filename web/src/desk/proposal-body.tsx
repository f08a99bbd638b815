import { useContext } from 'preact/hooks';
import { Badge, type Tone } from '../components/badge.tsx';
import { FlagIcon, PinIcon } from '../components/icons.tsx';
import { Markdown, PlainText } from '../components/markdown.tsx';
import { useNames } from '../components/proposal-card.tsx';
import { Notice } from '../components/states.tsx';
import { useFormats } from '../i18n/use-i18n.tsx';
import { PlaceOf } from '../pages/proposal/place.tsx';
import type { DeskProposal, Queued } from './api/queue.ts';
import type { Decided, Meanwhile, Status } from './conflict.ts';
import styles from './desk.module.css';
import { useDeskPaths } from './desk-paths.ts';
import { Part, PartLevel } from './part.tsx';
import { useMoment } from './use-moment.ts';
import { useDesk } from './use-words.tsx';

const TONES = {
  pending: 'watch',
  published: 'good',
  held: 'watch',
  rejected: 'bad',
  withdrawn: 'none',
  merged: 'calm',
} as const satisfies Record<Status, Tone>;

export function StatusBadge({ status }: { status: Status }) {
  const { t } = useDesk();
  return <Badge tone={TONES[status]}>{t(`account.mine.status.${status}`)}</Badge>;
}

const BECAUSE = { new: 'calm', reported: 'bad', edited: 'watch' } as const satisfies Record<
  Queued['because'][number],
  Tone
>;

/** Why something waits. */
export function Because({ because, reports }: { because: Queued['because']; reports: number }) {
  const { d } = useDesk();
  return (
    <>
      {because.map((reason) => (
        <Badge key={reason} tone={BECAUSE[reason]} icon={reason === 'reported' ? <FlagIcon /> : undefined}>
          {reason === 'reported' ? d('because.reports', { count: reports }) : d(`because.${reason}`)}
        </Badge>
      ))}
    </>
  );
}

/** A decision in a sentence; who took it is in the audit log alone. */
export function useDecisionText(): (decided: Decided) => string {
  const { d, t } = useDesk();
  const moment = useMoment();
  return ({ decision, at, reason, message }) => {
    const words = d(`decided.${decision}`, {
      when: moment(at),
      reason: reason === null ? '' : t(`report.${reason}`),
    });
    return message === null ? words : `${words} ${d('decided.message', { message })}`;
  };
}

/** That somebody else was quicker, and what they did. */
export function MeanwhileNotice({ meanwhile }: { meanwhile: Meanwhile }) {
  const { d, t } = useDesk();
  const decision = useDecisionText();
  const { decided, status } = meanwhile;
  return (
    <Notice tone="watch" title={d('meanwhile.title')}>
      <p>{decided === null ? d('meanwhile.changed') : decision(decided)}</p>
      <p>{d('meanwhile.now', { status: t(`account.mine.status.${status}`) })}</p>
    </Notice>
  );
}

function Reports({ reports, count }: { reports: DeskProposal['reports']; count: number }) {
  const { d, t } = useDesk();
  const moment = useMoment();
  if (reports.length === 0) return null;
  return (
    <Part title={d('because.reports', { count })}>
      <ul class={styles.reports}>
        {reports.map(({ reason, text, at }) => (
          <li key={at + reason}>
            <strong>{t(`report.${reason}`)}</strong>
            <span class={styles.soft}> · {moment(at)}</span>
            {text && <p class={styles.quote}>{text}</p>}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Twins({ twins }: { twins: NonNullable<Queued['twins']> }) {
  const { d } = useDesk();
  const { percent } = useFormats();
  const paths = useDeskPaths();
  return (
    <Part title={d('twins.title')}>
      <ul class={styles.linked}>
        {twins.map(({ number, title, likeness }) => (
          <li key={number}>
            <a href={paths.proposal(number)}>
              {number} · {title}
            </a>
            <span class={styles.soft}> {d('twins.alike', { share: percent(Math.round(likeness * 100) / 100) })}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Related({ proposal }: { proposal: DeskProposal }) {
  const { d, dx, t } = useDesk();
  const { list } = useFormats();
  const paths = useDeskPaths();
  const { mergedInto, merged, contradicts } = proposal;
  const numbers = (all: readonly number[]) =>
    d('related.numbers', { count: all.length, numbers: list(all.map(String)) });
  if (mergedInto === null && merged.length === 0 && contradicts.length === 0) return null;
  return (
    <Part title={d('related.title')}>
      {mergedInto !== null && (
        <p>
          {dx('related.into', {
            link: <a href={paths.proposal(mergedInto)}>{t('proposal.number', { number: String(mergedInto) })}</a>,
          })}
        </p>
      )}
      {merged.length > 0 && <p>{d('related.merged', { numbers: numbers(merged) })}</p>}
      {contradicts.length > 0 && <p>{d('related.contradicts', { numbers: numbers(contradicts) })}</p>}
    </Part>
  );
}

/** All that a moderator has to see of a proposal before deciding. */
export function ProposalBody({ proposal, twins = [] }: { proposal: DeskProposal; twins?: Queued['twins'] }) {
  const { d, t, language } = useDesk();
  const moment = useMoment();
  const names = useNames();
  const decision = useDecisionText();
  const { summary, text, format, theme, district, author, createdAt, changedAt, decided } = proposal;
  const lang = proposal.language === language ? undefined : proposal.language;
  return (
    <div class={styles.body}>
      <div class={styles.text}>
        <p class={styles.meta}>
          <span>{t('proposal.by', { author })}</span>
          <span>{names.theme(theme)}</span>
          <span class={styles.place}>
            <PinIcon size={16} />
            {names.district(district)}
          </span>
          <span>{d('item.handedIn', { when: moment(createdAt) })}</span>
          {changedAt !== createdAt && <span>{d('item.changed', { when: moment(changedAt) })}</span>}
        </p>
        <p class={styles.summary} lang={lang}>
          {summary}
        </p>
        {text !== '' &&
          (format === 'markdown' ? <Markdown text={text} lang={lang} /> : <PlainText text={text} lang={lang} />)}
        <PlaceOf proposal={proposal} level={useContext(PartLevel)} around={proposal.status === 'published'} />
      </div>
      <div class={styles.aside}>
        <Reports reports={proposal.reports} count={proposal.reportCount} />
        {twins.length > 0 && <Twins twins={twins} />}
        <Related proposal={proposal} />
        {decided !== null && (
          <Part title={d('decided.title')}>
            <p>{decision(decided)}</p>
          </Part>
        )}
      </div>
    </div>
  );
}
