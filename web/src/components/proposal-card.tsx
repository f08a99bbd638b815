import { useCampaign } from '../api/campaigns.ts';
import type { ListedProposal } from '../api/proposals.ts';
import type { Count } from '../api/tally.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { usePaths } from '../use-paths.ts';
import { AnswerBadge } from './answer-badge.tsx';
import { Badge } from './badge.tsx';
import { Cost } from './cost.tsx';
import { CheckIcon, PinIcon } from './icons.tsx';
import { spaced } from './lang.ts';
import { memo } from './memo.ts';
import { Plate } from './plate.tsx';
import styles from './proposal-card.module.css';
import { VoteButtons } from './vote-buttons.tsx';

/** The names of a theme and a district in the page's language. */
export function useNames() {
  const { t, textOf } = useI18n();
  const { data: campaign } = useCampaign();
  return {
    theme: (id: string) => {
      const theme = campaign?.themes.find((one) => one.id === id);
      return theme ? textOf(theme.name) : id;
    },
    /** null is the whole city. */
    district: (id: string | null) => {
      const district = campaign?.districts.find((one) => one.id === id);
      return id === null ? t('common.wholeCity') : district ? textOf(district.name) : id;
    },
  };
}

/** A proposal in a list, votable in place. The whole card leads to it. */
export const ProposalCard = memo(function ProposalCard({
  proposal,
  count,
  level = 2,
  brief = false,
  distance,
  selected = false,
}: {
  proposal: Pick<ListedProposal, 'number' | 'title' | 'summary' | 'theme' | 'district' | 'author' | 'language'> & {
    answer?: ListedProposal['answer'];
    cost?: ListedProposal['cost'];
  };
  count?: Count | undefined;
  /** Of the heading. */
  level?: 2 | 3;
  /** Over a map: it stands on its own and takes little room. */
  brief?: boolean;
  /** From where the reader is, in words. */
  distance?: string | undefined;
  /** Whether it is marked as selected by the result. */
  selected?: boolean | undefined;
}) {
  const { t, language } = useI18n();
  const paths = usePaths();
  const names = useNames();
  const Heading = `h${level}` as const;
  const { number, title, summary, author, answer, cost } = proposal;
  const lang = proposal.language === language ? undefined : proposal.language;
  return (
    <article class={brief ? `${styles.card} ${styles.brief}` : styles.card} data-number={number}>
      <div class={styles.top}>
        <Plate number={number} label={t('common.number')} />
        <span class={styles.theme}>{names.theme(proposal.theme)}</span>
        <span class={styles.cost}>
          <Cost cost={cost} />
        </span>
      </div>
      <Heading class={styles.title} lang={lang}>
        <a href={paths.proposal(number)}>{spaced(title, proposal.language)}</a>
      </Heading>
      <p class={styles.summary} lang={lang}>
        {spaced(summary, proposal.language)}
      </p>
      <p class={styles.meta}>
        <span class={styles.place}>
          <PinIcon size={16} />
          {names.district(proposal.district)}
        </span>
        {distance && <span>{distance}</span>}
        <span>{t('proposal.by', { author })}</span>
        {selected && (
          <Badge tone="good" icon={<CheckIcon />}>
            {t('results.isSelected')}
          </Badge>
        )}
        {answer && <AnswerBadge kind={answer.kind} />}
      </p>
      <div class={styles.foot}>
        <VoteButtons number={number} count={count} quiet hideReason />
      </div>
    </article>
  );
});
