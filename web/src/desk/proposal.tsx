import { useCampaign } from '../api/campaigns.ts';
import { Button } from '../components/button.tsx';
import { Plate } from '../components/plate.tsx';
import { CardSkeleton } from '../components/skeleton.tsx';
import { toast } from '../components/toast.tsx';
import { useFormats } from '../i18n/use-i18n.tsx';
import { usePaths } from '../use-paths.ts';
import { useUnlinkContradiction } from './api/merges.ts';
import { type DeskProposal, useDeskProposal, useLookAgain } from './api/queue.ts';
import { CostField } from './cost-field.tsx';
import { CostsUntil } from './costs-until.tsx';
import styles from './desk.module.css';
import { DeskFailed } from './desk-failed.tsx';
import { DeskPage } from './desk-page.tsx';
import { useDeskPaths } from './desk-paths.ts';
import { useVotingStage } from './merge-dialogs.tsx';
import { PartLevel } from './part.tsx';
import { Because, MeanwhileNotice, ProposalBody, StatusBadge } from './proposal-body.tsx';
import { ProposalComments } from './proposal-comments.tsx';
import { useActs } from './use-acts.tsx';
import { useDesk } from './use-words.tsx';

function Unlink({ proposal, other }: { proposal: DeskProposal; other: number }) {
  const { d } = useDesk();
  const unlink = useUnlinkContradiction(proposal.number);
  const again = useLookAgain();
  const send = () =>
    unlink.mutate(
      { other, revision: proposal.revision },
      {
        onSuccess: () => toast(d('contradiction.undone', { number: String(proposal.number), other: String(other) })),
        onError: () => void again(proposal.number),
      },
    );
  return (
    <>
      <Button small busy={unlink.isPending} onClick={send}>
        {d('contradiction.undo', { other: String(other) })}
      </Button>
      {unlink.error ? <DeskFailed error={unlink.error} /> : null}
    </>
  );
}

/** What it costs, by the city's estimate: until voting opens it can be set. */
function Cost({ proposal }: { proposal: DeskProposal }) {
  const { d } = useDesk();
  const { money } = useFormats();
  const { data: campaign } = useCampaign();
  const frozen = useVotingStage() !== 'ahead';
  const { cost } = proposal;
  return (
    <section class={styles.cost} aria-label={d('costs.one')}>
      <h2 class={styles.formTitle}>{d('costs.one')}</h2>
      {frozen ? (
        <p>{cost === null ? d('costs.none') : money(cost)}</p>
      ) : (
        <CostField proposal={proposal} onCosted={() => undefined} />
      )}
      {campaign && <CostsUntil campaign={campaign} />}
    </section>
  );
}

function Shown({ proposal }: { proposal: DeskProposal }) {
  const { d } = useDesk();
  const paths = usePaths();
  const desk = useDeskPaths();
  const stage = useVotingStage();
  const acts = useActs(proposal.number, proposal, () => undefined);
  const { number, status, because, reportCount, mergedInto, contradicts } = proposal;
  const open = status === 'pending' || status === 'published';
  return (
    <div class={styles.stack}>
      <p class={styles.badges}>
        <Plate number={number} large />
        <StatusBadge status={status} />
        <Because because={because} reports={reportCount} />
      </p>
      {acts.meanwhile && <MeanwhileNotice meanwhile={acts.meanwhile} />}
      <div class={`${styles.item} ${styles.opened}`}>
        <div class={styles.itemBody}>
          <PartLevel.Provider value={2}>
            <ProposalBody proposal={proposal} />
          </PartLevel.Provider>
        </div>
      </div>
      {status === 'published' && <Cost proposal={proposal} />}
      {acts.error ? <DeskFailed error={acts.error} /> : null}
      <div class={styles.actions}>
        {acts.putOn && (
          <Button look="main" busy={acts.busy} onClick={acts.decide}>
            {d(status === 'published' ? 'act.keep' : `act.${acts.putOn}`)}
          </Button>
        )}
        {acts.canReject && (
          <Button look="danger" onClick={() => acts.ask('reject')}>
            {d('act.reject')}
          </Button>
        )}
        {mergedInto === null && open && <Button onClick={() => acts.ask('merge')}>{d('act.merge')}</Button>}
        {mergedInto !== null && <Button onClick={() => acts.ask('unmerge')}>{d('act.unmerge')}</Button>}
        {status === 'published' && <Button onClick={() => acts.ask('contradict')}>{d('act.contradict')}</Button>}
        {contradicts.map((other) => (
          <Unlink key={other} proposal={proposal} other={other} />
        ))}
        {stage !== 'ahead' && status === 'published' && (
          <Button look="danger" onClick={() => acts.ask('annul')}>
            {d('act.annul')}
          </Button>
        )}
      </div>
      <p class={styles.links}>
        {status === 'published' && <a href={`${desk.answers}?q=${number}&answer=all`}>{d('act.answer')}</a>}
        {(status === 'published' || status === 'merged') && <a href={paths.proposal(number)}>{d('act.public')}</a>}
        <a href={desk.queue}>{d('act.queue')}</a>
      </p>
      {acts.dialogs}
    </div>
  );
}

/** One proposal, whatever its status, and all that can be done to it. */
export function ProposalDesk({ number }: { number: number }) {
  const { t, language } = useDesk();
  const { data: proposal, error, refetch } = useDeskProposal(number);
  const title = proposal?.title || t('proposal.number', { number: String(number) });
  return (
    <DeskPage title={title} lang={proposal && proposal.language !== language ? proposal.language : undefined}>
      {error && <DeskFailed error={error} onRetry={refetch} />}
      {!proposal && !error && <CardSkeleton />}
      {proposal && <Shown proposal={proposal} />}
      {proposal?.status === 'published' && <ProposalComments number={number} />}
    </DeskPage>
  );
}
