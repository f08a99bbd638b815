import { useState } from 'preact/hooks';
import { PAUSABLE } from '../../../functions/core/pause.ts';
import { type Campaign, useCampaign } from '../api/campaigns.ts';
import { Badge } from '../components/badge.tsx';
import { Button } from '../components/button.tsx';
import { PauseIcon } from '../components/icons.tsx';
import { Panel } from '../components/page.tsx';
import { CardSkeleton } from '../components/skeleton.tsx';
import { Notice } from '../components/states.tsx';
import { toast } from '../components/toast.tsx';
import { type Pausable, usePause, useResume } from './api/campaign.ts';
import styles from './desk.module.css';
import { DeskFailed } from './desk-failed.tsx';
import { DeskPage } from './desk-page.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import { useMoment } from './use-moment.ts';
import { useDesk } from './use-words.tsx';

const PHASE_OF = { submissions: 'ideation', voting: 'voting' } as const satisfies Record<Pausable, string>;

function Switch({ campaign, what }: { campaign: Campaign; what: Pausable }) {
  const { d } = useDesk();
  const moment = useMoment();
  const [asked, setAsked] = useState(false);
  const pause = usePause();
  const resume = useResume();
  const paused = campaign.paused[what];
  const running = campaign.phase === PHASE_OF[what];
  const ask = () => {
    pause.reset();
    resume.reset();
    setAsked(true);
  };
  const done = (text: string, forget: () => void) => {
    forget();
    toast(text);
    setAsked(false);
  };
  return (
    <Panel label={d(`pause.${what}`)}>
      <div class={styles.line}>
        <h2>{d(`pause.${what}`)}</h2>
        <Badge tone={paused ? 'watch' : running ? 'good' : 'none'} icon={paused ? <PauseIcon /> : undefined}>
          {d(paused ? 'pause.isPaused' : running ? 'pause.running' : 'pause.notRunning')}
        </Badge>
      </div>
      {paused ? (
        <Notice tone="watch" title={d('pause.since', { when: moment(paused.since) })}>
          {paused.reason}
        </Notice>
      ) : (
        <p class={styles.soft}>{d(`pause.${what}.text`)}</p>
      )}
      <div>
        <Button look={paused ? 'main' : 'danger'} onClick={ask}>
          {d(paused ? 'pause.resume' : 'pause.pause')}
        </Button>
      </div>
      {asked && paused === null && (
        <ReasonDialog
          about={`pause.${what}`}
          title={d(`pause.${what}.ask`)}
          label={d('reason.public')}
          hint={d('reason.public.hint')}
          confirm={d('pause.confirm')}
          danger
          pending={pause.isPending}
          error={pause.error}
          onClose={() => setAsked(false)}
          onConfirm={(reason, forget) =>
            pause.mutate({ what, reason }, { onSuccess: () => done(d(`pause.${what}.done`), forget) })
          }
        >
          <p>{d('pause.clock')}</p>
        </ReasonDialog>
      )}
      {asked && paused !== null && (
        <ReasonDialog
          about={`resume.${what}`}
          title={d(`resume.${what}.ask`)}
          label={d('reason.log')}
          confirm={d('pause.resume')}
          pending={resume.isPending}
          error={resume.error}
          onClose={() => setAsked(false)}
          onConfirm={(reason, forget) =>
            resume.mutate(
              { what, since: paused.since, reason },
              { onSuccess: () => done(d(`resume.${what}.done`), forget) },
            )
          }
        />
      )}
    </Panel>
  );
}

/** What can be stopped for a while, in public and with a reason. */
export function PauseDesk() {
  const { d } = useDesk();
  const { data: campaign, error, refetch } = useCampaign();
  return (
    <DeskPage title={d('pause.title')} lead={d('pause.lead')}>
      {error && <DeskFailed error={error} onRetry={refetch} />}
      {!campaign && !error && <CardSkeleton />}
      {campaign && PAUSABLE.map((what) => <Switch key={what} campaign={campaign} what={what} />)}
    </DeskPage>
  );
}
