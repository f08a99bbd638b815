import { Button } from '../components/button.tsx';
import { Notice } from '../components/states.tsx';
import type { Kept } from './kept.ts';
import { useDesk } from './use-words.tsx';

/** Says that what was begun earlier is there again, and lets it go. */
export function DraftFound({ kept: { found, drop } }: { kept: Pick<Kept<unknown>, 'found' | 'drop'> }) {
  const { d } = useDesk();
  if (!found) return null;
  return (
    <Notice>
      {d('draft.found')}{' '}
      <Button
        small
        look="quiet"
        onClick={(event) => {
          const around = event.currentTarget.closest('form, dialog');
          drop();
          around?.querySelector<HTMLElement>('select, input, textarea')?.focus();
        }}
      >
        {d('draft.drop')}
      </Button>
    </Notice>
  );
}
