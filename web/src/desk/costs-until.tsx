import type { Campaign } from '../api/campaigns.ts';
import { serverNow } from '../api/server-clock.ts';
import { ClockIcon, LockIcon } from '../components/icons.tsx';
import { Notice } from '../components/states.tsx';
import { useFormats } from '../i18n/use-i18n.tsx';
import { useVotingStage } from './merge-dialogs.tsx';
import { useDesk } from './use-words.tsx';

/** Until when costs can be set, or since when they stand, and why. */
export function CostsUntil({ campaign }: { campaign: Campaign }) {
  const { d } = useDesk();
  const { dateTime, relative } = useFormats();
  const stage = useVotingStage();
  const opens = campaign.phases.find(({ phase }) => phase === 'voting')?.opens;
  if (opens === undefined) return null;
  return stage === 'ahead' ? (
    <Notice icon={<ClockIcon />} title={d('costs.until', { when: dateTime(opens), in: relative(opens, serverNow()) })}>
      {d('costs.until.text')}
    </Notice>
  ) : (
    <Notice icon={<LockIcon />} title={d('costs.frozen', { when: dateTime(opens) })}>
      {d('costs.frozen.text')}
    </Notice>
  );
}
