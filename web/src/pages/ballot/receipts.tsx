import { useCampaign } from '../../api/campaigns.ts';
import { usePageCampaign } from '../../api/page-campaign.ts';
import { serverNow } from '../../api/server-clock.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { download } from '../../components/data-table.tsx';
import { Tick } from '../../components/field.tsx';
import { CheckIcon, DownloadIcon } from '../../components/icons.tsx';
import { Section } from '../../components/page.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useStore } from '../../store.ts';
import { deleteReceipts, keepOnDevice, keepsReceipts, receipts } from '../../votes/receipts.ts';
import styles from '../ballot.module.css';
import { useVerifier } from '../results/downloads.tsx';

/** The receipts of this campaign: to keep, to download and to delete. */
export function Receipts() {
  const { t } = useI18n();
  const campaign = usePageCampaign() ?? '';
  const { data: rules } = useCampaign();
  const closes = rules?.phases.find(({ phase }) => phase === 'voting')?.closes ?? null;
  const verifier = useVerifier(closes !== null && serverNow() >= Date.parse(closes));
  const keeps = useStore(keepsReceipts);
  const mine = useStore(receipts).filter(({ receipt }) => receipt.campaign === campaign);
  const save = () =>
    download(`${campaign}-receipts.txt`, 'text/plain;charset=utf-8', mine.map(({ jws }) => `${jws}\n`).join(''));
  return (
    <Section title={t('ballot.receipts')} lead={t('ballot.receipts.lead')}>
      <p>
        <strong>
          {mine.length === 0 ? t('ballot.receipts.none') : t('ballot.receipts.count', { count: mine.length })}
        </strong>{' '}
        {mine.length > 0 && t('ballot.receipts.secret')}
      </p>
      <div>
        <Tick label={t('ballot.receipts.keep')} checked={keeps} onChange={keepOnDevice} />
        {!keeps && <p class={styles.small}>{t('ballot.receipts.tab')}</p>}
      </div>
      {verifier && (
        <div>
          <LinkButton href={verifier} icon={<CheckIcon />}>
            {t('data.verify')}
          </LinkButton>
        </div>
      )}
      {mine.length > 0 && (
        <div class={styles.actions}>
          <Button icon={<DownloadIcon />} onClick={save}>
            {t('ballot.receipts.download')}
          </Button>
          <Button look="quiet" onClick={deleteReceipts}>
            {t('ballot.receipts.delete')}
          </Button>
        </div>
      )}
    </Section>
  );
}
