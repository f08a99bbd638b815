import { useState } from 'preact/hooks';
import { usePageCampaign } from '../../api/page-campaign.ts';
import { type Proposal, useReportProposal } from '../../api/proposals.ts';
import { Button, LinkButton } from '../../components/button.tsx';
import { FeedIcon, FlagIcon, ShareIcon } from '../../components/icons.tsx';
import { ReportDialog } from '../../components/report-dialog.tsx';
import { toast } from '../../components/toast.tsx';
import { useI18n } from '../../i18n/use-i18n.tsx';
import { useSession } from '../../session/use-session.ts';
import styles from './actions.module.css';

/** Shares by the device's own means, or copies the address. */
export function ShareButton({
  title,
  text,
  path = location.pathname,
}: {
  title: string;
  text: string;
  /** Of the page to share; left out, this one. */
  path?: string;
}) {
  const { t } = useI18n();
  const share = async () => {
    const url = location.origin + path;
    if (typeof navigator.share === 'function') {
      try {
        await navigator.share({ title, text, url });
      } catch (error) {
        // Whoever closes the sheet has changed their mind.
        if (!(error instanceof DOMException && error.name === 'AbortError')) throw error;
      }
      return;
    }
    await navigator.clipboard.writeText(url);
    toast(t('proposal.copied'));
  };
  return (
    <Button icon={<ShareIcon />} onClick={() => void share().catch(() => toast(t('proposal.copyFailed'), 'bad'))}>
      {t('proposal.share')}
    </Button>
  );
}

/** What can be done with a proposal besides voting. */
export function ProposalActions({ proposal }: { proposal: Proposal }) {
  const { t, language } = useI18n();
  const campaign = usePageCampaign() ?? '';
  const { person, signIn } = useSession();
  const [reporting, setReporting] = useState(false);
  const report = useReportProposal(proposal.number);
  const { number, title, summary } = proposal;
  const feed = `/api/campaigns/${encodeURIComponent(campaign)}/feed.atom?proposal=${number}&lang=${language}`;
  const open = () => {
    if (person === null) signIn().catch(() => toast(t('error.unreachable'), 'bad'));
    else setReporting(true);
  };
  return (
    <div class={styles.actions}>
      <ShareButton title={title} text={summary} />
      <LinkButton look="quiet" small href={feed} icon={<FeedIcon />}>
        {t('proposal.follow')}
      </LinkButton>
      {proposal.status === 'published' && (
        <Button look="quiet" small icon={<FlagIcon />} onClick={open}>
          {t('proposal.report')}
        </Button>
      )}
      <ReportDialog
        title={t('proposal.report.title')}
        report={report}
        open={reporting}
        onClose={() => setReporting(false)}
      />
    </div>
  );
}
