import { useQueryClient } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import { useErase } from '../../api/me.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { Failed } from '../../components/failed.tsx';
import { Tick } from '../../components/field.tsx';
import { Section } from '../../components/page.tsx';
import { Notice } from '../../components/states.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';

/** Taking oneself out, for good: asked twice, and told what came of it. */
export function EraseMe() {
  const { t } = useI18n();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [understood, setUnderstood] = useState(false);
  const erase = useErase();
  const close = () => {
    setOpen(false);
    setUnderstood(false);
  };
  const send = () =>
    erase.mutate(undefined, {
      onSuccess: () => {
        close();
        void client.invalidateQueries();
      },
    });
  return (
    <Section title={t('account.erase')} lead={t('account.erase.text')}>
      {erase.data && (
        <Notice
          tone={erase.data.complete ? 'good' : 'watch'}
          title={t(erase.data.complete ? 'account.erase.done' : 'account.erase.again')}
        >
          {t('account.erase.proposals', { count: erase.data.proposals })}
          {' · '}
          {t('account.erase.comments', { count: erase.data.comments })}
        </Notice>
      )}
      <div>
        <Button look="danger" onClick={() => setOpen(true)}>
          {t('account.erase.button')}
        </Button>
      </div>
      <Dialog
        open={open}
        title={t('account.erase.title')}
        closeLabel={t('common.close')}
        onClose={close}
        actions={
          <>
            <Button
              look="danger"
              busy={erase.isPending}
              aria-disabled={understood ? undefined : 'true'}
              onClick={understood ? send : undefined}
            >
              {t('account.erase.confirm')}
            </Button>
            <Button onClick={close}>{t('common.cancel')}</Button>
          </>
        }
      >
        <p>{t('account.erase.text')}</p>
        <p>
          <strong>{t('account.erase.final')}</strong>
        </p>
        <Tick label={t('account.erase.understood')} checked={understood} onChange={setUnderstood} />
        {erase.error && <Failed error={erase.error} />}
      </Dialog>
    </Section>
  );
}
