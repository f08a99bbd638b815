import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { announce, toast } from '../components/toast.tsx';
import { type Decision, type DeskProposal, useAnnul, useDecide, useLookAgain } from './api/queue.ts';
import { type Meanwhile, meanwhileOf } from './conflict.ts';
import { ContradictionDialog, MergeDialog, UnmergeDialog, useVotingStage } from './merge-dialogs.tsx';
import { RejectDialog } from './reject-dialog.tsx';
import { useDesk } from './use-words.tsx';

type Asked = 'reject' | 'merge' | 'unmerge' | 'contradict' | 'annul';

export interface Acts {
  /** `restore` where the proposal is off, `publish` where it waits or is to stay; null where neither is possible. */
  readonly putOn: 'publish' | 'restore' | null;
  readonly canReject: boolean;
  readonly busy: boolean;
  /** Of the latest act, unless `meanwhile` says it better. */
  readonly error: unknown;
  /** What somebody else has done to it since. */
  readonly meanwhile: Meanwhile | null;
  readonly decide: () => void;
  readonly ask: (what: Asked) => void;
  readonly dialogs: ComponentChildren;
}

/** What can be done to a proposal as it was seen. `proposal`: undefined while it is on its way. */
export function useActs(
  number: number,
  proposal: DeskProposal | undefined,
  onDone: (done: DeskProposal) => void,
): Acts {
  const { d, t } = useDesk();
  const decide = useDecide(number);
  const annul = useAnnul();
  const again = useLookAgain();
  const stage = useVotingStage();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [refused, setRefused] = useState<{ number: number; meanwhile: Meanwhile } | null>(null);
  const status = proposal?.status;
  const putOn =
    status === 'pending' || status === 'published'
      ? 'publish'
      : status === 'held' || status === 'rejected'
        ? 'restore'
        : null;
  const canReject = status === 'pending' || status === 'published' || status === 'held';
  const close = () => setAsked(null);
  const done = (settled: DeskProposal) => {
    setRefused(null);
    close();
    onDone(settled);
  };
  const failed = (error: unknown) => {
    const meanwhile = meanwhileOf(error);
    if (meanwhile !== null) {
      setRefused({ number, meanwhile });
      close();
      announce(d('meanwhile.title'));
    }
    void again(number);
  };
  const send = (body: Decision, forget?: () => void) =>
    decide.mutate(body, {
      onSuccess: (settled) => {
        forget?.();
        toast(d(`done.${body.decision}`, { number: String(number) }));
        done(settled);
      },
      onError: failed,
    });
  const meanwhile = refused?.number === number ? refused.meanwhile : null;
  const props = proposal && { proposal, onClose: close, onDone: done };
  return {
    putOn,
    canReject,
    busy: decide.isPending,
    error: meanwhile === null && asked === null ? decide.error : null,
    meanwhile,
    decide: () => {
      if (decide.isPending) return;
      if (!proposal) announce(t('common.loading'));
      else if (putOn) send({ decision: putOn, revision: proposal.revision, message: null });
    },
    ask: (what) => {
      if (!proposal) return announce(t('common.loading'));
      decide.reset();
      annul.reset();
      setAsked(what);
    },
    dialogs: props && (
      <>
        {asked === 'reject' && (
          <RejectDialog
            about={`reject.${number}`}
            title={d('reject.title', { number: String(number) })}
            lead={d(`reject.${stage}`)}
            confirm={d('reject.confirm')}
            pending={decide.isPending}
            error={decide.error}
            onClose={close}
            onReject={(reason, message, forget) =>
              send({ decision: 'reject', revision: props.proposal.revision, reason, message }, forget)
            }
          />
        )}
        {asked === 'annul' && (
          <RejectDialog
            about={`annul.${number}`}
            title={d('annul.title', { number: String(number) })}
            lead={d(stage === 'over' ? 'annul.over' : 'annul.open')}
            confirm={d('annul.confirm')}
            first="manipulated-votes"
            pending={annul.isPending}
            error={annul.error}
            onClose={close}
            onReject={(reason, message, forget) =>
              annul.mutate(
                { number, revision: props.proposal.revision, reason, message },
                {
                  onSuccess: (settled) => {
                    forget();
                    toast(d('annul.done', { number: String(number) }));
                    done(settled);
                  },
                  onError: failed,
                },
              )
            }
          />
        )}
        {asked === 'merge' && <MergeDialog {...props} />}
        {asked === 'unmerge' && <UnmergeDialog {...props} />}
        {asked === 'contradict' && <ContradictionDialog {...props} />}
      </>
    ),
  };
}
