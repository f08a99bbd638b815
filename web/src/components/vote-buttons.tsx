import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { useCampaign } from '../api/campaigns.ts';
import { serverNow } from '../api/server-clock.ts';
import type { Count } from '../api/tally.ts';
import { useFormats, useI18n } from '../i18n/use-i18n.tsx';
import { usePaths } from '../use-paths.ts';
import { type Availability, availabilityOf } from '../votes/availability.ts';
import { useBallot } from '../votes/ballots.ts';
import { useVote, type Vote } from '../votes/use-vote.ts';
import { Button } from './button.tsx';
import { CheckIcon, ClockIcon, LockIcon, PauseIcon, ThumbDownIcon, ThumbUpIcon, WarningIcon } from './icons.tsx';
import { SplitBar } from './progress.tsx';
import { announce } from './toast.tsx';
import styles from './vote-buttons.module.css';
import { whyText } from './why.ts';

type Side = 'for' | 'against';

/** Counts for and against in words and as a bar. */
export function VoteCounts({ count }: { count: Count }) {
  const { t } = useI18n();
  const { number } = useFormats();
  const words = t('vote.counts', { for: count.for, against: count.against });
  return (
    <div class={styles.counts}>
      <div class={styles.sides} aria-hidden="true">
        <span class={styles.forText}>
          <ThumbUpIcon size={18} />
          {number(count.for)} <span class={styles.word}>{t('vote.for')}</span>
        </span>
        <span class={styles.againstText}>
          {number(count.against)} <span class={styles.word}>{t('vote.against')}</span>
          <ThumbDownIcon size={18} />
        </span>
      </div>
      <SplitBar first={count.for} second={count.against} label={words} />
    </div>
  );
}

/** Why nobody can vote now; nothing where they can. */
function useReason(availability: Availability | null): { icon: ComponentChildren; text: ComponentChildren } | null {
  const { t, tx } = useI18n();
  const { date } = useFormats();
  const paths = usePaths();
  if (availability === null) return null;
  switch (availability.kind) {
    case 'open':
      return null;
    case 'not-open-yet':
      return {
        icon: <ClockIcon size={18} />,
        text: availability.opens === null ? t('vote.noVoting') : t('vote.opens', { date: date(availability.opens) }),
      };
    case 'closed':
      return { icon: <LockIcon size={18} />, text: t('vote.closed', { date: date(availability.closed) }) };
    case 'paused':
      return { icon: <PauseIcon size={18} />, text: t('vote.paused', { reason: availability.reason }) };
    case 'limit-reached':
      return {
        icon: <WarningIcon size={18} />,
        text: tx('vote.full', {
          most: String(availability.most),
          link: <a href={paths.ballot}>{t('vote.fullLink')}</a>,
        }),
      };
  }
}

function Status({ vote, quiet }: { vote: Vote; quiet: boolean }) {
  const i18n = useI18n();
  const { t } = i18n;
  const { data: campaign } = useCampaign();
  switch (vote.state) {
    case 'sending':
      return (
        <p class={styles.status}>
          <ClockIcon size={18} />
          {t(vote.failure === null ? 'vote.sending' : 'vote.retrying')}
        </p>
      );
    case 'signing-in':
      return (
        <div class={`${styles.status} ${styles.watch}`}>
          <WarningIcon size={18} />
          <span>{t('vote.signIn')}</span>
          <span class={styles.ways}>
            <Button small look="main" onClick={vote.retry}>
              {t('session.signIn')}
            </Button>
            <Button small look="quiet" onClick={vote.dismiss}>
              {t('vote.dismiss')}
            </Button>
          </span>
        </div>
      );
    case 'failed':
      return (
        <div class={`${styles.status} ${styles.bad}`}>
          <WarningIcon size={18} />
          <span>{t('vote.failed', { why: whyText(i18n, vote.failure ?? 'unexpected', campaign) })}</span>
          <span class={styles.ways}>
            <Button small onClick={vote.retry}>
              {t('common.retry')}
            </Button>
            <Button small look="quiet" onClick={vote.dismiss}>
              {t('vote.dismiss')}
            </Button>
          </span>
        </div>
      );
    case 'idle':
      if (vote.counted === 'none') return null;
      return (
        <p class={`${styles.status} ${styles.good}`}>
          <CheckIcon size={18} />
          <span>
            {t(`vote.counted.${vote.counted}`)}
            {!quiet && <span class={styles.how}> {t('vote.change')}</span>}
          </span>
        </p>
      );
  }
}

