import { useRef } from 'preact/hooks';
import { useCampaign } from '../api/campaigns.ts';
import { usePageCampaign } from '../api/page-campaign.ts';
import { askAgain, failedOf } from '../api/query-client.ts';
import { serverNow } from '../api/server-clock.ts';
import { askTitlesEarly, useBallotTitles } from '../api/titles.ts';
import { Button, LinkButton } from '../components/button.tsx';
import { CostOf, useSpends } from '../components/cost.tsx';
import { Failed } from '../components/failed.tsx';
import { ClockIcon, LockIcon, PauseIcon, PersonIcon } from '../components/icons.tsx';
import { Page, Panel, Section } from '../components/page.tsx';
import { Plate } from '../components/plate.tsx';
import { ProgressBar } from '../components/progress.tsx';
import { ProposalTitle, useBallotProposals } from '../components/proposal-title.tsx';
import { CardSkeleton } from '../components/skeleton.tsx';
import { EmptyState, Notice } from '../components/states.tsx';
import { toast } from '../components/toast.tsx';
import { VoteButtons } from '../components/vote-buttons.tsx';
import { useFormats, useI18n } from '../i18n/use-i18n.tsx';
import { campaignOf } from '../paths.ts';
import { useSession } from '../session/use-session.ts';
import { useStore } from '../store.ts';
import { usePaths } from '../use-paths.ts';
import { availabilityOf } from '../votes/availability.ts';
import { askBallotEarly, type Ballot, choiceIn, useBallot } from '../votes/ballots.ts';
import { voteQueue } from '../votes/use-vote.ts';
import { Proofs } from './ballot/proofs.tsx';
import { Receipts } from './ballot/receipts.tsx';
import { VoucherForm } from './ballot/voucher.tsx';
import styles from './ballot.module.css';

/** Where the page is opened on its own, titles are asked for while the rows that wait for them are still to be drawn. */
async function askEarly(): Promise<void> {
  const campaign = campaignOf(location.pathname);
  if (campaign === null || !location.pathname.endsWith('/ballot')) return;
  const ballot = await askBallotEarly(campaign);
  if (ballot) askTitlesEarly(campaign, [...ballot.for, ...ballot.against]);
}
void askEarly();

type Titles = ReturnType<typeof useBallotProposals>;

/** Numbers that were on the ballot while this page is open: what is taken back stays in sight, to be put back. */
function useTakenBack(ballot: Ballot): readonly number[] {
  const seen = useRef(new Set<number>());
  for (const number of [...ballot.for, ...ballot.against]) seen.current.add(number);
  return [...seen.current].filter((number) => choiceIn(ballot, number) === 'none');
}

function Row({ number, titles }: { number: number; titles: Titles }) {
  const { t } = useI18n();
  return (
    <li class={styles.row}>
      <div class={styles.what}>
        <Plate number={number} label={t('common.number')} />
        <span class={styles.title}>
          <ProposalTitle number={number} proposals={titles} />
          <span class={styles.small}>
            <CostOf number={number} proposals={titles} />
          </span>
        </span>
      </div>
      <div class={styles.vote}>
        <VoteButtons number={number} quiet hideReason />
      </div>
    </li>
  );
}

function Group({ title, numbers, titles }: { title: string; numbers: readonly number[]; titles: Titles }) {
  if (numbers.length === 0) return null;
  return (
    <Section title={title}>
      <ul class={styles.rows}>
        {numbers.map((number) => (
          <Row key={number} number={number} titles={titles} />
        ))}
      </ul>
    </Section>
  );
}

/** What all that somebody votes for would cost together, beside the budget: a ballot may well be dearer. */
function Together({ ballot, titles, open }: { ballot: Ballot; titles: Titles; open: boolean }) {
  const { t } = useI18n();
  const { money } = useFormats();
  const { data: campaign } = useCampaign();
  const spends = useSpends();
  const asked = useBallotTitles(ballot.for, spends && titles.byNumber === null);
  const known = titles.byNumber ?? asked.data;
  if (!spends || ballot.for.length === 0) return null;
  if (!known || (titles.byNumber === null && ballot.for.some((number) => !known.has(number)))) return null;
  const sum = ballot.for.reduce((all, number) => all + (known.get(number)?.cost ?? 0), 0);
  const budget = campaign && 'budget' in campaign.selection ? campaign.selection.budget : null;
  return (
    <p class={styles.small}>
      {budget === null
        ? t('ballot.cost', { sum: money(sum) })
        : t('ballot.costOf', { sum: money(sum), budget: money(budget) })}
      {open && budget !== null && ` ${t('ballot.cost.more')}`}
    </p>
  );
}

