import { useEffect, useId, useState } from 'preact/hooks';
import { type ListedProposal, useProposal, useProposals } from '../api/proposals.ts';
import { Field } from '../components/field.tsx';
import { Plate } from '../components/plate.tsx';
import { TextSkeleton } from '../components/skeleton.tsx';
import styles from './desk.module.css';
import { useDesk } from './use-words.tsx';

/** How long typing may pause before it is searched for, ms. */
const TYPING = 250;
const SHOWN = 6;

export type Found = Pick<ListedProposal, 'number' | 'title'>;

function useTyped(text: string): string {
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setTyped(text), TYPING);
    return () => clearTimeout(timer);
  }, [text]);
  return typed;
}

function Options({
  found,
  chosen,
  onChoose,
}: {
  found: readonly Found[];
  chosen: number | null;
  onChoose: (found: Found) => void;
}) {
  const { d, t } = useDesk();
  const name = useId();
  return (
    <fieldset class={styles.options}>
      <legend class="visually-hidden">{d('search.found')}</legend>
      {found.map((one) => (
        <label key={one.number} class={styles.option}>
          <input type="radio" name={name} checked={chosen === one.number} onChange={() => onChoose(one)} />
          <Plate number={one.number} label={t('common.number')} />
          <span>{one.title}</span>
        </label>
      ))}
    </fieldset>
  );
}

function ByNumber(props: { number: number; chosen: number | null; onChoose: (found: Found) => void }) {
  const { d } = useDesk();
  const { data, error } = useProposal(props.number);
  if (error) return <p class={styles.soft}>{d('search.none')}</p>;
  if (!data) return <TextSkeleton lines={1} />;
  return <Options {...props} found={[data]} />;
}

function ByWords({
  words,
  without,
  ...rest
}: {
  words: string;
  without: number;
  chosen: number | null;
  onChoose: (found: Found) => void;
}) {
  const { d } = useDesk();
  const { data } = useProposals({ q: words, limit: SHOWN + 1 });
  if (!data) return <TextSkeleton lines={3} />;
  const found = data.pages[0]?.items.filter(({ number }) => number !== without).slice(0, SHOWN) ?? [];
  return found.length === 0 ? <p class={styles.soft}>{d('search.none')}</p> : <Options {...rest} found={found} />;
}

/** Finds another proposal by its number or by words; before anything is typed, those that are much like it. */
export function ProposalSearch({
  label,
  without,
  likely,
  chosen,
  onChoose,
}: {
  label: string;
  /** The number that looks for another. */
  without: number;
  likely: readonly Found[];
  chosen: number | null;
  onChoose: (found: Found) => void;
}) {
  const { d } = useDesk();
  const [text, setText] = useState('');
  const typed = useTyped(text).trim();
  const number = /^\d{1,6}$/.test(typed) ? Number(typed) : null;
  const props = { chosen, onChoose };
  return (
    <div class={styles.fields}>
      <Field type="search" label={label} hint={d('search.hint')} value={text} onInput={setText} />
      {typed === '' && likely.length > 0 && (
        <>
          <p class={styles.soft}>{d('search.likely')}</p>
          <Options {...props} found={likely} />
        </>
      )}
      {number !== null && number !== without && <ByNumber {...props} number={number} />}
      {number === null && typed.length >= 2 && <ByWords {...props} words={typed} without={without} />}
    </div>
  );
}
