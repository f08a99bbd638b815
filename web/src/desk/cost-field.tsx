import { useId, useRef, useState } from 'preact/hooks';
import { LARGEST_COST } from '../../../functions/core/limits.ts';
import { Failure } from '../api/problem.ts';
import fields from '../components/field.module.css';
import { CheckIcon } from '../components/icons.tsx';
import { announce } from '../components/toast.tsx';
import { useFormats } from '../i18n/use-i18n.tsx';
import { amountOf } from './amount.ts';
import { type Costed, usePutCost } from './api/costs.ts';
import styles from './cost-field.module.css';
import { useDeskWhy } from './desk-failed.tsx';
import { hasFields, isCount, isNullOr } from './shape.ts';
import { useDesk } from './use-words.tsx';

const isSeen = hasFields<Pick<Costed, 'cost' | 'revision'>>({ cost: isNullOr(isCount), revision: isCount });

/** How the proposal is by now, as the refusal of a change that came too late tells. */
function seenIn(error: unknown) {
  const proposal = error instanceof Failure && error.code === 'revision-conflict' ? error.problem?.proposal : null;
  return isSeen(proposal) ? proposal : null;
}

/** What stands in the field: an amount; null where it was emptied; undefined where it is no amount. */
function readCost(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const amount = amountOf(text);
  return amount === null || amount > LARGEST_COST ? undefined : amount;
}

/** The cost of a proposal, saved by Enter or by leaving the field. */
export function CostField({
  proposal,
  onCosted,
  onNext,
}: {
  proposal: Costed;
  onCosted: (costed: Costed) => void;
  /** Where focus goes on Enter and on the arrow keys; left out, it stays. */
  onNext?: (from: HTMLInputElement, step: 1 | -1) => void;
}) {
  const { d } = useDesk();
  const { number: format, money, currencySign } = useFormats();
  const why = useDeskWhy();
  const put = usePutCost(onCosted);
  const id = useId();
  const { number } = proposal;
  const [theirs, setTheirs] = useState<Pick<Costed, 'cost' | 'revision'> | null>(null);
  const known = theirs !== null && theirs.revision > proposal.revision ? theirs : proposal;
  const shown = (cost: number | null) => (cost === null ? '' : format(cost));
  const [written, setWritten] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  /** What was sent last: leaving the field after Enter does not send it again. */
  const sent = useRef<string | null>(null);
  const text = written ?? shown(known.cost);
  /** Whether there is nothing to mend. */
  const save = (): boolean => {
    const cost = readCost(text);
    setWrong(cost === undefined);
    if (cost === undefined) {
      announce(d('costs.wrong'));
      return false;
    }
    if (cost === known.cost) {
      setWritten(null);
      return true;
    }
    if (put.isPending || sent.current === text) return true;
    sent.current = text;
    put.mutate(
      { number, cost, revision: known.revision },
      {
        onSuccess: () => {
          // Unless somebody has gone on writing meanwhile.
          setWritten((now) => (now === text ? null : now));
          const words = cost === null ? d('costs.taken') : d('costs.saved', { cost: money(cost) });
          announce(`${number}: ${words}`);
        },
        onError: (error) => {
          sent.current = null;
          setTheirs(seenIn(error));
          announce(`${number}: ${why(error)}`);
        },
      },
    );
    return true;
  };
  const said = () => {
    if (wrong) return <span class={styles.wrong}>{d('costs.wrong')}</span>;
    if (put.isPending) return d('costs.saving');
    if (put.error) return <span class={styles.wrong}>{theirs ? d('costs.meanwhile') : why(put.error)}</span>;
    if (!put.isSuccess) return null;
    return (
      <span class={styles.saved}>
        <CheckIcon size={16} />
        {put.data.cost === null ? d('costs.taken') : d('costs.savedShort')}
      </span>
    );
  };
  const failed = wrong || put.error !== null;
  return (
    <div class={`${fields.field} ${styles.field}`}>
      <div class={styles.line}>
        <input
          class={`${fields.input} ${styles.input}`}
          data-cost={number}
          inputMode="numeric"
          autoComplete="off"
          enterKeyHint={onNext ? 'next' : 'done'}
          aria-label={d('costs.of', { number: String(number), currency: currencySign() })}
          aria-invalid={failed ? 'true' : undefined}
          aria-describedby={failed ? id : undefined}
          value={text}
          onInput={(event) => {
            setWritten(event.currentTarget.value);
            setWrong(false);
            sent.current = null;
            if (!put.isPending) put.reset();
          }}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={() => {
            if (written !== null) save();
          }}
          onKeyDown={(event) => {
            const { key, currentTarget } = event;
            if (key === 'Escape' && written !== null) {
              setWritten(null);
              setWrong(false);
              if (!put.isPending) put.reset();
            } else if (key === 'Enter') {
              if (save()) onNext?.(currentTarget, 1);
            } else if (key === 'ArrowDown' || key === 'ArrowUp') {
              onNext?.(currentTarget, key === 'ArrowDown' ? 1 : -1);
            } else return;
            event.preventDefault();
          }}
        />
        <span class={styles.sign} aria-hidden="true">
          {currencySign()}
        </span>
      </div>
      <p class={styles.said} id={id}>
        {said()}
      </p>
    </div>
  );
}