/** What is left, or why nothing can be changed. */
function Standing({ ballot, titles }: { ballot: Ballot; titles: Titles }) {
  const { t } = useI18n();
  const { date, dateTime, number } = useFormats();
  const { data: campaign } = useCampaign();
  if (!campaign) return null;
  const most = campaign.voting.maxChoices;
  const availability = availabilityOf(campaign, ballot, true, serverNow());
  return (
    <Panel>
      {availability.kind === 'closed' && (
        <Notice icon={<LockIcon />}>{t('vote.closed', { date: date(availability.closed) })}</Notice>
      )}
      {availability.kind === 'paused' && (
        <Notice tone="watch" icon={<PauseIcon />}>
          {t('vote.paused', { reason: availability.reason })}
        </Notice>
      )}
      {availability.kind === 'not-open-yet' && availability.opens !== null && (
        <Notice icon={<ClockIcon />}>{t('vote.opens', { date: date(availability.opens) })}</Notice>
      )}
      {most === null ? (
        <p>
          <strong>{t('common.votes', { count: ballot.choices })}</strong>
          {availability.kind === 'open' && ` · ${t('ballot.noCap')}`}
        </p>
      ) : (
        <ProgressBar
          label={t('ballot.used')}
          value={ballot.choices}
          max={most}
          text={t('ballot.usedText', { used: number(ballot.choices), most: number(most) })}
        />
      )}
      <Together ballot={ballot} titles={titles} open={availability.kind === 'open'} />
      {ballot.changedAt !== null && (
        <p class={styles.small}>{t('ballot.changedAt', { when: dateTime(ballot.changedAt) })}</p>
      )}
    </Panel>
  );
}

function Choices({ ballot }: { ballot: Ballot }) {
  const { t } = useI18n();
  const paths = usePaths();
  const id = usePageCampaign() ?? '';
  const titles = useBallotProposals();
  const takenBack = useTakenBack(ballot);
  const wishes = [...useStore(voteQueue.wishes).values()];
  const known = new Set([...ballot.for, ...ballot.against, ...takenBack]);
  const pending = wishes.filter(({ campaign, number }) => campaign === id && !known.has(number));
  const nothing = known.size === 0 && pending.length === 0;
  const { data: campaign } = useCampaign();
  const over = campaign !== undefined && availabilityOf(campaign, ballot, true, serverNow()).kind === 'closed';
  return (
    <>
      <Standing ballot={ballot} titles={titles} />
      {nothing && over && <EmptyState title={t('ballot.notVoted')} />}
      {nothing && !over && (
        <EmptyState
          title={t('ballot.empty')}
          actions={
            <LinkButton look="main" href={paths.proposals}>
              {t('ballot.browse')}
            </LinkButton>
          }
        />
      )}
      <Group title={t('ballot.pending')} numbers={pending.map(({ number }) => number)} titles={titles} />
      <Group title={t('ballot.for', { count: ballot.for.length })} numbers={ballot.for} titles={titles} />
      <Group title={t('ballot.against', { count: ballot.against.length })} numbers={ballot.against} titles={titles} />
      <Group title={t('ballot.takenBack')} numbers={takenBack} titles={titles} />
    </>
  );
}

/** One's own ballot: what is counted, what is on its way, what is left, and the receipts. */
export default function BallotPage() {
  const { t } = useI18n();
  const { person, signIn } = useSession();
  const rules = useCampaign();
  const campaign = rules.data;
  const own = useBallot();
  const { data: ballot, isPending } = own;
  const [failed] = failedOf([own, rules]);
  return (
    <Page title={t('ballot.title')} lead={t('ballot.lead')} narrow>
      {person === null ? (
        <EmptyState
          title={t('ballot.signIn')}
          actions={
            <Button
              look="main"
              icon={<PersonIcon />}
              onClick={() => void signIn().catch(() => toast(t('error.unreachable'), 'bad'))}
            >
              {t('session.signIn')}
            </Button>
          }
        />
      ) : (
        <>
          {campaign?.eligibility.rule === 'voucher' && campaign.phase === 'voting' && <VoucherForm />}
          {failed && <Failed error={failed.error} onRetry={askAgain} />}
          {isPending && !failed && <CardSkeleton />}
          {ballot && <Choices ballot={ballot} />}
          {ballot && <Proofs ballot={ballot} />}
        </>
      )}
      {campaign?.voting && campaign.receipts && !(person !== null && isPending) && <Receipts />}
    </Page>
  );
}
