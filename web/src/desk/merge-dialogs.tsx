import { useState } from 'preact/hooks';
import { useCampaign } from '../api/campaigns.ts';
import { useTwins } from '../api/proposals.ts';
import { serverNow } from '../api/server-clock.ts';
import { Notice } from '../components/states.tsx';
import { toast } from '../components/toast.tsx';
import { useLinkContradiction, useMerge, useUnmerge } from './api/merges.ts';
import { type DeskProposal, useLookAgain } from './api/queue.ts';
import { type Found, ProposalSearch } from './proposal-search.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { useDesk } from './use-words.tsx';

type Stage = 'ahead' | 'open' | 'over';

/** How far the voting is: it decides what merging means. */
export function useVotingStage(): Stage {
  const { data: campaign } = useCampaign();
  const voting = campaign?.phases.find(({ phase }) => phase === 'voting');
  const now = serverNow();
  if (voting === undefined || now < Date.parse(voting.opens)) return 'ahead';
  return voting.closes !== null && now >= Date.parse(voting.closes) ? 'over' : 'open';
}

interface DialogProps {
  proposal: DeskProposal;
  onClose: () => void;
  onDone: (proposal: DeskProposal) => void;
}

function useLikely(proposal: DeskProposal): readonly Found[] {
  const { data } = useTwins(proposal.title);
  return data?.items.filter(({ number }) => number !== proposal.number).slice(0, 5) ?? [];
}

/** Merges a proposal into a lead, and says what that means today. */
export function MergeDialog({ proposal, onClose, onDone }: DialogProps) {
  const { d } = useDesk();
  const { number } = proposal;
  const [lead, setLead] = useState<Found | null>(null);
  const merge = useMerge(number);
  const again = useLookAgain();
  const stage = useVotingStage();
  const likely = useLikely(proposal);
  return (
    <ReasonDialog
      about={`merge.${number}`}
      title={d('merge.title', { number: String(number) })}
      label={d('reason.log')}
      confirm={lead === null ? d('merge.confirm') : d('merge.confirmInto', { number: String(lead.number) })}
      ready={lead !== null}
      missing={d('merge.missing')}
      pending={merge.isPending}
      error={merge.error}
      onClose={onClose}
      onConfirm={(reason, forget) => {
        if (lead === null) return;
        const body = { into: lead.number, revision: proposal.revision, reason };
        merge.mutate(body, {
          onSuccess: (merged) => {
            forget();
            toast(d('merge.done', { number: String(number), lead: String(lead.number) }));
            onDone(merged);
          },
          onError: () => void again(number),
        });
      }}
    >
      <Notice tone={stage === 'over' ? 'bad' : 'calm'}>{d(`merge.${stage}`)}</Notice>
      <ProposalSearch
        label={d('merge.lead')}
        without={number}
        likely={likely}
        chosen={lead?.number ?? null}
        onChoose={setLead}
      />
    </ReasonDialog>
  );
}

export function UnmergeDialog({ proposal, onClose, onDone }: DialogProps) {
  const { d } = useDesk();
  const { number } = proposal;
  const unmerge = useUnmerge(number);
  const again = useLookAgain();
  const stage = useVotingStage();
  return (
    <ReasonDialog
      about={`unmerge.${number}`}
      title={d('unmerge.title', { number: String(number) })}
      label={d('reason.log')}
      confirm={d('unmerge.confirm')}
      pending={unmerge.isPending}
      error={unmerge.error}
      onClose={onClose}
      onConfirm={(reason, forget) =>
        unmerge.mutate(
          { revision: proposal.revision, reason },
          {
            onSuccess: (apart) => {
              forget();
              toast(d('unmerge.done', { number: String(number) }));
              onDone(apart);
            },
            onError: () => void again(number),
          },
        )
      }
    >
      <p>{d(`unmerge.${stage}`)}</p>
    </ReasonDialog>
  );
}

/** Says of two proposals that they go against each other. */
export function ContradictionDialog({ proposal, onClose, onDone }: DialogProps) {
  const { d } = useDesk();
  const { number } = proposal;
  const [other, setOther] = useState<Found | null>(null);
  const link = useLinkContradiction(number);
  const again = useLookAgain();
  return (
    <ReasonDialog
      about={`contradiction.${number}`}
      title={d('contradiction.title', { number: String(number) })}
      label={d('reason.log')}
      confirm={d('contradiction.confirm')}
      ready={other !== null}
      missing={d('contradiction.missing')}
      pending={link.isPending}
      error={link.error}
      onClose={onClose}
      onConfirm={(reason, forget) => {
        if (other === null) return;
        link.mutate(
          { other: other.number, revision: proposal.revision, reason },
          {
            onSuccess: (linked) => {
              forget();
              toast(d('contradiction.done', { number: String(number), other: String(other.number) }));
              onDone(linked);
            },
            onError: () => void again(number),
          },
        );
      }}
    >
      <p>{d('contradiction.lead')}</p>
      <ProposalSearch
        label={d('contradiction.other')}
        without={number}
        likely={[]}
        chosen={other?.number ?? null}
        onChoose={setOther}
      />
    </ReasonDialog>
  );
}
