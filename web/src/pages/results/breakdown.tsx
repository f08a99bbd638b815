import { useState } from 'preact/hooks';
import { useCampaign } from '../../api/campaigns.ts';
import { BarList } from '../../components/bar-list.tsx';
import { Section } from '../../components/page.tsx';
import type { useProposalsByNumber } from '../../components/proposal-title.tsx';
import { Tabs } from '../../components/tabs.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import type { Standing } from './standing.ts';

type By = 'theme' | 'district';

/** Votes by theme and by district, for and against. */
export function Breakdown({
  standings,
  proposals,
}: {
  standings: readonly Standing[];
  proposals: ReturnType<typeof useProposalsByNumber>;
}) {
  const { t, textOf } = useI18n();
  const { data: campaign } = useCampaign();
  const [by, setBy] = useState<By>('theme');
  const { byNumber } = proposals;
  if (!campaign || !byNumber) return null;
  const sums = new Map<string, { pro: number; contra: number; ideas: number }>();
  for (const standing of standings) {
    const proposal = byNumber.get(standing.number);
    if (!proposal) continue;
    const key = by === 'theme' ? proposal.theme : (proposal.district ?? '');
    const sum = sums.get(key) ?? { pro: 0, contra: 0, ideas: 0 };
    sums.set(key, { pro: sum.pro + standing.for, contra: sum.contra + standing.against, ideas: sum.ideas + 1 });
  }
  const named = by === 'theme' ? campaign.themes : campaign.districts;
  const names = new Map(named.map(({ id, name }) => [id, textOf(name)]));
  const bars = [...sums]
    .sort(([, one], [, other]) => other.pro + other.contra - one.pro - one.contra)
    .map(([key, { pro, contra, ideas }]) => ({
      key,
      label: key === '' ? t('common.wholeCity') : (names.get(key) ?? key),
      parts: [
        { colour: 'first' as const, value: pro },
        { colour: 'second' as const, value: contra },
      ],
      text: `${t('common.proposals', { count: ideas })} · ${t('vote.counts', { for: pro, against: contra })}`,
    }));
  return (
    <Section title={t('results.by')}>
      <Tabs
        label={t('results.by')}
        current={by}
        tabs={[
          { id: 'theme', label: t('results.by.theme') },
          { id: 'district', label: t('results.by.district') },
        ]}
        onChange={setBy}
      >
        <BarList label={t(`results.by.${by}`)} bars={bars} />
      </Tabs>
    </Section>
  );
}
