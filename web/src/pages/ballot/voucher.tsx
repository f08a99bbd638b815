import { useMutation } from '@tanstack/preact-query';
import { useState } from 'preact/hooks';
import { answerOf, signedIn } from '../../api/client.ts';
import { usePageCampaign } from '../../api/page-campaign.ts';
import { Button } from '../../components/button.tsx';
import { Failed } from '../../components/failed.tsx';
import { Field } from '../../components/field.tsx';
import { Panel } from '../../components/page.tsx';
import { toast } from '../../components/toast.tsx';
import { codeOf } from '../../components/why.ts';
import { useI18n } from '../../i18n/use-i18n.tsx';

const LONGEST = 64;

/** Where a campaign asks for a code that came by post. */
export function VoucherForm() {
  const { t } = useI18n();
  const campaign = usePageCampaign() ?? '';
  const [code, setCode] = useState('');
  const redeem = useMutation({
    mutationFn: () =>
      answerOf(signedIn.POST('/api/campaigns/{campaign}/voucher', { params: { path: { campaign } }, body: { code } })),
  });
  const problem = redeem.error ? codeOf(redeem.error) : null;
  const wrong = problem === 'voucher-unknown' || problem === 'voucher-used';
  const send = (event: Event) => {
    event.preventDefault();
    redeem.mutate(undefined, { onSuccess: () => toast(t('ballot.voucher.done')) });
  };
  if (redeem.isSuccess) return null;
  return (
    <form onSubmit={send}>
      <Panel>
        <Field
          label={t('ballot.voucher')}
          hint={t('ballot.voucher.lead')}
          name="code"
          required
          autoComplete="off"
          maxLength={LONGEST}
          value={code}
          error={wrong ? t('ballot.voucher.wrong') : null}
          onInput={setCode}
        />
        {redeem.error && !wrong && problem !== 'voucher-held' && <Failed error={redeem.error} />}
        <div>
          <Button type="submit" busy={redeem.isPending}>
            {t('ballot.voucher.send')}
          </Button>
        </div>
      </Panel>
    </form>
  );
}
