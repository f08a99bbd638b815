import type { RefObject } from 'preact';
import { type ListedProposal, useProposal } from '../../api/proposals.ts';
import { useCounts } from '../../api/tally.ts';
import { IconButton } from '../../components/button.tsx';
import { Failed } from '../../components/failed.tsx';
import { CrossIcon } from '../../components/icons.tsx';
import { ProposalCard } from '../../components/proposal-card.tsx';
import { TextSkeleton } from '../../components/skeleton.tsx';
import { useFormats, useI18n } from '../../i18n/use-i18n.tsx';
import styles from './map-view.module.css';

/** A proposal of which nothing is known here yet but its number. */
function AskedCard({ number }: { number: number }) {
  const { list } = useFormats();
  const counts = useCounts();
  const { data, error, refetch } = useProposal(number);
  if (error) return <Failed error={error} onRetry={refetch} />;
  if (!data) return <TextSkeleton lines={4} />;
  const { title, summary, theme, district, language, authors } = data;
  const proposal = { number, title, summary, theme, district, language, author: list(authors) };
  return <ProposalCard proposal={proposal} count={counts.get(number)} level={3} brief />;
}

/** What is chosen on the map, as its cards, to be voted on in place. Escape closes it. */
export function Chosen({
  sheet,
  numbers,
  known,
  onClose,
}: {
  sheet: RefObject<HTMLElement | null>;
  numbers: readonly number[];
  known: ReadonlyMap<number, ListedProposal>;
  onClose: () => void;
}) {
  const { t } = useI18n();
  const counts = useCounts();
  return (
    <section
      ref={sheet}
      class={styles.sheet}
      tabIndex={-1}
      aria-labelledby="chosen-on-the-map"
      onKeyDown={({ key }) => key === 'Escape' && onClose()}
    >
      <header class={styles.sheetHead}>
        <h2 id="chosen-on-the-map" class={styles.sheetTitle}>
          {t('map.chosen', { count: numbers.length })}
        </h2>
        <IconButton small label={t('map.close')} icon={<CrossIcon />} onClick={onClose} />
      </header>
      <ul class={styles.cards}>
        {numbers.map((number) => {
          const proposal = known.get(number);
          return (
            <li key={number}>
              {proposal ? (
                <ProposalCard proposal={proposal} count={counts.get(number)} level={3} brief />
              ) : (
                <AskedCard number={number} />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
