import { Button } from '../components/button.tsx';
import { Page, Prose } from '../components/page.tsx';
import { toast } from '../components/toast.tsx';
import { forgetDevice } from '../device.ts';
import { useI18n } from '../i18n/use-i18n.tsx';
import { usePaths } from '../use-paths.ts';

const VOTE = ['secret', 'who', 'receipt'] as const;
const DEVICE = ['cookies', 'tab', 'kept'] as const;

/** What is kept of whom, in plain words; and a way to have this device forget it. */
export default function PrivacyPage() {
  const { t, tx } = useI18n();
  const paths = usePaths();
  const forget = () => {
    forgetDevice();
    toast(t('privacy.device.forgotten'));
  };
  return (
    <Page title={t('privacy.title')} lead={t('privacy.lead')} narrow>
      <Prose>
        <h2>{t('privacy.vote')}</h2>
        <ul>
          {VOTE.map((key) => (
            <li key={key}>{t(`privacy.vote.${key}`)}</li>
          ))}
        </ul>
        <h2>{t('privacy.public')}</h2>
        <p>{t('privacy.public.text')}</p>
        <h2>{t('privacy.device')}</h2>
        <ul>
          {DEVICE.map((key) => (
            <li key={key}>{t(`privacy.device.${key}`)}</li>
          ))}
        </ul>
        <p>
          <Button onClick={forget}>{t('privacy.device.forget')}</Button>
        </p>
        <h2>{t('privacy.rights')}</h2>
        <p>{tx('privacy.rights.text', { link: <a href={paths.account}>{t('nav.account')}</a> })}</p>
        <h2>{t('privacy.keeps')}</h2>
        <p>{t('privacy.keeps.text')}</p>
      </Prose>
    </Page>
  );
}
