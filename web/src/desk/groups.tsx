import { useState } from 'preact/hooks';
import { type Campaign, useCampaign } from '../api/campaigns.ts';
import { useTendencies } from '../api/projects.ts';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { Field } from '../components/field.tsx';
import { PlusIcon } from '../components/icons.tsx';
import { CardSkeleton } from '../components/skeleton.tsx';
import { EmptyState } from '../components/states.tsx';
import { toast } from '../components/toast.tsx';
import { type Tendency, usePutTendency } from './api/projects.ts';
import styles from './desk.module.css';
import { DeskFailed } from './desk-failed.tsx';
import { DeskPage } from './desk-page.tsx';
import { useDeskPaths } from './desk-paths.ts';
import { DraftFound } from './draft-found.tsx';
import { useKept } from './kept.ts';
import { NumbersField } from './numbers-field.tsx';
import { hasFields, isCount, isListOf, isNullOr, isText } from './shape.ts';
import { slugOf } from './slug.ts';
import { isTexts, type Texts, writtenOf } from './texts.ts';
import { TextsField } from './texts-field.tsx';
import { useFirstField } from './use-first-field.ts';
import { useDesk } from './use-words.tsx';

interface Writing {
  readonly name: Texts;
  /** The group's name in addresses, as it was written; null: made of its name. */
  readonly id: string | null;
  /** null while what is written is no list of numbers. */
  readonly numbers: readonly number[] | null;
}

const isWriting = hasFields<Writing>({
  name: isTexts,
  id: isNullOr(isText),
  numbers: isNullOr(isListOf(isCount)),
});

function GroupDialog({
  campaign,
  group,
  taken,
  onClose,
}: {
  campaign: Campaign;
  /** null: a new one. */
  group: Tendency | null;
  taken: ReadonlySet<string>;
  onClose: () => void;
}) {
  const { d, t } = useDesk();
  const put = usePutTendency();
  const first: Writing = { name: group?.name ?? {}, id: null, numbers: group?.proposals ?? [] };
  const kept = useKept(`group.${group?.id ?? ''}`, first, isWriting);
  const { name, numbers } = kept.value;
  const change = (part: Partial<Writing>) => kept.set({ ...kept.value, ...part });
  const [tried, setTried] = useState(false);
  useFirstField();
  const [main] = campaign.languages;
  const words = main === undefined ? '' : (name[main] ?? '');
  const id = group?.id ?? kept.value.id ?? slugOf(words);
  const unnamed = words.trim().length < 3;
  const wrongId = !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) || id.length > 64;
  const isTaken = group === null && taken.has(id);
  const send = () => {
    setTried(true);
    if (unnamed || wrongId || isTaken || numbers === null) return;
    const body = { revision: group?.revision ?? null, name: writtenOf(name), proposals: [...numbers] };
    put.mutate(
      { id, body },
      {
        onSuccess: () => {
          kept.forget();
          toast(d('groups.saved'));
          onClose();
        },
      },
    );
  };
  const idError = wrongId ? d('groups.id.wrong') : isTaken ? d('groups.id.taken') : null;
  return (
    <Dialog
      open
      title={d(group === null ? 'groups.new' : 'groups.edit')}
      closeLabel={t('common.close')}
      onClose={onClose}
      actions={
        <>
          <Button look="main" busy={put.isPending} onClick={send}>
            {d('project.save')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <DraftFound kept={kept} />
      <TextsField
        label={d('groups.name')}
        languages={campaign.languages}
        texts={name}
        most={200}
        error={tried && unnamed ? d('texts.missing') : null}
        onChange={(value) => change({ name: value })}
      />
      {group === null && (
        <Field
          label={d('groups.id')}
          hint={d('groups.id.hint')}
          value={id}
          maxLength={64}
          error={tried ? idError : null}
          onInput={(value) => change({ id: value })}
        />
      )}
      <NumbersField
        key={String(kept.found)}
        label={d('groups.proposals')}
        numbers={numbers ?? first.numbers ?? []}
        onChange={(value) => change({ numbers: value })}
      />
      {put.error && <DeskFailed error={put.error} />}
    </Dialog>
  );
}

/** Tendencies: groups of proposals that want the same, of which projects are made. */
export function GroupsDesk() {
  const { d, t, textOf } = useDesk();
  const { data: campaign } = useCampaign();
  const paths = useDeskPaths();
  const groups = useTendencies();
  const [edited, setEdited] = useState<Tendency | 'new' | null>(null);
  const items = groups.data?.items ?? [];
  return (
    <DeskPage title={d('groups.title')} lead={d('groups.lead')}>
      <div>
        <Button look="main" icon={<PlusIcon />} onClick={() => setEdited('new')}>
          {d('groups.new')}
        </Button>
      </div>
      {groups.error && <DeskFailed error={groups.error} onRetry={groups.refetch} />}
      {groups.isPending && !groups.error && <CardSkeleton />}
      {groups.data && items.length === 0 && <EmptyState title={d('groups.empty')}>{d('groups.emptyText')}</EmptyState>}
      {items.length > 0 && (
        <ul class={styles.rows}>
          {items.map((group) => (
            <li key={group.id} class={styles.row}>
              <div class={styles.rowWords}>
                <h2 class={styles.rowTitle}>{textOf(group.name)}</h2>
                <p class={styles.numbers}>
                  <span class={styles.soft}>{t('common.proposals', { count: group.proposals.length })}</span>
                  {group.proposals.map((number) => (
                    <a key={number} href={paths.proposal(number)}>
                      {number}
                    </a>
                  ))}
                </p>
              </div>
              <Button small onClick={() => setEdited(group)}>
                {d('groups.change')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {campaign && edited !== null && (
        <GroupDialog
          campaign={campaign}
          group={edited === 'new' ? null : edited}
          taken={new Set(items.map(({ id }) => id))}
          onClose={() => setEdited(null)}
        />
      )}
    </DeskPage>
  );
}
