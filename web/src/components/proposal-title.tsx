import { useMemo } from 'preact/hooks';
import { LARGEST_CATALOGUE, useCatalogue } from '../api/catalogue.ts';
import { useAnswerDebt } from '../api/projects.ts';
import { type ListedProposal, useProposal } from '../api/proposals.ts';
import { useTitle } from '../api/titles.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { usePaths } from '../use-paths.ts';
import { spaced } from './lang.ts';
import styles from './proposal-title.module.css';

function useByNumber(items: readonly ListedProposal[] | null) {
  return useMemo(() => items && new Map(items.map((proposal) => [proposal.number, proposal])), [items]);
}

/**
 * All proposals by number, once they are there. Until then, and where they are too many (`tooMany`), titles are asked for
 * as they are shown.
 */
export function useProposalsByNumber() {
  const { data: debt } = useAnswerDebt();
  const byNumber = useByNumber(useCatalogue(debt?.proposals).items);
  const tooMany = debt !== undefined && debt.proposals > LARGEST_CATALOGUE;
  return { byNumber, tooMany, discreet: false };
}

/** The proposals of somebody's own ballot: titles are asked for at once, by requests that do not tell what is on it. */
export function useBallotProposals(): ReturnType<typeof useProposalsByNumber> {
  const byNumber = useByNumber(useCatalogue(undefined).items);
  return { byNumber, tooMany: false, discreet: true };
}

/** What the list says of a proposal; undefined until it is known, null where it is not in the list. */
export function useListed(number: number, { byNumber, discreet }: ReturnType<typeof useProposalsByNumber>) {
  const { data } = useTitle(number, discreet, byNumber === null);
  return byNumber === null ? data : (byNumber.get(number) ?? null);
}

type Known = Pick<ListedProposal, 'number' | 'title' | 'language'>;

/** Room for a title, quiet until it comes. */
function Waiting({ number }: { number: number }) {
  const { t } = useI18n();
  return (
    <span class={styles.waiting}>
      <span class="visually-hidden">{t('proposal.number', { number: String(number) })}</span>
    </span>
  );
}

function Linked({ number, title, language }: Known) {
  const paths = usePaths();
  const i18n = useI18n();
  return (
    <a class={styles.title} href={paths.proposal(number)} lang={language === i18n.language ? undefined : language}>
      {spaced(title, language) || i18n.t('proposal.number', { number: String(number) })}
    </a>
  );
}

/** Of one that is not in the list: it was withdrawn or taken off, as its page says. */
function Unlisted({ number }: { number: number }) {
  const { language } = useI18n();
  const { data, isPending, isPaused } = useProposal(number);
  if (isPending && !isPaused) return <Waiting number={number} />;
  return data ? <Linked {...data} /> : <Linked number={number} title="" language={language} />;
}

function Asked({ number, discreet }: { number: number; discreet: boolean }) {
  const { language } = useI18n();
  const { data, isPending, isPaused } = useTitle(number, discreet);
  if (isPending && !isPaused) return <Waiting number={number} />;
  if (data === null) return <Unlisted number={number} />;
  return data ? <Linked {...data} /> : <Linked number={number} title="" language={language} />;
}

/** The title of a proposal that is known by its number, as a link to it. */
export function ProposalTitle({
  number,
  proposals,
}: {
  number: number;
  proposals: ReturnType<typeof useProposalsByNumber>;
}) {
  const { byNumber, discreet } = proposals;
  const known = byNumber?.get(number);
  if (known) return <Linked {...known} />;
  return byNumber ? <Unlisted number={number} /> : <Asked number={number} discreet={discreet} />;
}
