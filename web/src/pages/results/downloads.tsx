import type { Schemas } from '../../api/client.ts';
import { usePageCampaign } from '../../api/page-campaign.ts';
import { useOpenData } from '../../api/results.ts';
import { LinkButton } from '../../components/button.tsx';
import { type Column, DataTable } from '../../components/data-table.tsx';
import { CheckIcon, DownloadIcon } from '../../components/icons.tsx';
import { Section } from '../../components/page.tsx';
import folds from '../../components/unfolded.module.css';
import { useFormats, useI18n } from '../../i18n/use-i18n.tsx';
import styles from '../results.module.css';

type File = Schemas['OpenData']['files'][number];
const KILOBYTE = 1_000;
/** The page of the archive that checks it. */
const VERIFIER = 'verify.html';

/** The address of the page that counts the votes again in a browser; null while there are no open data. */
export function useVerifier(asked: boolean): string | null {
  const { data } = useOpenData(asked);
  return data?.files.find(({ name }) => name === VERIFIER)?.address ?? null;
}

function Files({ data }: { data: Schemas['OpenData'] }) {
  const { t } = useI18n();
  const { number, date } = useFormats();
  const [latest] = data.versions;
  const columns: Column<File>[] = [
    {
      key: 'name',
      label: t('data.file'),
      value: ({ name }) => name,
      cell: ({ name, address }) => <a href={address}>{name}</a>,
    },
    { key: 'rows', label: t('data.rows'), numeric: true, value: ({ rows }) => rows, cell: ({ rows }) => number(rows) },
    {
      key: 'size',
      label: t('data.size'),
      numeric: true,
      value: ({ bytes }) => bytes,
      cell: ({ bytes }) => t('data.kilobytes', { size: number(Math.ceil(bytes / KILOBYTE)) }),
    },
    {
      key: 'hash',
      label: t('data.hash'),
      value: ({ sha256 }) => sha256,
      cell: ({ sha256 }) => <code class={styles.hash}>{sha256}</code>,
    },
  ];
  return (
    <>
      {latest && (
        <p class={styles.small}>
          {t('data.madeAt', { version: String(latest.version), date: date(latest.madeAt) })} ·{' '}
          <a href={data.licence}>{t('data.licence')}</a>
        </p>
      )}
      <details class={folds.folded}>
        <summary>{t('data.files')}</summary>
        <DataTable caption={t('data.files')} columns={columns} rows={data.files} rowKey={({ name }) => name} />
      </details>
    </>
  );
}

/** All of the result to take along, and the page that checks it. */
export function Downloads() {
  const { t } = useI18n();
  const campaign = usePageCampaign() ?? '';
  const { data } = useOpenData(true);
  const verifier = useVerifier(true);
  return (
    <Section title={t('results.data')} lead={t('results.data.lead')}>
      <div class={styles.downloads}>
        {verifier && (
          <LinkButton look="main" href={verifier} icon={<CheckIcon />}>
            {t('data.verify')}
          </LinkButton>
        )}
        <LinkButton
          href={`/api/campaigns/${encodeURIComponent(campaign)}/results`}
          download={`${campaign}-result.json`}
          icon={<DownloadIcon />}
        >
          {t('results.data.json')}
        </LinkButton>
      </div>
      {verifier && <p>{t('data.verify.lead')}</p>}
      {data && data.files.length > 0 && <Files data={data} />}
    </Section>
  );
}
