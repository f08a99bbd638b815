import { useMutation } from '@tanstack/preact-query';
import { exportMe } from '../../api/me.ts';
import { Button } from '../../components/button.tsx';
import { download } from '../../components/data-table.tsx';
import { Failed } from '../../components/failed.tsx';
import { DownloadIcon } from '../../components/icons.tsx';
import { Section } from '../../components/page.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';

/** All that is held on one, as a file. */
export function ExportMe() {
  const { t } = useI18n();
  const take = useMutation({
    mutationFn: exportMe,
    onSuccess: (pages) => download('my-data.json', 'application/json', JSON.stringify(pages, null, 2)),
  });
  return (
    <Section title={t('account.export')} lead={t('account.export.text')}>
      {take.error && <Failed error={take.error} />}
      <div>
        <Button icon={<DownloadIcon />} busy={take.isPending} onClick={() => take.mutate()}>
          {t('account.export.button')}
        </Button>
      </div>
    </Section>
  );
}
