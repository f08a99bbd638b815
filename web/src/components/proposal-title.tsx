import { useMemo } from 'preact/hooks';
import { LARGEST_CATALOGUE, useCatalogue } from '../api/catalogue.ts';
import { useAnswerDebt } from '../api/projects.ts';
import { type ListedProposal, useProposal } from '../api/proposals.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { usePaths } from '../use-paths.ts';
import { spaced } from './lang.ts';
import styles from './proposal-title.module.css';

/** All proposals by number, once they are there; `tooMany`: they have to be asked for one by one. */
export function useProposalsByNumber() {
  const { data: debt } = useAnswerDebt();
  const catalogue = useCatalogue(debt?.proposals);
  const byNumber = useMemo(
    () => catalogue && new Map(catalogue.map((proposal) => [proposal.number, proposal])),
    [catalogue],
  );
  return { byNumber, tooMany: debt !== undefined && debt.proposals > LARGEST_CATALOGUE };
}

function FetchedTitle({ number }: { number: number }) {
  const { data } = useProposal(number);
  return data ? <Linked number={number} title={data.title} language={data.language} /> : <Waiting number={number} />;
}

function Waiting({ number }: { number: number }) {
  const { t } = useI18n();
  return <span class={styles.waiting}>{t('proposal.number', { number: String(number) })}</span>;
}

function Linked({ number, title, language }: Pick<ListedProposal, 'number' | 'title' | 'language'>) {
  const paths = usePaths();
  const i18n = useI18n();
  return (
    <a class={styles.title} href={paths.proposal(number)} lang={language === i18n.language ? undefined : language}>
      {spaced(title, language) || i18n.t('proposal.number', { number: String(number) })}
    </a>
  );
}

/** The title of a proposal that is known by its number, as a link to it. */
export function ProposalTitle({
  number,
  proposals,
}: {
  number: number;
  proposals: ReturnType<typeof useProposalsByNumber>;
}) {
  const known = proposals.byNumber?.get(number);
  if (known) return <Linked {...known} />;
  // One that is not in the list was withdrawn or taken off: its page says so.
  return proposals.tooMany || proposals.byNumber ? <FetchedTitle number={number} /> : <Waiting number={number} />;
}
