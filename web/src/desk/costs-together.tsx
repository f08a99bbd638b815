import { useState } from 'preact/hooks';
import type { ListedProposal } from '../api/proposals.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Area } from '../components/field.tsx';
import { ProgressBar } from '../components/progress.tsx';
import { Notice } from '../components/states.tsx';
import { toast } from '../components/toast.tsx';
import { useFormats } from '../i18n/use-i18n.tsx';
import { type Costed, usePutCost } from './api/costs.ts';
import { type CostLine, costLinesOf } from './cost-lines.ts';
import { useDeskWhy } from './desk-failed.tsx';
import { DraftFound } from './draft-found.tsx';
import { useKept } from './kept.ts';
import { isText } from './shape.ts';
import { useFirstField } from './use-first-field.ts';
import { useDesk } from './use-words.tsx';

interface Refused {
  readonly number: number;
  readonly why: string;
}

/** So many wrong lines are shown: they tell what is wrong with the others. */
const SHOWN = 5;

/** Costs of many proposals at once, as two columns of a spreadsheet are pasted. */
export function CostsTogether({
  proposals,
  onCosted,
  onRefused,
  onClose,
}: {
  proposals: readonly ListedProposal[];
  onCosted: (costed: Costed) => void;
  /** Some were not saved: somebody may have changed them meanwhile. */
  onRefused: () => void;
  onClose: () => void;
}) {
  const { d, t } = useDesk();
  const { number: format } = useFormats();
  const why = useDeskWhy();
  const put = usePutCost(onCosted);
  const kept = useKept('costs', '', isText);
  const [done, setDone] = useState<number | null>(null);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  useFirstField();
  const { lines, wrong } = costLinesOf(kept.value);
  const byNumber = new Map(proposals.map((proposal) => [proposal.number, proposal]));
  const busy = done !== null;
  const send = async (line: CostLine): Promise<Refused | null> => {
    const { number, cost } = line;
    const proposal = byNumber.get(number);
    if (proposal === undefined) return { number, why: d('answers.refused.not-public') };
    if (proposal.cost === cost) return null;
    try {
      await put.mutateAsync({ number, cost, revision: proposal.revision });
      return null;
    } catch (error) {
      return { number, why: why(error) };
    }
  };
  const sendAll = async () => {
    const failed: Refused[] = [];
    for (const [index, line] of lines.entries()) {
      setDone(index);
      const refusal = await send(line);
      if (refusal !== null) failed.push(refusal);
    }
    setDone(null);
    setRefused(failed);
    if (failed.length < lines.length) toast(d('costs.together.done', { count: lines.length - failed.length }));
    if (failed.length > 0) return onRefused();
    kept.forget();
    onClose();
  };
  return (
    <Dialog
      open
      title={d('costs.together')}
      closeLabel={t('common.close')}
      onClose={onClose}
      actions={
        <>
          <Button
            look="main"
            busy={busy}
            aria-disabled={lines.length === 0 ? 'true' : undefined}
            onClick={() => lines.length > 0 && void sendAll()}
          >
            {lines.length === 0 ? d('project.save') : d('costs.together.send', { count: lines.length })}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <DraftFound kept={kept} />
      <Area
        label={d('costs.together.lines')}
        hint={d('costs.together.hint')}
        rows={8}
        value={kept.value}
        count={lines.length === 0 ? undefined : d('costs.together.read', { count: lines.length })}
        onInput={kept.set}
      />
      {wrong.length > 0 && (
        <Notice tone="watch" title={d('costs.together.wrong', { count: wrong.length })}>
          <ul>
            {wrong.slice(0, SHOWN).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {wrong.length > SHOWN && '…'}
        </Notice>
      )}
      {done !== null && (
        <ProgressBar
          label={d('costs.saving')}
          value={done}
          max={lines.length}
          text={d('costs.progress.of', { some: format(done), all: format(lines.length) })}
        />
      )}
      {refused.length > 0 && (
        <div role="alert">
          <Notice tone="bad" title={d('costs.together.refused', { count: refused.length })}>
            <ul>
              {refused.map(({ number, why: reason }) => (
                <li key={number}>
                  {number}: {reason}
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
    </Dialog>
  );
}