/** Says aloud what became of a vote: only when it is counted, or when it failed. */
function useAnnouncement({ state, wanted }: Vote): void {
  const { t } = useI18n();
  const before = useRef({ state, wanted });
  useEffect(() => {
    const was = before.current;
    before.current = { state, wanted };
    // What was on its way is what is counted: the ballot may be a moment behind.
    if (was.state === 'sending' && state === 'idle') announce(t(`vote.counted.${was.wanted}`));
    if (was.state === 'sending' && state === 'failed') announce(t('vote.failed', { why: t('error.title') }));
  }, [state, wanted, t]);
}

/**
 * Voting on one proposal, in every state it can have: votable, chosen, on its way, failed, and all the reasons why not.
 * What is shown as counted is what the platform has written.
 */
export function VoteButtons({
  number,
  count,
  quiet = false,
  hideReason = false,
}: {
  number: number;
  /** The live counts, where they are public. */
  count?: Count | undefined;
  /** In a list: shorter words. */
  quiet?: boolean;
  /** The page says already why nobody can vote. */
  hideReason?: boolean;
}) {
  const { t } = useI18n();
  const formats = useFormats();
  const { data: campaign } = useCampaign();
  const { data: ballot } = useBallot();
  const vote = useVote(number);
  const id = useId();
  useAnnouncement(vote);
  const availability = campaign ? availabilityOf(campaign, ballot, vote.counted !== 'none', serverNow()) : null;
  const reason = useReason(availability);
  if (!campaign || availability === null) return <div class={styles.waiting} />;
  const over = availability.kind === 'closed' || availability.kind === 'not-open-yet';
  if (over && vote.state === 'idle') {
    return (
      <div class={styles.vote}>
        {availability.kind === 'closed' && count && <VoteCounts count={count} />}
        {reason && !hideReason && (
          <p class={styles.status}>
            {reason.icon}
            <span>{reason.text}</span>
          </p>
        )}
        {availability.kind === 'closed' && vote.counted !== 'none' && <Status vote={vote} quiet />}
      </div>
    );
  }
  const blocked = availability.kind !== 'open';
  const button = (side: Side) => {
    const chosen = vote.wanted === side;
    const counted = vote.counted === side && vote.state === 'idle';
    return (
      <button
        type="button"
        class={`${styles.button} ${styles[side]} ${counted ? styles.counted : ''}`}
        aria-pressed={chosen}
        aria-disabled={blocked ? 'true' : undefined}
        aria-describedby={blocked ? `${id}-reason` : undefined}
        onClick={() => {
          if (!blocked) vote.choose(chosen ? 'none' : side);
        }}
      >
        {counted ? <CheckIcon /> : side === 'for' ? <ThumbUpIcon /> : <ThumbDownIcon />}
        <span>{t(`vote.${side}`)}</span>
        {count && <span class={styles.count}>{formats.number(count[side])}</span>}
      </button>
    );
  };
  return (
    <div class={styles.vote}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row everywhere */}
      <div class={styles.buttons} role="group" aria-label={t('vote.label', { number: String(number) })}>
        {campaign.voting.choices.map((side) => (
          <span key={side} class={styles.slot}>
            {button(side)}
          </span>
        ))}
      </div>
      {reason && (
        <p class={styles.status} id={`${id}-reason`}>
          {reason.icon}
          <span>{reason.text}</span>
        </p>
      )}
      <Status vote={vote} quiet={quiet} />
    </div>
  );
}
